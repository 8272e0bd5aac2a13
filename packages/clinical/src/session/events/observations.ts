import type { Problem } from '@titrate/quantity';
import {
  decimal,
  flag,
  instantText,
  integer,
  list,
  object,
  oneOf,
  optional,
  refine,
  text,
} from '../schema/schema.ts';
import { NOT_OBTAINED, SYMPTOMS } from './words.ts';

const VITAL_MEMBERS = [
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
  'heartRatePerMin',
  'spo2Percent',
  'respiratoryRatePerMin',
  'etco2MmHg',
  'temperatureCel',
] as const;

/**
 * Absolute bounds: outside them a reading is a slip or a broken sensor, and is refused. They leave room for
 * every value a living person can have, and for the zero that a monitor reports in arrest [default].
 */
const vital = refine(
  object({
    systolicMmHg: optional(integer({ min: 30, max: 320 })),
    diastolicMmHg: optional(integer({ min: 10, max: 250 })),
    meanMmHg: optional(integer({ min: 10, max: 280 })),
    heartRatePerMin: optional(integer({ min: 0, max: 320 })),
    spo2Percent: optional(decimal({ min: 0, max: 100, places: 1 })),
    respiratoryRatePerMin: optional(integer({ min: 0, max: 100 })),
    etco2MmHg: optional(decimal({ min: 0, max: 150, places: 1 })),
    temperatureCel: optional(decimal({ min: 20, max: 45, places: 2 })),
    /** `preliminary`: sent by a device, not yet looked at. `doubtful`: someone looked and does not believe it; it counts for nothing. */
    status: oneOf(['final', 'preliminary', 'doubtful']),
    /** The row was due and nothing could be measured. */
    notObtained: optional(oneOf(NOT_OBTAINED)),
    breathing: optional(oneOf(['room-air', 'supplemental-oxygen'])),
    position: optional(oneOf(['seated', 'reclined', 'lying', 'standing'])),
    deviceId: optional(text({ max: 120 })),
    /** What an unusual value was confirmed with (UI-42). */
    confirmedUnusual: optional(flag),
    note: optional(text({ max: 500 })),
  }),
  (value) => {
    const problems: Problem[] = [];
    const any = VITAL_MEMBERS.some((member) => value[member] !== undefined);
    if (!any && value.notObtained === undefined) {
      problems.push({
        type: 'empty',
        message: 'expected at least one value, or why none was obtained',
        path: '',
      });
    }
    if (any && value.notObtained !== undefined) {
      problems.push({
        type: 'contradiction',
        message: 'values were given, so they were obtained',
        path: '/notObtained',
      });
    }
    const { systolicMmHg: systolic, diastolicMmHg: diastolic } = value;
    if ((systolic === undefined) !== (diastolic === undefined)) {
      problems.push({
        type: 'half-pair',
        message: 'a blood pressure is a pair: give systolic and diastolic',
        path: systolic === undefined ? '/systolicMmHg' : '/diastolicMmHg',
      });
    }
    if (systolic !== undefined && diastolic !== undefined && diastolic >= systolic) {
      problems.push({
        type: 'diastolic-not-below-systolic',
        message: `diastolic ${diastolic} must be below systolic ${systolic}`,
        path: '/diastolicMmHg',
      });
    }
    return problems;
  },
  'diastolicMmHg is below systolicMmHg; both or neither; at least one value or notObtained',
);

/**
 * Scales of the session and their whole range. Texts and scoring of the full instruments live in `instruments`.
 * `pads` and `aldrete` need their five items, because a zero item holds discharge (RD-08).
 */
export const SCALES = {
  moaas: { min: 0, max: 5, items: 0 },
  rass: { min: -5, max: 4, items: 0 },
  cadss: { min: 0, max: 92, items: 0 },
  cadss6: { min: 0, max: 24, items: 0 },
  'dissociation-item': { min: 0, max: 10, items: 0 },
  nausea: { min: 0, max: 10, items: 0 },
  pain: { min: 0, max: 10, items: 0 },
  anxiety: { min: 0, max: 10, items: 0 },
  /** How many of person, place and time are known. */
  orientation: { min: 0, max: 3, items: 0 },
  /** 0 not steady, 1 walks 10 m without help or as at home. */
  gait: { min: 0, max: 1, items: 0 },
  /** 0 no, 1 the patient says "back to normal". */
  'back-to-normal': { min: 0, max: 1, items: 0 },
  aldrete: { min: 0, max: 10, items: 5 },
  pads: { min: 0, max: 10, items: 5 },
} as const;
export type Scale = keyof typeof SCALES;
const SCALE_IDS: readonly Scale[] = [
  'moaas',
  'rass',
  'cadss',
  'cadss6',
  'dissociation-item',
  'nausea',
  'pain',
  'anxiety',
  'orientation',
  'gait',
  'back-to-normal',
  'aldrete',
  'pads',
];

const scale = refine(
  object({
    scale: oneOf(SCALE_IDS),
    score: optional(integer({ min: -5, max: 92 })),
    items: optional(list(integer({ min: 0, max: 2 }), { min: 5, max: 5 })),
    notObtained: optional(oneOf(NOT_OBTAINED)),
    note: optional(text({ max: 500 })),
  }),
  (value) => {
    const { min, max, items } = SCALES[value.scale];
    const problems: Problem[] = [];
    if ((value.score === undefined) === (value.notObtained === undefined)) {
      problems.push({ type: 'empty', message: 'give a score, or why none was obtained', path: '/score' });
    }
    if (value.score !== undefined && (value.score < min || value.score > max)) {
      problems.push({
        type: 'out-of-bounds',
        message: `${value.scale} runs from ${min} to ${max}`,
        path: '/score',
      });
    }
    if (value.score !== undefined && items > 0 && value.items === undefined) {
      problems.push({ type: 'missing', message: `${value.scale} needs its ${items} items`, path: '/items' });
    }
    if (value.items !== undefined && value.score !== undefined) {
      const sum = value.items.reduce((a, b) => a + b, 0);
      if (items === 0 || sum !== value.score) {
        problems.push({
          type: 'sum-differs',
          message: `items add up to ${sum}, not ${value.score}`,
          path: '/score',
        });
      }
    }
    return problems;
  },
  'score within the range of its scale; aldrete and pads with five items that add up to it',
);

export const observationData = {
  'vital.recorded': vital,
  'scale.recorded': scale,
  /** Something seen or said; `present: false` says that it is over. */
  'symptom.recorded': object({
    symptom: oneOf(SYMPTOMS),
    present: flag,
    /** Seconds, for apnoea. */
    durationS: optional(integer({ min: 0, max: 3600 })),
    note: optional(text({ max: 1000 })),
  }),
  /** Graded after CTCAE v5; `verbatim` keeps the patient's or the nurse's own words. */
  'adverseEvent.recorded': object({
    code: oneOf(SYMPTOMS),
    verbatim: text({ max: 2000 }),
    grade: integer({ min: 1, max: 5 }),
    relation: oneOf(['unrelated', 'unlikely', 'possible', 'probable', 'definite']),
    onsetAt: instantText,
    resolvedAt: optional(instantText),
    action: optional(text({ max: 1000 })),
    seriousness: optional(
      list(
        oneOf(['death', 'life-threatening', 'admission', 'disability', 'birth-defect', 'other-important']),
        { max: 6 },
      ),
    ),
  }),
  'adverseEvent.resolved': object({
    adverseEventId: text({ max: 80 }),
    resolvedAt: instantText,
    outcome: optional(text({ max: 1000 })),
  }),
  /** The patient pressed the button; no word is needed. */
  'patient.called': object({ need: optional(oneOf(['help', 'stop', 'toilet', 'talk', 'comfort'])) }),
  'patient.callAnswered': object({ callEventId: text({ max: 80 }), note: optional(text({ max: 500 })) }),
  /** A prescriber came to the chair and decided. */
  'prescriber.reviewed': object({
    decision: oneOf(['continue', 'pause', 'stop', 'observe', 'treat', 'transfer']),
    cause: optional(text({ max: 40 })),
    note: optional(text({ max: 2000 })),
  }),
  'emergency.started': object({
    path: oneOf([
      'EM-01',
      'EM-02',
      'EM-03',
      'EM-04',
      'EM-05',
      'EM-06',
      'EM-07',
      'EM-08',
      'EM-09',
      'EM-10',
      'EM-11',
      'EM-12',
    ]),
    note: optional(text({ max: 2000 })),
  }),
} as const;
