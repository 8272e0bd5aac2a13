import { decimal, instantText, integer, list, object, oneOf, optional, text } from '../schema/schema.ts';
import { ANSWERS, GATE_CHECKS } from './words.ts';

/** What the person who answered a check found; each member belongs to the checks named beside it. */
const gateDetail = object({
  note: optional(text({ max: 1000 })),
  /** GT-05, GT-06 */
  lastFoodAt: optional(instantText),
  lastFluidAt: optional(instantText),
  /** GT-18 */
  lastNasalMedicineAt: optional(instantText),
  /** GT-07 */
  escortName: optional(text({ max: 200 })),
  escortPhone: optional(text({ max: 40 })),
  /** GT-09: what was taken last, of the classes the check asks for; an empty list says "asked, none". */
  substances: optional(
    list(
      object({
        class: oneOf([
          'benzodiazepine',
          'z-drug',
          'opioid',
          'alcohol',
          'stimulant',
          'maoi',
          'cannabis',
          'nasal-spray',
          'other',
        ]),
        name: optional(text({ max: 120 })),
        takenAt: optional(instantText),
      }),
      { max: 40 },
    ),
  ),
  /** GT-10 */
  pregnancyTest: optional(oneOf(['negative', 'positive', 'not-due'])),
  /** GT-11 */
  suicidality: optional(oneOf(['none', 'ideation', 'intent-plan-or-behaviour'])),
  /** GT-20 */
  glucoseMgPerDl: optional(integer({ min: 10, max: 1500 })),
  /** GT-14 */
  phq9Total: optional(integer({ min: 0, max: 27 })),
  /** GT-21 */
  ledgerItem: optional(text({ max: 120 })),
});

/** What a second person reads and works out alone, before seeing the first result (AR-05, DOSE-14). */
const ownValues = {
  product: oneOf(['ketamine', 'esketamine']),
  route: oneOf(['IV', 'IM', 'SC', 'IN', 'PO', 'SL']),
  weightKg: optional(decimal({ min: 25, max: 350 })),
  doseMg: decimal({ min: 0.1, max: 2000 }),
  vialMgPerMl: optional(decimal({ min: 0.01, max: 100, places: 6 })),
  drawMl: optional(decimal({ min: 0.01, max: 2000 })),
  finalMl: optional(decimal({ min: 0.01, max: 2000 })),
  concentrationMgPerMl: optional(decimal({ min: 0.01, max: 100, places: 6 })),
  rateMlPerH: optional(decimal({ min: 0.1, max: 2000 })),
  durationMin: optional(decimal({ min: 1, max: 1440 })),
  devices: optional(integer({ min: 1, max: 3 })),
} as const;

export const gateData = {
  'gate.answered': object({
    check: oneOf(GATE_CHECKS),
    answer: oneOf(ANSWERS),
    detail: optional(gateDetail),
  }),
  /** Two roles sign the gate: a nurse and a prescriber. */
  'gate.signed': object({ as: oneOf(['nurse', 'prescriber']), note: optional(text({ max: 500 })) }),
  'dose.checked': object({ as: oneOf(['preparer', 'checker']), ...ownValues }),
  /** A prescriber goes on against a rule of severity override, with a reason of 15 characters or more. */
  'override.recorded': object({
    rule: text({ max: 40 }),
    ruleVersion: text({ max: 20 }),
    reason: text({ min: 15, max: 2000 }),
    /** Event ids of the readings and answers that were looked at. */
    inputs: optional(list(text({ max: 80 }), { max: 50 })),
  }),
} as const;
