import { SEVERITIES } from '../../vocabulary.ts';
import {
  decimal,
  dictionary,
  flag,
  instantText,
  integer,
  list,
  object,
  oneOf,
  optional,
  text,
} from '../schema/schema.ts';
import { product, RISK_FLAGS, route } from './words.ts';

/** Bounds of the dose chain: refused outside, whoever asks. Weight 25 to 350 kg: DOSE-04 [default]. */
export const doseMg = decimal({ min: 0.1, max: 2000 });
export const volumeMl = decimal({ min: 0.01, max: 2000 });
export const rateMlPerH = decimal({ min: 0.1, max: 2000 });
export const rateMgPerH = decimal({ min: 0.01, max: 2000 });
export const concentrationMgPerMl = decimal({ min: 0.01, max: 100, places: 6 });
export const weightKg = decimal({ min: 25, max: 350 });

/** The signed order as it stood when the session opened. Volumes and rates are derived from mg, never the other way (DOSE-01). */
export const order = object({
  orderId: text({ max: 80 }),
  protocolId: text({ max: 80 }),
  product,
  route,
  indicationGroup: oneOf(['psychiatric', 'pain']),
  doseMg,
  doseMgPerKg: optional(decimal({ min: 0.001, max: 20, places: 6 })),
  weightKg,
  weightKind: oneOf(['actual', 'ideal', 'adjusted']),
  weightMeasuredAt: instantText,
  durationMin: optional(decimal({ min: 1, max: 1440 })),
  vialMgPerMl: optional(concentrationMgPerMl),
  drawMl: optional(volumeMl),
  finalMl: optional(volumeMl),
  concentrationMgPerMl: optional(concentrationMgPerMl),
  rateMlPerH: optional(rateMlPerH),
  rateMgPerH: optional(rateMgPerH),
  /** Esketamine devices of 28 mg. */
  devices: optional(integer({ min: 1, max: 3 })),
  /** Asked of every IV, IM and SC dose; a clinic may ask it of the others too (DOSE-14). */
  doubleCheck: optional(oneOf(['required', 'not-required'])),
  /** Decides how old the dosing weight may be (DW-01); without it the stricter induction limit holds. */
  coursePhase: optional(oneOf(['induction', 'maintenance'])),
  signedAt: instantText,
  signedBy: text({ max: 200 }),
});

/** A clinic's signed changes of the catalogue, by rule id: those that a session asks. */
const library = object({
  version: integer({ min: 1, max: 1_000_000 }),
  values: dictionary(
    object({
      severity: optional(oneOf(SEVERITIES)),
      thresholds: optional(dictionary(decimal({ min: 0, max: 1_000_000 }), { max: 60 })),
    }),
    { max: 400 },
  ),
});

export const openingData = {
  /** The session as planned: order, and the facts of the chart that the rules of the day need. */
  'session.opened': object({
    patientId: text({ max: 80 }),
    clinicZone: optional(text({ max: 60 })),
    chair: optional(text({ max: 40 })),
    region: oneOf(['US', 'EU']),
    /** 1 for the first session of the course. */
    sessionNumber: integer({ min: 1, max: 2000 }),
    order,
    patient: object({
      ageYears: integer({ min: 0, max: 130 }),
      riskFlags: list(oneOf(RISK_FLAGS), { max: RISK_FLAGS.length }),
      /** Usual saturation on room air, where the chart knows one below 94 (RD-02). */
      usualSpo2Percent: optional(integer({ min: 50, max: 100 })),
    }),
    /** `kept-here`: the drug of this session goes through the ledger of the clinic, and the record closes only when it adds up. */
    ledger: optional(oneOf(['kept-here'])),
    /** Monitoring forms of the clinic that are overdue as the session opens, where the REMS asks for them (RM-07). */
    remsFormsOverdue: optional(integer({ min: 0, max: 100_000 })),
    alertTable: optional(object({ id: text({ max: 80 }), version: text({ max: 20 }) })),
    /** The clinic's limit library as it was in force: the session keeps it to its end (DOSE-12). */
    library: optional(library),
  }),
  'patient.arrived': object({ note: optional(text({ max: 500 })) }),
  'chair.moved': object({ from: optional(text({ max: 40 })), to: text({ max: 40 }) }),
  'device.linked': object({
    deviceId: text({ max: 120 }),
    deviceKind: oneOf(['monitor', 'pump', 'cuff', 'oximeter', 'capnograph', 'other']),
    /** As the staff call it; an id says nothing to a reader. */
    name: optional(text({ max: 200 })),
  }),
  'device.unlinked': object({
    deviceId: text({ max: 120 }),
    name: optional(text({ max: 200 })),
    reason: optional(text({ max: 500 })),
  }),
  /**
   * Who has the chair. `accepted: false` offers it to a colleague, with what worries the one who leaves; it stays where
   * it is until that colleague accepts by name, and the open alerts go along by name (ADM-03, ALM-21).
   */
  'nurse.assigned': object({
    to: object({ id: text({ max: 80 }), name: text({ max: 200 }) }),
    concerns: optional(text({ max: 2000 })),
    accepted: optional(flag),
    /** Conditions of the alerts that were open, each seen by the one who accepts. */
    openAlerts: optional(list(text({ max: 80 }), { max: 100 })),
  }),
} as const;
