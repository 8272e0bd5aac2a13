export { ARCHETYPES, type Archetype } from './charts/archetypes.ts';
export type { ChartStage, SyntheticChart } from './charts/chart.ts';
export { syntheticChart } from './charts/make-chart.ts';
export { phq9Answers } from './histories/trajectory.ts';
export { type MonitorReading, type Physiology, readingAt } from './monitor/curve.ts';
export { type MonitorIdentity, mllpFrame, oruMessage } from './monitor/hl7.ts';
export { type SyntheticPerson, syntheticPerson } from './people/person.ts';
export { createRandom, type Random } from './random.ts';
export {
  type Actor,
  ARRIVAL_MIN,
  leavesAt,
  physiologyOf,
  type ScriptedFact,
  type ScriptedOrder,
  type ScriptedStock,
  type ScriptRequest,
  sessionScript,
} from './sessions/script.ts';
