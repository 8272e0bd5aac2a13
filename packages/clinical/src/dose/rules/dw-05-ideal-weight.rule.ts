import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, meets, say, threshold } from '../rule.ts';
import { IDEAL_WEIGHT_MIN_HEIGHT } from '../weights.ts';
import { iv } from './orders.ts';

const shortest = threshold('<', IDEAL_WEIGHT_MIN_HEIGHT.value.toNumber(), 'cm', 'DW-05', 'default');

export const idealWeight = ketamineRule({
  id: 'DW-05',
  title: 'The ideal weight can be worked out',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'override',
  relaxable: false,
  thresholds: { shortest },
  sources: [
    { key: 'DW-05', mark: 'default' },
    { key: 'Devine', mark: 'known' },
  ],
  rationale:
    'The formula was made for people taller than 152.4 cm; below that the base value is used and someone must agree. An ideal weight typed as a number cannot be checked.',
  patientText: 'Your clinician checks the weight that your dose is worked out from.',
  inputs: ['weight.kind', 'heightCm', 'sex'],
  evaluate: ({ request, steps }, { shortest }) => {
    if (request.weight.kind === 'actual') return CLEAR;
    if (steps.dosingWeightTakenAsGiven) {
      return fires(
        'caution',
        `The ${request.weight.kind} weight was taken as given: height and sex are needed to work it out.`,
      );
    }
    return request.height !== undefined && meets(request.height, shortest)
      ? fires(
          'override',
          `Height ${say(request.height)} is below 152.4 cm: the ideal weight is its base value, not extrapolated.`,
        )
      : CLEAR;
  },
  cases: [
    { name: 'actual weight at any height', order: iv({ heightCm: 140 }), expect: 'none' },
    {
      name: 'ideal weight at 152.3 cm',
      order: iv({ weight: { kg: 80, kind: 'ideal' }, heightCm: 152.3, sex: 'female' }),
      expect: 'override',
    },
    {
      name: 'ideal weight at 152.4 cm',
      order: iv({ weight: { kg: 80, kind: 'ideal' }, heightCm: 152.4, sex: 'female' }),
      expect: 'none',
    },
    {
      name: 'adjusted weight at 152.5 cm',
      order: iv({ weight: { kg: 80, kind: 'adjusted' }, heightCm: 152.5, sex: 'female' }),
      expect: 'none',
    },
    {
      name: 'ideal weight without height',
      order: iv({ weight: { kg: 57, kind: 'ideal' } }),
      expect: 'caution',
    },
    {
      name: 'ideal weight without sex',
      order: iv({ weight: { kg: 57, kind: 'ideal' }, heightCm: 165 }),
      expect: 'caution',
    },
  ],
});
