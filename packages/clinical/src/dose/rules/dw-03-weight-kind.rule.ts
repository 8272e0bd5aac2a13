import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, meets, say, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const chooseFrom = threshold('>=', 30, 'kg/m2', 'DW-03', 'default');

export const weightKind = ketamineRule({
  id: 'DW-03',
  title: 'Which weight the dose stands on is a choice',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'override',
  relaxable: false,
  thresholds: { chooseFrom },
  sources: [
    { key: 'DW-03', mark: 'default' },
    { key: 'professional', mark: 'known' },
  ],
  rationale:
    'The trials dosed by actual weight and enrolled few people with obesity; the evidence on body-mass index conflicts. The prescriber chooses, and the choice stays for the course unless a reason is given.',
  patientText: 'Your clinician decides which weight your dose is worked out from.',
  inputs: ['weight.kind', 'heightCm', 'context.courseWeightKind'],
  evaluate: ({ request, steps }, { chooseFrom }) => {
    const { courseWeightKind } = request.context;
    const { kind } = request.weight;
    if (courseWeightKind !== undefined && courseWeightKind !== kind) {
      return fires(
        'override',
        `This course was dosed by ${courseWeightKind} weight; a change to ${kind} needs a reason.`,
      );
    }
    if (steps.bmi === null) return unassessed('heightCm');
    if (!meets(steps.bmi, chooseFrom)) return CLEAR;
    return courseWeightKind === kind
      ? CLEAR
      : fires(
          'caution',
          `Body-mass index ${say({ ...steps.bmi, value: steps.bmi.value.round(1) })}: confirm that ${kind} weight is meant.`,
        );
  },
  cases: [
    {
      name: 'body-mass index just under 30',
      order: iv({ weight: { kg: 86.6, kind: 'actual' }, heightCm: 170 }),
      expect: 'none',
    },
    {
      name: 'body-mass index 30',
      order: iv({ weight: { kg: 86.7, kind: 'actual' }, heightCm: 170 }),
      expect: 'caution',
    },
    {
      name: 'body-mass index over 30',
      order: iv({ weight: { kg: 86.8, kind: 'actual' }, heightCm: 170 }),
      expect: 'caution',
    },
    {
      name: 'body-mass index over 30 and chosen earlier in the course',
      order: iv({ weight: { kg: 100, kind: 'actual' }, heightCm: 170 }, { courseWeightKind: 'actual' }),
      expect: 'none',
    },
    {
      name: 'another kind than the course so far',
      order: iv(
        { weight: { kg: 100, kind: 'adjusted' }, heightCm: 170, sex: 'male' },
        { courseWeightKind: 'actual' },
      ),
      expect: 'override',
    },
    { name: 'no height', order: iv(), expect: 'unknown' },
  ],
});
