import { fires, ketamineRule } from '../rule.ts';
import { given, iv } from './orders.ts';

export const imNoWayBack = ketamineRule({
  id: 'IM-02',
  title: 'An injection cannot be switched off',
  appliesTo: { product: 'ketamine', routes: ['IM'] },
  severity: 'caution',
  relaxable: false,
  thresholds: {},
  sources: [{ key: 'S-NUM', mark: 'read' }],
  rationale:
    'About 93 % reaches the blood, the effect peaks within minutes, and nothing stops it. Said at every order.',
  patientText: 'An injection works within minutes and has to wear off by itself.',
  inputs: ['route'],
  evaluate: () =>
    fires(
      'caution',
      'Intramuscular: about 93 % is absorbed, the effect peaks in minutes and cannot be switched off.',
    ),
  cases: [
    { name: 'an intramuscular order', order: given('IM'), expect: 'caution' },
    { name: 'an intravenous order', order: iv(), expect: 'none' },
    { name: 'a subcutaneous order', order: given('SC'), expect: 'none' },
  ],
});
