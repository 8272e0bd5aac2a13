export { admit, FUTURE_TOLERANCE_S } from './admit/admit.ts';
export { closingProblems, dischargeProblems, ledgerProblems } from './admit/closing.ts';
export { LIKE_EVENT_MIN } from './admit/dosing.ts';
export { labelRead } from './admit/label.ts';
export { alertParameters } from './alerts/about.ts';
export { type Alert, alertTitle, evaluateAlerts, highest, type Raise } from './alerts/alerts.ts';
export { alertEventsToAppend, nextAlertChangeAt } from './alerts/append.ts';
export { type Audience, audienceOf, calls, type Named } from './alerts/audience.ts';
export { CHANGES, COMPARES, PARAMETER_WORDS } from './alerts/clause-words.ts';
export { type AlertNumber, alertNumbers, alertTableOf, alertTableUnder } from './alerts/in-force.ts';
export { type LimitInForce, limitProblems, limitsInForce } from './alerts/limits.ts';
export { baselineOf } from './alerts/observe.ts';
export { ALERT_REVIEW, isToReview } from './alerts/review.ts';
export { ALERT_TABLE, type AlertRule, type AlertTable, type Parameter } from './alerts/table.ts';
export {
  CHAIR_MOVE_SHOWN_MIN,
  type Equipment,
  TECHNICAL_LIMITS,
  type TechnicalAlert,
  technicalAlerts,
} from './alerts/technical.ts';
export { type Conflict, conflictsOf } from './conflicts.ts';
export {
  type CriterionFinding,
  DISCHARGE_DEFINITIONS,
  type DischargeDefinition,
  dischargeCriteria,
} from './discharge/criteria.ts';
export {
  OBSERVATION_DEFINITIONS,
  OBSERVATION_MIN,
  type ObservationDefinition,
  type ObservationRule,
  observationRules,
} from './discharge/observation.ts';
export { type Readiness, readiness } from './discharge/readiness.ts';
export {
  CHECKED_WORDS,
  type CheckedMember,
  type DoseCheck,
  doseCheckOf,
  needsDoubleCheck,
} from './dose-check.ts';
export { BANDS, type Band, PRIORITIES, type Priority } from './events/alerts.ts';
export { MEDICINE_CLASSES, type MedicineClass } from './events/medicines.ts';
export { SCALES, type Scale } from './events/observations.ts';
export { LIMIT_PARAMETERS, type LimitParameter } from './events/room.ts';
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
  type FactData,
  type FactKind,
  parseEvent,
  type Replacement,
  type SealedEvent,
  type SessionEvent,
} from './events.ts';
export { fold, hasEvent, step } from './fold/fold.ts';
export { PHASES_OF } from './fold/legality.ts';
export { type GatePressure, gatePressure } from './gate/blood-pressure.ts';
export { GATE_DEFINITIONS, type GateCheckDefinition } from './gate/checks.ts';
export { evaluateGate, type GateEvaluation, type GateFinding, type Severity, type Tri } from './gate/gate.ts';
export { bandName, boundOf, VITAL_GATE, type VitalGateDefinition } from './gate/vital-bands.ts';
export { type DoseSegment, doseSegments, expectedEnd, type Given, given } from './given.ts';
export { isLateEntry } from './late-entry.ts';
export {
  GATE_MAX_AGE_MIN,
  limitOf,
  SESSION_LIMITS,
  type SessionLimit,
  STABLE_BEFORE_RESUME_MIN,
  valuesOf,
} from './limits.ts';
export { mayWait } from './may-wait.ts';
export { type DueItem, due, type Freshness, freshness } from './monitoring/due.ts';
export {
  GRACE_MIN,
  MONITORING_SCHEDULES,
  type MonitoringSchedule,
  scheduleFor,
} from './monitoring/schedules.ts';
export { lastReading, lastScore, type Reading, type VitalParameter } from './readings.ts';
export { incidentsOf, needsReviewBeforeNextSession } from './record/aftermath.ts';
export {
  type ChainCheck,
  contentHashOf,
  GENESIS_HASH,
  hashOf,
  sealEvent,
  verifyChain,
  verifySignatures,
} from './record/chain.ts';
export { openedUnder, type ReplayAnswer, replay } from './record/replay.ts';
export { type RemsAnswer, type RemsTrace, remsAnswers } from './rems/rems-form.ts';
export { riskFlagsOf } from './risk-flags.ts';
export {
  type CorrectionMade,
  emptyState,
  type Fact,
  type Halt,
  type IgnoredEvent,
  type Infusion,
  type Phase,
  type PhaseName,
  type RateSegment,
  type SessionState,
} from './state.ts';
export {
  containerAccounts,
  isWitnessed,
  keepsLedger,
  type SessionLedgerLine,
  sessionLedgerLines,
  unwitnessedWastes,
} from './stock/accounts.ts';
export { drawnForm } from './stock/drawn-form.ts';
