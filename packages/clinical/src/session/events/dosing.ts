import { decimal, integer, literal, object, oneOf, optional, pattern, text } from '../schema/schema.ts';
import { concentrationMgPerMl, doseMg, rateMgPerH, rateMlPerH, volumeMl } from './opening.ts';

/** Why a dose was interrupted; `stop-now` names a signal of the alert table in `cause`. */
const HALT_REASONS = [
  'stop-now',
  'patient-request',
  'prescriber',
  'pump-problem',
  'iv-site',
  'other',
] as const;
const halt = {
  reason: oneOf(HALT_REASONS),
  /** Rule of the alert table, such as AL-01, when an alert was the cause (ST-03 counts these). */
  cause: optional(text({ max: 40 })),
  note: optional(text({ max: 1000 })),
} as const;
const lot = text({ max: 60 });
const expiry = pattern(/^\d{4}-\d{2}(-\d{2})?$/, 'a month or day such as 2027-08');

export const dosingData = {
  'infusion.started': object({
    doseMg,
    concentrationMgPerMl,
    volumeMl,
    rateMlPerH,
    rateMgPerH,
    durationMin: decimal({ min: 1, max: 1440 }),
    pumpId: optional(text({ max: 120 })),
    lot: optional(lot),
    expiry: optional(expiry),
  }),
  'infusion.rateChanged': object({ rateMlPerH, rateMgPerH, reason: text({ max: 1000 }) }),
  'infusion.paused': object(halt),
  /** Goes on after a pause. `remainingMg` may lower what is still to be given, never raise it (ST-02). */
  'infusion.resumed': object({
    rateMlPerH,
    rateMgPerH,
    reason: text({ max: 1000 }),
    remainingMg: optional(doseMg),
  }),
  'infusion.stopped': object({
    reason: oneOf(['completed', ...HALT_REASONS]),
    cause: optional(text({ max: 40 })),
    note: optional(text({ max: 1000 })),
    /** What the pump itself says was delivered; wins over the calculated amount (DOSE-18). */
    pumpDeliveredMg: optional(decimal({ min: 0, max: 2000 })),
  }),
  /** What a pump reported of itself; charted, never the dose of record by itself. */
  'pump.reported': object({
    deviceId: text({ max: 120 }),
    state: oneOf(['running', 'paused', 'stopped', 'alarm']),
    rateMlPerH: optional(decimal({ min: 0, max: 2000 })),
    deliveredMl: optional(decimal({ min: 0, max: 5000 })),
    note: optional(text({ max: 500 })),
  }),
  'bolus.given': object({
    amountMg: doseMg,
    volumeMl: optional(volumeMl),
    overMin: optional(decimal({ min: 0, max: 120 })),
    reason: text({ max: 1000 }),
    /** The explicit choice that this is a second like dose (DOSE-16). */
    repeatReason: optional(text({ max: 500 })),
  }),
  'injection.given': object({
    amountMg: doseMg,
    volumeMl: optional(volumeMl),
    concentrationMgPerMl: optional(concentrationMgPerMl),
    site: oneOf([
      'deltoid-left',
      'deltoid-right',
      'gluteal-left',
      'gluteal-right',
      'thigh-left',
      'thigh-right',
      'abdomen',
      'other',
    ]),
    lot: optional(lot),
    expiry: optional(expiry),
    repeatReason: optional(text({ max: 500 })),
  }),
  /** One esketamine device of 28 mg: two sprays, one in each nostril (ESK-01). */
  'device.given': object({
    deviceNumber: integer({ min: 1, max: 3 }),
    amountMg: literal(28),
    lot,
    expiry: optional(expiry),
    sprays: optional(integer({ min: 1, max: 2 })),
    note: optional(text({ max: 500 })),
  }),
  'oral.given': object({
    amountMg: doseMg,
    form: oneOf(['solution', 'capsule', 'tablet', 'lozenge', 'troche', 'rapid-dissolve-tablet']),
    lot: optional(lot),
    expiry: optional(expiry),
    repeatReason: optional(text({ max: 500 })),
  }),
  /** No more ketamine or esketamine in this session: all given, or ended early. There is no way back to dosing. */
  'dosing.ended': object({
    reason: oneOf(['completed', 'partial', 'stop-now', 'patient-request', 'prescriber', 'other']),
    note: optional(text({ max: 1000 })),
  }),
} as const;
