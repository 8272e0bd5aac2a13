import { rateDiffers, TYPED_RATE } from '../guard.ts';
import { CLEAR, fires, ketamineRule, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

export const typedRate = ketamineRule({
  id: 'DOSE-07',
  title: 'The rate typed into the pump is the derived one',
  appliesTo: { product: 'ketamine', routes: ['IV', 'SC'] },
  severity: 'block',
  relaxable: false,
  thresholds: { apart: TYPED_RATE },
  sources: [{ key: 'DOSE-07', mark: 'default' }],
  rationale:
    'The last number before the drug flows. A difference means that someone read another concentration or another duration.',
  patientText: 'The pump setting is checked before it starts.',
  inputs: ['context.typedRateMlPerH', 'finalMl', 'durationMin'],
  evaluate: ({ request, steps }, { apart }) => {
    const { typedRateMlPerH } = request.context;
    if (typedRateMlPerH === undefined) return unassessed('context.typedRateMlPerH');
    if (steps.rateMlPerH === null) return unassessed('finalMl', 'durationMin');
    const [finding] = rateDiffers(typedRateMlPerH, steps.rateMlPerH.value, apart);
    return finding === undefined ? CLEAR : fires(finding.severity, finding.text);
  },
  cases: [
    { name: 'as derived', order: iv({}, { typedRateMlPerH: 150 }), expect: 'none' },
    { name: '2 % more', order: iv({}, { typedRateMlPerH: 153 }), expect: 'none' },
    { name: '2.1 % more', order: iv({}, { typedRateMlPerH: 153.1 }), expect: 'block' },
    { name: '2 % less', order: iv({}, { typedRateMlPerH: 147 }), expect: 'none' },
    { name: '2.1 % less', order: iv({}, { typedRateMlPerH: 146.9 }), expect: 'block' },
    { name: 'not typed yet', order: iv(), expect: 'unknown' },
    {
      name: 'no derived rate',
      order: iv({ finalMl: undefined }, { typedRateMlPerH: 150 }),
      expect: 'unknown',
    },
  ],
});
