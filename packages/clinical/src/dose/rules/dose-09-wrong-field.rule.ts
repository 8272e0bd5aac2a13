import { wrongField } from '../guard.ts';
import { CLEAR, fires, ketamineRule, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

export const wrongFieldGuard = ketamineRule({
  id: 'DOSE-09',
  title: 'A figure in the wrong field',
  appliesTo: { product: 'ketamine', routes: ['IV', 'SC'] },
  severity: 'override',
  relaxable: false,
  thresholds: {},
  sources: [
    { key: 'S-PUMP', mark: 'read' },
    { key: 'DOSE-09', mark: 'default' },
  ],
  rationale:
    'Wrong-field errors are a known pump mishap: the dose typed as the rate. Equal figures are asked about.',
  patientText: 'Every number is checked before the pump starts.',
  inputs: ['doseMg', 'doseMgPerKg', 'context.typedRateMlPerH'],
  evaluate: ({ request, steps }) => {
    const { typedRateMlPerH } = request.context;
    if (typedRateMlPerH === undefined) return unassessed('context.typedRateMlPerH');
    const perKg = request.ordered.by === 'mg/kg' ? request.ordered.amount.value : undefined;
    const [finding] = wrongField({ perKg, total: steps.orderedMg.value, typedRate: typedRateMlPerH });
    return finding === undefined ? CLEAR : fires(finding.severity, finding.text);
  },
  cases: [
    { name: 'the rate is the dose in mg', order: iv({}, { typedRateMlPerH: 40 }), expect: 'override' },
    { name: 'the rate is the dose in mg/kg', order: iv({}, { typedRateMlPerH: 0.5 }), expect: 'override' },
    { name: 'a rate next to the dose', order: iv({}, { typedRateMlPerH: 40.1 }), expect: 'none' },
    {
      name: 'mg and mg/kg are one figure at 1 kg per kg',
      order: iv({ doseMgPerKg: undefined, doseMg: 40 }, { typedRateMlPerH: 150 }),
      expect: 'none',
    },
    { name: 'no rate typed', order: iv(), expect: 'unknown' },
  ],
});
