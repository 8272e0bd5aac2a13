import { decimal, object, oneOf, text } from '../schema/schema.ts';

/** Values with a limit of their own in the alert table, which a prescriber may set for one patient. */
export const LIMIT_PARAMETERS = [
  'systolicMmHg',
  'diastolicMmHg',
  'heartRatePerMin',
  'spo2Percent',
  'respiratoryRatePerMin',
  'etco2MmHg',
] as const;
export type LimitParameter = (typeof LIMIT_PARAMETERS)[number];

export const roomData = {
  /** The second person to whom an unanswered high alert of this chair goes (ALM-09). */
  'cover.named': object({ to: object({ id: text({ max: 80 }), name: text({ max: 200 }) }) }),
  /** An alert limit of this patient for the rest of this session; the next reading is judged by it (ALM-15). */
  'alertLimit.set': object({
    parameter: oneOf(LIMIT_PARAMETERS),
    side: oneOf(['high', 'low']),
    /** The limit that means stop is the clinic's hard bound and is nobody's to change. */
    band: oneOf(['watch', 'urgent']),
    limit: decimal({ min: 0, max: 400, places: 1 }),
    reason: text({ min: 3, max: 500 }),
  }),
  /** What the patient likes to hear, chosen on the screen at the chair. */
  'comfort.chosen': object({ choice: oneOf(['music', 'quiet']) }),
} as const;
