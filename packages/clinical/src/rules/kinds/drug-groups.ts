import { invariant, Quantity } from '@titrate/quantity';
import type { DrugClass } from '../medicines/classes.ts';
import type { MedicineOnList, Reading } from '../reading.ts';
import type { Route } from '../rule.ts';

export const LIVER_ENZYMES = ['alt', 'ast', 'alp', 'ggt'] as const;
export const SWALLOWED: readonly Route[] = ['PO', 'SL'];
/** Other CNS depressants of DI-04; benzodiazepines and alcohol have rules of their own. */
export const DEPRESSANTS: readonly DrugClass[] = [
  'opioid',
  'gabapentinoid',
  'sedating-antihistamine',
  'muscle-relaxant',
  'antipsychotic',
  'barbiturate',
];
export const STIMULANTS: readonly DrugClass[] = ['psychostimulant', 'wakefulness-agent'];
export const ORAL_ANTIDEPRESSANTS: readonly DrugClass[] = ['ssri', 'snri', 'other-antidepressant'];

/** A daily dose in terms of a reference drug, as far as it could be worked out. */
export interface EquivalentDose {
  readonly atLeast: Quantity<'mg'>;
  /** False while a dose or an entry of the clinic's table is missing: then the true dose may be higher. */
  readonly complete: boolean;
}

/** Diazepam counts as itself; every other benzodiazepine needs the clinic's own table (mg that equal 10 mg of diazepam). */
export function diazepamEquivalent(read: Reading, medicines: readonly MedicineOnList[]): EquivalentDose {
  const others = medicines.some((entry) => onlyOneOf(entry, 'benzodiazepine') !== 'diazepam');
  const table = others ? read.site('diazepamEquivalentMg') : undefined;
  return equivalentDose(read, medicines, (entry) => {
    const ingredient = onlyOneOf(entry, 'benzodiazepine');
    if (ingredient === 'diazepam') return 1;
    const equal = ingredient === undefined ? undefined : table?.[ingredient];
    return equal === undefined ? undefined : 10 / equal;
  });
}

/** Morphine counts as itself; every other opioid needs the clinic's own table (mg of oral morphine for 1 mg). */
export function morphineEquivalent(read: Reading, medicines: readonly MedicineOnList[]): EquivalentDose {
  const others = medicines.some((entry) => onlyOneOf(entry, 'opioid') !== 'morphine');
  const table = others ? read.site('morphineEquivalentFactor') : undefined;
  return equivalentDose(read, medicines, (entry) => {
    const ingredient = onlyOneOf(entry, 'opioid');
    if (ingredient === 'morphine') return 1;
    return ingredient === undefined ? undefined : table?.[ingredient];
  });
}

/** The drug of a class in what was listed; none where there are two, because nothing says how the dose divides. */
function onlyOneOf(entry: MedicineOnList, drugClass: DrugClass): string | undefined {
  const found = entry.resolved?.ingredients.filter((one) => one.classes.includes(drugClass));
  invariant(found !== undefined && found.length > 0, `only medicines of the class ${drugClass} are added up`);
  return found.length === 1 ? found[0]?.ingredient : undefined;
}

function equivalentDose(
  read: Reading,
  medicines: readonly MedicineOnList[],
  factorOf: (entry: MedicineOnList) => number | undefined,
): EquivalentDose {
  let sum = 0;
  let complete = true;
  for (const entry of medicines) {
    const factor = factorOf(entry);
    const dose = entry.listed.dailyDoseMg;
    if (dose === undefined) read.lackOfMedicine(entry.listed.name, 'no-dose');
    if (factor === undefined) read.lackOfMedicine(entry.listed.name, 'no-equivalent');
    if (dose === undefined || factor === undefined) complete = false;
    else sum += dose * factor;
  }
  return { atLeast: Quantity.of(sum, 'mg'), complete };
}
