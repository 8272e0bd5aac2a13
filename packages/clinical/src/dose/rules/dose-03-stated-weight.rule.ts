import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

export const statedWeight = ketamineRule({
  id: 'DOSE-03',
  title: 'A weight that someone told us does not drive a dose',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'override',
  relaxable: false,
  thresholds: {},
  sources: [{ key: 'DOSE-03', mark: 'default' }],
  rationale:
    'A weight from memory may be in pounds or years old. It is measured, or a prescriber says why not.',
  patientText: 'We weigh you in the clinic rather than ask.',
  inputs: ['context.weightMethod'],
  evaluate: ({ request }) => {
    const { weightMethod } = request.context;
    if (weightMethod === undefined) return unassessed('context.weightMethod');
    return weightMethod === 'stated' ? fires('override', 'The weight was stated, not measured.') : CLEAR;
  },
  cases: [
    { name: 'stated', order: iv({}, { weightMethod: 'stated' }), expect: 'override' },
    { name: 'measured', order: iv({}, { weightMethod: 'measured' }), expect: 'none' },
    { name: 'not known', order: iv(), expect: 'unknown' },
  ],
});
