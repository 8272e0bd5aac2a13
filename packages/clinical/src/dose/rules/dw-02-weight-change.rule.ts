import { Decimal } from '@titrate/quantity';
import { measure } from '../measure.ts';
import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, meets, say, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const reconfirm = threshold('>', 5, '%', 'DW-02', 'default');
const remeasure = threshold('>', 10, '%', 'DW-02', 'default');

export const weightChange = ketamineRule({
  id: 'DW-02',
  title: 'The weight has changed since the last dosing weight',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'block',
  relaxable: false,
  thresholds: { reconfirm, remeasure },
  sources: [{ key: 'DW-02', mark: 'default' }],
  rationale:
    'A large change is more often a slip or another scale than a change in the person. It compares two weights of the same kind only.',
  patientText: 'Your weight has changed since last time, so we check it once more.',
  inputs: ['weight.kg', 'context.previousWeightKg', 'context.weightRemeasuredByTwo'],
  evaluate: ({ request }, { reconfirm, remeasure }) => {
    const { previousWeightKg, weightRemeasuredByTwo } = request.context;
    if (previousWeightKg === undefined) return unassessed('context.previousWeightKg');
    const apart = request.weight.kg.value.minus(previousWeightKg).absolute();
    const change = measure(apart.times(Decimal.of(100)).over(previousWeightKg), '%');
    if (meets(change, remeasure)) {
      return weightRemeasuredByTwo === true
        ? CLEAR
        : fires('block', `The weight changed by ${say(change)}: measure it again with a second person.`);
    }
    return meets(change, reconfirm)
      ? fires('caution', `The weight changed by ${say(change)}: confirm it.`)
      : CLEAR;
  },
  cases: [
    {
      name: '5 % more',
      order: iv({ weight: { kg: 84, kind: 'actual' } }, { previousWeightKg: 80 }),
      expect: 'none',
    },
    {
      name: '5.1 % more',
      order: iv({ weight: { kg: 84.08, kind: 'actual' } }, { previousWeightKg: 80 }),
      expect: 'caution',
    },
    {
      name: '10 % less',
      order: iv({ weight: { kg: 72, kind: 'actual' } }, { previousWeightKg: 80 }),
      expect: 'caution',
    },
    {
      name: '10.1 % less',
      order: iv({ weight: { kg: 71.92, kind: 'actual' } }, { previousWeightKg: 80 }),
      expect: 'block',
    },
    {
      name: '10.1 % less, measured again by two',
      order: iv(
        { weight: { kg: 71.92, kind: 'actual' } },
        { previousWeightKg: 80, weightRemeasuredByTwo: true },
      ),
      expect: 'none',
    },
    { name: 'no earlier weight', order: iv(), expect: 'unknown' },
  ],
});
