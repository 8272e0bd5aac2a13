import { UNIT_MG, UNIT_NAMES } from '../../ledger/container.ts';
import {
  decimal,
  flag,
  integer,
  literal,
  object,
  oneOf,
  optional,
  pattern,
  tagged,
  text,
} from '../schema/schema.ts';
import { product } from './words.ts';

const person = object({ id: text({ max: 80 }), name: text({ max: 200 }), role: optional(text({ max: 40 })) });
const strengthMgPerMl = decimal({ min: 0.01, max: 100, places: 6 });
const unitMg = decimal(UNIT_MG);
const movement = {
  /** Names this container in this session; whatever is wasted or returned says of which. */
  vialId: text({ max: 120 }),
  lot: optional(text({ max: 60 })),
  amountMg: decimal({ min: 0.1, max: 5000 }),
  volumeMl: optional(decimal({ min: 0.01, max: 2000 })),
  /** Esketamine devices are counted (CSR-04). */
  devices: optional(integer({ min: 1, max: 3 })),
  /** Lozenges, troches, capsules and tablets are counted too. */
  units: optional(integer({ min: 1, max: 100 })),
} as const;

/** Controlled drug between the shelf and the patient; the ledger of the clinic follows from these. */
export const stockData = {
  'drug.drawn': object({
    ...movement,
    vialMgPerMl: optional(decimal({ min: 0.01, max: 100 })),
    /** What is counted, with the strength of one as the label has it. */
    unit: optional(object({ name: oneOf(UNIT_NAMES), mg: unitMg })),
    product: optional(product),
    expiry: optional(pattern(/^\d{4}-\d{2}(-\d{2})?$/, 'a month or day such as 2027-08')),
    /** From which shelf and lot of the ledger it came. */
    stock: optional(object({ locationId: text({ max: 80 }), lotId: text({ max: 80 }) })),
    /** How the label was read: scanned, or its strength typed a second time without seeing the first (DOSE-05). */
    label: optional(
      tagged('by', {
        scan: object({ by: literal('scan'), text: text({ max: 200 }) }),
        typed: object({
          by: literal('typed'),
          firstMgPerMl: optional(strengthMgPerMl),
          secondMgPerMl: optional(strengthMgPerMl),
          firstMgPerUnit: optional(unitMg),
          secondMgPerUnit: optional(unitMg),
          firstLot: optional(text({ max: 60 })),
          secondLot: optional(text({ max: 60 })),
        }),
      }),
    ),
  }),
  /** What is not given and cannot go back. A second signed-in person says that they saw it (CS-09, CS-10). */
  'drug.wasted': object({
    ...movement,
    reason: text({ max: 500 }),
    method: optional(text({ max: 200 })),
    /** Named by the giver, where the ledger is kept elsewhere. */
    witness: optional(person),
  }),
  'drug.wasteWitnessed': object({ wasteEventId: text({ max: 80 }) }),
  /** A sealed device or vial goes back to the shelf it came from (CS-17). */
  'drug.returned': object({ ...movement, sealed: optional(flag) }),
} as const;
