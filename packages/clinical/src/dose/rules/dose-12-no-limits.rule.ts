import { fires, ketamineRule } from '../rule.ts';
import { given, iv } from './orders.ts';

export const noLimitsNoStart = ketamineRule({
  id: 'DOSE-12',
  title: 'No limits, no start',
  appliesTo: { product: 'ketamine', routes: ['IN'] },
  severity: 'block',
  relaxable: false,
  thresholds: {},
  sources: [
    { key: 'DOSE-12', mark: 'default' },
    { key: 'FDA1', mark: 'read' },
  ],
  rationale:
    'There is no cited limit for compounded racemic ketamine in the nose, and a dose without bounds would always pass. The regulator warns about these products.',
  patientText: 'We do not give this form of the medicine.',
  inputs: ['route'],
  evaluate: () =>
    fires('block', 'There are no limits for ketamine (racemic) in the nose, so it cannot be started.'),
  cases: [
    { name: 'racemic ketamine in the nose', order: given('IN'), expect: 'block' },
    { name: 'by vein', order: iv(), expect: 'none' },
  ],
});
