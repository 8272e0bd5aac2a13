export {
  type Evidence,
  evidenceFor,
  INDICATIONS,
  type Indication,
  type IndicationId,
  indicationById,
} from './catalogue/indications.ts';
export { MEASUREMENTS, type MeasurementId, measurementByCode } from './catalogue/measurements.ts';
export { RECORDS, type RecordId, recordById } from './catalogue/records.ts';
export { citationOf, SOURCES, type SourceWork, sourceByKey } from './catalogue/sources.ts';
export {
  FACT_GROUP_TITLES,
  FACT_GROUPS,
  FACTS,
  type Fact,
  type FactGroup,
  type FactId,
  factById,
} from './facts.ts';
export { labelOfInput } from './inputs.ts';
export {
  DRUG_CLASSES,
  type DrugClass,
  MEDICINES,
  type ResolvedMedicine,
  resolveMedicine,
} from './medicines.ts';
export { parseSnapshot, snapshotJsonSchema } from './parse-snapshot.ts';
export { type ClinicPolicy, checkPolicy } from './policy.ts';
export type { InputMissing, InputUsed } from './reading.ts';
export { RULES, ruleById } from './registry.ts';
export type { Mark, Rule, RuleCase, Severity, Source, Threshold, Tri } from './rule.ts';
export {
  evaluateRules,
  type Finding,
  type Overall,
  overallOf,
  type ScreenAnswer,
  type ScreenOptions,
  screen,
} from './screen.ts';
export type { PatientSnapshot } from './snapshot.ts';
