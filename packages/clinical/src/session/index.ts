export { BANDS, type Band, PRIORITIES, type Priority } from './events/alerts.ts';
export { MEDICINE_CLASSES, type MedicineClass } from './events/medicines.ts';
export { SCALES, type Scale } from './events/observations.ts';
export {
  ANSWERS,
  DISCHARGE_CRITERIA,
  type DischargeCriterion,
  GATE_CHECKS,
  type GateCheck,
  NOT_OBTAINED,
  RISK_FLAGS,
  type RiskFlag,
  SYMPTOMS,
  type Symptom,
} from './events/words.ts';
export {
  type Author,
  type Envelope,
  EVENT_KINDS,
  type EventData,
  type EventKind,
  type EventOf,
  eventsJsonSchema,
  type FactKind,
  parseEvent,
  type Replacement,
  type SealedEvent,
  type SessionEvent,
} from './events.ts';
export {
  emptyState,
  type Fact,
  type Infusion,
  type Phase,
  type PhaseName,
  type SessionState,
} from './state.ts';
