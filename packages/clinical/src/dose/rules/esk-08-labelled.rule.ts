import { CLEAR, esketamineRule, fires, say, threshold } from '../rule.ts';
import { spray } from './orders.ts';

const one = threshold('=', 28, 'mg', 'L7', 'read');
const two = threshold('=', 56, 'mg', 'L1', 'read');
const three = threshold('=', 84, 'mg', 'L1', 'read');

const LABELLED = {
  US: [two.value, three.value],
  EU: [one.value, two.value, three.value],
} as const;

export const eskLabelledDose = esketamineRule({
  id: 'ESK-08',
  title: 'Only labelled esketamine doses',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'block',
  relaxable: false,
  thresholds: { one, two, three },
  sources: [
    { key: 'L1', mark: 'read' },
    { key: 'L7', mark: 'read' },
  ],
  rationale:
    'The US label knows 56 and 84 mg; European texts also 28 mg. Any other amount is outside the label.',
  patientText: 'The spray has set doses.',
  inputs: ['doseMg', 'context.region'],
  evaluate: ({ request }) => {
    const { region } = request.context;
    const doses: readonly number[] = LABELLED[region];
    const { amount } = request.ordered;
    return doses.includes(amount.value.toNumber())
      ? CLEAR
      : fires('block', `${say(amount)} is not a labelled dose in the ${region}: ${doses.join(', ')} mg.`);
  },
  cases: [
    { name: '28 mg in the US', order: spray(28), expect: 'block' },
    { name: '28 mg in Europe', order: spray(28, { region: 'EU' }), expect: 'none' },
    { name: '27.9 mg in Europe', order: spray(27.9, { region: 'EU' }), expect: 'block' },
    { name: '55.9 mg', order: spray(55.9), expect: 'block' },
    { name: '56 mg', order: spray(56), expect: 'none' },
    { name: '56.1 mg', order: spray(56.1), expect: 'block' },
    { name: '84 mg', order: spray(84), expect: 'none' },
    { name: '84.1 mg', order: spray(84.1, { region: 'EU' }), expect: 'block' },
    { name: '112 mg', order: spray(112), expect: 'block' },
  ],
});
