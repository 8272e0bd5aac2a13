export { isAskedWhen, isItemAsked } from './asked.ts';
export { type BandRange, bandLabel, bandsOf } from './bands.ts';
export {
  BATTERIES,
  type Battery,
  type BatteryEntry,
  type BatteryTrack,
  batteryOf,
  MOMENTS,
  type Moment,
} from './batteries.ts';
export { countAdequateTrials, type TreatmentTrial, type TrialCount } from './catalogue/athf-sf.instrument.ts';
export { findInstrument, INSTRUMENTS, instrumentById } from './catalogue/index.ts';
export { KSET_FORMS, type KsetField, type KsetForm } from './catalogue/kset.instrument.ts';
export type { ScoreContext } from './engine/context.ts';
export { FLAGS, type FlagCode, type FlagUrgency, flagLabel, flagUrgency, isFlagCode } from './flags.ts';
export {
  copyrightOf,
  type Form,
  type FormItem,
  type FormRequest,
  formOf,
  LOINC_NOTICE,
  languageFor,
  textsFor,
} from './form.ts';
export { INSTRUMENT_IDS, type InstrumentId, isInstrumentId } from './ids.ts';
export { type ScoreInput, score } from './score.ts';
export { type TextDifference, textDifferences } from './text-differences.ts';
export { type OptionText, parseTextPackage, type TextPackage } from './text-package.ts';
export { textPolicyOf } from './text-policy.ts';
export { endedProblem, LICENCE_REMIND_DAYS, type TextStanding, textStandingOf } from './text-standing.ts';
export { type TextTemplate, textTemplateOf } from './text-template.ts';
export type {
  Answer,
  AskedWhen,
  Band,
  Bands,
  Claim,
  FlagRule,
  Instrument,
  Item,
  Licence,
  LoincCode,
  Mark,
  Missing,
  Option,
  Score,
  Scoring,
  Subscale,
  TextPolicy,
  UnscoredItem,
  Values,
  Variant,
} from './types.ts';
