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
export { POTENCY_SETS, type PotencySet } from './models/potency.ts';
export { type PredictCurveOptions, type PredictedCurve, predictCurve } from './planning/predict-curve.ts';
export { LIMITS } from './request/limits.ts';
export { MODELS, type ModelSummary, modelById } from './simulate/models.ts';
export type { Metrics, Series, Signal, SimulationResult } from './simulate/result.ts';
export { simulate } from './simulate/simulate.ts';
