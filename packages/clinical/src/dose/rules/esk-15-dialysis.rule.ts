import { CLEAR, esketamineRule, fires, unassessed } from '../rule.ts';
import { spray } from './orders.ts';

export const eskDialysis = esketamineRule({
  id: 'ESK-15',
  title: 'Esketamine on dialysis was not studied',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'caution',
  relaxable: false,
  thresholds: {},
  sources: [{ key: 'L7', mark: 'read' }],
  rationale: 'No adjustment is stated for the kidney; people on dialysis were not studied.',
  patientText: 'People on dialysis were not part of the studies.',
  inputs: ['context.dialysis'],
  evaluate: ({ request }) => {
    const { dialysis } = request.context;
    if (dialysis === undefined) return unassessed('context.dialysis');
    return dialysis ? fires('caution', 'On dialysis: esketamine was not studied.') : CLEAR;
  },
  cases: [
    { name: 'on dialysis', order: spray(56, { dialysis: true }), expect: 'caution' },
    { name: 'not on dialysis', order: spray(56, { dialysis: false }), expect: 'none' },
    { name: 'not known', order: spray(56), expect: 'unknown' },
  ],
});
