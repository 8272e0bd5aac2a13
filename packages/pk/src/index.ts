export {
  type AsGivenEngine,
  type AsGivenOptions,
  type CurvePoint,
  createAsGivenEngine,
} from './as-given/as-given.ts';
export type { PumpEvent } from './as-given/pump-event.ts';
export type { Dose } from './compile/inputs.ts';
export type { Subject } from './compile/parameters.ts';
export type { Mark, Route } from './models/definition.ts';
export { OBSERVATIONS, type Observation } from './models/observations.ts';
export { POTENCY_SETS, type PotencySet } from './models/potency.ts';
export { BAND, BAND_WORDS } from './planning/band.ts';
export type { CourseOptions } from './planning/course.ts';
export { type Decrement, type DecrementOptions, decrementTimes } from './planning/decrement.ts';
export type { FittedParameter } from './planning/fitted-parameters.ts';
export {
  type Individual,
  type IndividualiseOptions,
  individualise,
  type MeasuredLevel,
} from './planning/individualise.ts';
export { type PredictCurveOptions, type PredictedCurve, predictCurve } from './planning/predict-curve.ts';
export { type RateProfile, type RateProfileOptions, rateProfile } from './planning/rate-profile.ts';
export { levelAt, type TimeBelow, timeUntilBelow } from './planning/time-below.ts';
export { LIMITS } from './request/limits.ts';
export { ABSURD_DOSE, ABSURD_DOSE_PER_KG, ABSURD_INFUSION } from './simulate/dose-warnings.ts';
export { MODELS, type ModelSummary, modelById } from './simulate/models.ts';
export type { Metrics, Series, Signal, SimulationResult } from './simulate/result.ts';
export { simulate } from './simulate/simulate.ts';
