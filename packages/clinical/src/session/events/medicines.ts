import { decimal, integer, object, oneOf, optional, text } from '../schema/schema.ts';

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
const person = object({ id: text({ max: 80 }), name: text({ max: 200 }), role: optional(text({ max: 40 })) });
const movement = {
  vialId: text({ max: 120 }),
  lot: optional(text({ max: 60 })),
  amountMg: decimal({ min: 0.1, max: 5000 }),
  volumeMl: optional(decimal({ min: 0.01, max: 2000 })),
} as const;

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
  'drug.drawn': object({ ...movement, vialMgPerMl: optional(decimal({ min: 0.01, max: 100 })) }),
  /** A second signed-in person sees it go (CS-09, CS-10). */
  'drug.wasted': object({
    ...movement,
    reason: text({ max: 500 }),
    method: optional(text({ max: 200 })),
    witness: person,
  }),
  /** A sealed device or vial goes back to stock. */
  'drug.returned': object({ ...movement, devices: optional(integer({ min: 1, max: 3 })) }),
} as const;
