import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold } from '../rule.ts';
import { iv, pain } from './orders.ts';

const ceiling = threshold('>', 100, 'mg', 'DW-06', 'default');

export const ceilingWhateverTheWeight = ketamineRule({
  id: 'DW-06',
  title: 'A ceiling whatever the weight',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['psychiatric'] },
  severity: 'override',
  relaxable: false,
  thresholds: { ceiling },
  sources: [{ key: 'DW-06', mark: 'default' }],
  rationale:
    'Dosing by kilograms reaches amounts in heavy people that the studies never gave. Above the ceiling the prescriber says why. Pain infusions have limits by rate instead.',
  patientText: 'There is an upper limit to the dose, whatever you weigh.',
  inputs: ['doseMg', 'doseMgPerKg', 'weight'],
  evaluate: ({ steps }, { ceiling }) =>
    meets(steps.orderedMg, ceiling)
      ? fires(
          'override',
          `${say(steps.orderedMg)} is above ${sayLimit(ceiling)}, the ceiling for one infusion whatever the weight.`,
        )
      : CLEAR,
  cases: [
    {
      name: '99.9 mg',
      order: iv({ doseMgPerKg: undefined, doseMg: 99.9, weight: { kg: 160, kind: 'actual' } }),
      expect: 'none',
    },
    {
      name: '100 mg',
      order: iv({ doseMgPerKg: undefined, doseMg: 100, weight: { kg: 160, kind: 'actual' } }),
      expect: 'none',
    },
    {
      name: '100.1 mg',
      order: iv({ doseMgPerKg: undefined, doseMg: 100.1, weight: { kg: 160, kind: 'actual' } }),
      expect: 'override',
    },
    {
      name: '160 kg at 0.75 mg/kg',
      order: iv({ doseMgPerKg: 0.75, weight: { kg: 160, kind: 'actual' } }),
      expect: 'override',
    },
    {
      name: 'a pain infusion of 112 mg',
      order: pain({ weight: { kg: 80, kind: 'actual' } }),
      expect: 'none',
    },
  ],
});
