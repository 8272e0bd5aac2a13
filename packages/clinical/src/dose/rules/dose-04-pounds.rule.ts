import { Decimal } from '@titrate/quantity';
import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, numberMeets, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const poundsFrom = threshold('>=', 2, 'x last weight', 'DOSE-04', 'default');
const poundsTo = threshold('<=', 2.4, 'x last weight', 'DOSE-04', 'default');
const kilosFrom = threshold('>=', 0.42, 'x last weight', 'DOSE-04', 'default');
const kilosTo = threshold('<=', 0.5, 'x last weight', 'DOSE-04', 'default');
const change = threshold('>', 10, '%', 'DOSE-04', 'default');
const within = threshold('<=', 90, 'd', 'DOSE-04', 'default');

export const poundsForKilograms = ketamineRule({
  id: 'DOSE-04',
  title: 'Pounds taken for kilograms',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'block',
  relaxable: false,
  thresholds: { poundsFrom, poundsTo, kilosFrom, kilosTo, change, within },
  sources: [{ key: 'DOSE-04', mark: 'default' }],
  rationale:
    'A pound is 0.45 kg: a weight about 2.2 times the last one, or about 0.45 of it, is almost always the wrong unit.',
  patientText: 'We check your weight against last time.',
  inputs: ['weight.kg', 'context.previousWeightKg', 'context.previousWeightDaysAgo'],
  evaluate: ({ request }, { poundsFrom, poundsTo, kilosFrom, kilosTo, change, within }) => {
    const { previousWeightKg, previousWeightDaysAgo } = request.context;
    if (previousWeightKg === undefined) return unassessed('context.previousWeightKg');
    const ratio = request.weight.kg.value.over(previousWeightKg).toNumber();
    const pounds = numberMeets(ratio, poundsFrom) && numberMeets(ratio, poundsTo);
    const kilos = numberMeets(ratio, kilosFrom) && numberMeets(ratio, kilosTo);
    if (pounds || kilos) {
      return fires(
        'block',
        'Pounds for kilograms? The weight is about 2.2 times, or less than half, the last one.',
      );
    }
    const apart = request.weight.kg.value.minus(previousWeightKg).absolute().times(Decimal.of(100));
    if (!numberMeets(apart.over(previousWeightKg).toNumber(), change)) return CLEAR;
    if (previousWeightDaysAgo === undefined) return unassessed('context.previousWeightDaysAgo');
    return numberMeets(previousWeightDaysAgo, within)
      ? fires(
          'override',
          `The weight changed by more than ${change.value} % within ${within.value} days: weigh again.`,
        )
      : CLEAR;
  },
  cases: [
    { name: '1.99 times', order: weighed(199, 100, 400), expect: 'none' },
    { name: '2 times', order: weighed(200, 100, 400), expect: 'block' },
    { name: '2.4 times', order: weighed(240, 100, 400), expect: 'block' },
    { name: '2.41 times', order: weighed(241, 100, 400), expect: 'none' },
    { name: '0.41 times', order: weighed(41, 100, 400), expect: 'none' },
    { name: '0.42 times', order: weighed(42, 100, 400), expect: 'block' },
    { name: '0.5 times', order: weighed(50, 100, 400), expect: 'block' },
    { name: '0.51 times', order: weighed(51, 100, 400), expect: 'none' },
    { name: '10 % in a month', order: weighed(110, 100, 30), expect: 'none' },
    { name: '11 % in a month', order: weighed(111, 100, 30), expect: 'override' },
    { name: '11 % in 90 days', order: weighed(111, 100, 90), expect: 'override' },
    { name: '11 % in 91 days', order: weighed(111, 100, 91), expect: 'none' },
    {
      name: '11 %, time not known',
      order: iv({ weight: { kg: 111, kind: 'actual' } }, { previousWeightKg: 100 }),
      expect: 'unknown',
    },
    { name: 'no earlier weight', order: iv(), expect: 'unknown' },
  ],
});

function weighed(kg: number, previousWeightKg: number, previousWeightDaysAgo: number) {
  return iv({ weight: { kg, kind: 'actual' } }, { previousWeightKg, previousWeightDaysAgo });
}
