export { type KetamineSteps, percentChange } from './arithmetic.ts';
export {
  computeDose,
  type DoseAnswer,
  type DoseEvaluation,
  type DoseRuleOutcome,
  evaluateDose,
} from './compute.ts';
export type { DoseContext, PreviousSession } from './context.ts';
export {
  DOUBLE_CHECK_TOLERANCE_PERCENT,
  type DoubleCheck,
  type DoubleCheckField,
  doubleCheck,
  type FieldComparison,
} from './double-check.ts';
export type { DoseFinding } from './finding.ts';
export {
  earliestLastDevice,
  givenMg,
  type RateSegment,
  REST_BETWEEN_DEVICES_MIN,
  remainingMg,
  type Waste,
  wasteOf,
} from './given.ts';
export { guardDose } from './guard.ts';
export {
  type Centimetres,
  centimetres,
  type DoseUnit,
  type Measure,
  type Mg,
  type MgPerKg,
  type MgPerMl,
  type Minutes,
  type Ml,
  measure,
  mg,
  mgPerKg,
  mgPerMl,
  minutesLong,
  ml,
} from './measure.ts';
export { ABSOLUTE_BOUNDS, parseDoseRequest } from './parse.ts';
export { checkDosePolicy, type DosePolicy, type DoseRulePolicy } from './policy.ts';
export type {
  DoseProtocol,
  DoseRequest,
  EsketamineDoseRequest,
  KetamineDoseRequest,
  Product,
  Route,
} from './request.ts';
export { pumpMlPerH, syringeMl } from './rounding.ts';
export type { DoseRule, Mark, Severity, Source, Threshold } from './rule.ts';
export { DOSE_RULES } from './rules/index.ts';
export {
  type AnyWeight,
  actualWeight,
  adjustedBodyWeightKg,
  bmi,
  type DosingWeights,
  dosingWeights,
  idealBodyWeightKg,
  type SexForDosing,
  type Weight,
  type WeightKind,
} from './weights.ts';
