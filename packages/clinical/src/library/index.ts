export {
  type AdjustableNumber,
  type AdjustableRule,
  adjustableRule,
  adjustableRules,
  canChange,
} from './adjustable.ts';
export { AREAS, type Area } from './areas.ts';
export { checkValues, differences, SHORTEST_RATIONALE, sessionValues, type ValueChange } from './check.ts';
export {
  type Firing,
  REPLAY_DAYS,
  replayDose,
  replayScreen,
  replaySession,
} from './replay.ts';
export { type StillAllowed, stillAllowed } from './still-allowed.ts';
export { CATALOGUE_VALUES, type ClinicValues, type RuleValues } from './values.ts';
