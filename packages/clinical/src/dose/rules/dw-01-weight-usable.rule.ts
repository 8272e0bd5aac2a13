import { WEIGHT_MAX_AGE_D } from '../../limits.ts';
import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, meets, numberMeets, say, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const tooLight = threshold('<', 35, 'kg', 'DW-01', 'default');
const tooHeavy = threshold('>', 250, 'kg', 'DW-01', 'default');
const tooOldInduction = threshold('>', WEIGHT_MAX_AGE_D.induction, 'd', 'DW-01', 'default');
const tooOldMaintenance = threshold('>', WEIGHT_MAX_AGE_D.maintenance, 'd', 'DW-01', 'default');

export const weightUsable = ketamineRule({
  id: 'DW-01',
  title: 'The weight is recent, measured and believable',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'block',
  relaxable: false,
  thresholds: { tooLight, tooHeavy, tooOldInduction, tooOldMaintenance },
  sources: [{ key: 'DW-01', mark: 'default' }],
  rationale:
    'Every dose per kilogram stands on this number. A rare weight must be entered a second time; an old one measured again. It does not cover pounds taken for kilograms; DOSE-04 does.',
  patientText: 'We weigh you in the clinic, because your dose depends on your weight.',
  inputs: ['weight.kg', 'context.weightReentered', 'context.weightAgeDays', 'context.stage'],
  evaluate: ({ request }, { tooLight, tooHeavy, tooOldInduction, tooOldMaintenance }) => {
    const { kg } = request.weight;
    const { weightReentered, weightAgeDays, stage } = request.context;
    if ((meets(kg, tooLight) || meets(kg, tooHeavy)) && weightReentered !== true) {
      return fires(
        'block',
        `${say(kg)} is outside ${tooLight.value} to ${tooHeavy.value} kg: enter it a second time.`,
      );
    }
    if (weightAgeDays === undefined) return unassessed('context.weightAgeDays');
    // Without a stage the shorter age holds.
    const limit = stage === 'maintenance' ? tooOldMaintenance : tooOldInduction;
    return numberMeets(weightAgeDays, limit)
      ? fires('block', `The weight is older than ${limit.value} days: measure it again.`)
      : CLEAR;
  },
  cases: [
    {
      name: '34.9 kg',
      order: iv({ weight: { kg: 34.9, kind: 'actual' } }, { weightAgeDays: 1 }),
      expect: 'block',
    },
    {
      name: '35 kg',
      order: iv({ weight: { kg: 35, kind: 'actual' } }, { weightAgeDays: 1 }),
      expect: 'none',
    },
    {
      name: '250 kg',
      order: iv({ weight: { kg: 250, kind: 'actual' } }, { weightAgeDays: 1 }),
      expect: 'none',
    },
    {
      name: '250.1 kg',
      order: iv({ weight: { kg: 250.1, kind: 'actual' } }, { weightAgeDays: 1 }),
      expect: 'block',
    },
    {
      name: '250.1 kg entered twice',
      order: iv({ weight: { kg: 250.1, kind: 'actual' } }, { weightAgeDays: 1, weightReentered: true }),
      expect: 'none',
    },
    {
      name: '7 days old in induction',
      order: iv({}, { weightAgeDays: 7, stage: 'induction' }),
      expect: 'none',
    },
    {
      name: '8 days old in induction',
      order: iv({}, { weightAgeDays: 8, stage: 'induction' }),
      expect: 'block',
    },
    { name: '8 days old, stage not known', order: iv({}, { weightAgeDays: 8 }), expect: 'block' },
    {
      name: '30 days old in maintenance',
      order: iv({}, { weightAgeDays: 30, stage: 'maintenance' }),
      expect: 'none',
    },
    {
      name: '31 days old in maintenance',
      order: iv({}, { weightAgeDays: 31, stage: 'maintenance' }),
      expect: 'block',
    },
    { name: 'no age known', order: iv(), expect: 'unknown' },
  ],
});
