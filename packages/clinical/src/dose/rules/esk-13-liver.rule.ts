import { CLEAR, esketamineRule, fires, numberMeets, threshold, unassessed } from '../rule.ts';
import { spray } from './orders.ts';

const careAt = threshold('>=', 84, 'mg', 'L1', 'read');

export const eskLiver = esketamineRule({
  id: 'ESK-13',
  title: 'Esketamine 84 mg with moderate liver impairment',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'caution',
  relaxable: false,
  thresholds: { careAt },
  sources: [
    { key: 'L1', mark: 'read' },
    { key: 'L7', mark: 'read' },
  ],
  rationale:
    'The drug stays longer; the label asks for longer observation and care at the highest dose. Severe impairment is barred by SC-016.',
  patientText: 'Because of your liver we watch you a little longer.',
  inputs: ['doseMg', 'context.hepaticImpairment'],
  evaluate: ({ request }, { careAt }) => {
    const { hepaticImpairment } = request.context;
    if (!numberMeets(request.ordered.amount.value.toNumber(), careAt)) return CLEAR;
    if (hepaticImpairment === undefined) return unassessed('context.hepaticImpairment');
    return hepaticImpairment === 'moderate' || hepaticImpairment === 'severe'
      ? fires('caution', 'Liver impairment: care at 84 mg, and observe longer.')
      : CLEAR;
  },
  cases: [
    { name: '84 mg, moderate', order: spray(84, { hepaticImpairment: 'moderate' }), expect: 'caution' },
    { name: '84 mg, severe', order: spray(84, { hepaticImpairment: 'severe' }), expect: 'caution' },
    { name: '56 mg, moderate', order: spray(56, { hepaticImpairment: 'moderate' }), expect: 'none' },
    { name: '84 mg, mild', order: spray(84, { hepaticImpairment: 'mild' }), expect: 'none' },
    { name: '84 mg, liver not known', order: spray(84), expect: 'unknown' },
  ],
});
