export {
  type Answer,
  drawAnswer,
  drift,
  gad7Answers,
  pcl5Answers,
  phq9Answers,
  phq9Course,
} from './histories/trajectory.ts';
export {
  dissociationAt,
  drawPhysiology,
  type MonitorReading,
  type Physiology,
  readingAt,
  sedationAt,
} from './monitor/curve.ts';
export { type MonitorIdentity, mllpFrame, oruMessage } from './monitor/hl7.ts';
export { type SyntheticPerson, syntheticPerson } from './people/person.ts';
export { createRandom, type Random } from './random.ts';
