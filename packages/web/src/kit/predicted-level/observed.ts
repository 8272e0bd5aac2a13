import { DOSE_RULES } from '@titrate/clinical/dose';
import { type Dose, OBSERVATIONS, type Observation } from '@titrate/pk';

interface Given {
  /** As the models name it. */
  readonly drug: string;
  readonly doses: readonly Dose[];
  readonly weightKg: number;
}

/** A dose that differs by no more than drawing it up may change it is still the dose of the study (AR-ROUNDING). */
const ROUNDING_PERCENT = DOSE_RULES.find(({ id }) => id === 'AR-ROUNDING')?.thresholds['alert']?.value ?? 0;

/** Levels a study measured after this very dose: same drug, route, length and amount. A level belongs to no other dose. */
export const observedAt = (given: Given): readonly Observation[] =>
  observedBy(given).filter((one) => one.atMin !== null && isDoseOf(one, given));

/** Levels of the same drug by the same route after other doses, or at no stated time: named, never drawn beside this curve. */
export const observedElsewhere = (given: Given): readonly Observation[] =>
  observedBy(given).filter((one) => one.atMin === null || !isDoseOf(one, given));

const observedBy = ({ drug, doses }: Given): readonly Observation[] =>
  OBSERVATIONS.filter((one) => one.drug === drug && one.route === doses[0]?.route);

function isDoseOf({ dose }: Observation, { doses, weightKg }: Given): boolean {
  const [first, second] = doses;
  if (first === undefined || second !== undefined) return false;
  const studiedMg = 'mg' in dose ? dose.mg : dose.mgPerKg * weightKg;
  const apart = Math.abs(first.amountMg - studiedMg);
  return first.durationMin === dose.durationMin && apart <= (studiedMg * ROUNDING_PERCENT) / 100;
}
