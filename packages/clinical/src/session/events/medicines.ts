import { decimal, object, oneOf, optional, text } from '../schema/schema.ts';

export const MEDICINE_CLASSES = [
  'antiemetic',
  'sedative',
  'antihypertensive',
  'analgesic',
  'anticholinergic',
  'epinephrine',
  'antihistamine',
  'reversal',
  'fluid',
  'other',
] as const;
export type MedicineClass = (typeof MEDICINE_CLASSES)[number];

export const medicineData = {
  /** An as-needed medicine: what, how much, why, by whom. */
  'medicine.given': object({
    name: text({ max: 120 }),
    class: oneOf(MEDICINE_CLASSES),
    amount: decimal({ min: 0.001, max: 100_000 }),
    unit: oneOf(['mg', 'mcg', 'mL']),
    route: oneOf([
      'intravenous',
      'intramuscular',
      'subcutaneous',
      'oral',
      'sublingual',
      'intranasal',
      'inhaled',
      'rectal',
    ]),
    reason: text({ max: 1000 }),
    formularyId: optional(text({ max: 40 })),
  }),
  /** Asked ten minutes after a medicine was given. */
  'medicine.effectRecorded': object({
    medicineEventId: text({ max: 80 }),
    effect: oneOf(['none', 'partial', 'good', 'adverse']),
    note: optional(text({ max: 1000 })),
  }),
  /** Flow 0 says that oxygen was taken off. */
  'oxygen.changed': object({
    flowLPerMin: decimal({ min: 0, max: 60, places: 1 }),
    device: optional(oneOf(['nasal-cannula', 'mask', 'non-rebreather', 'bag-mask'])),
  }),
} as const;
