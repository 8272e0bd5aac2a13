import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { HOME_CONDITIONS } from '../../kinds/history.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not, tri } from '../../tri.ts';

export const PO_04: Rule = defineRule({
  id: 'PO-04',
  version: '1.0.0',
  subject: 'home',
  title: 'Home dosing conditions',
  severity: 'block',
  appliesTo: { products: ['ketamine'] },
  sources: [read('FDA1', 'warnings about use at home'), byDefault('the list of conditions')],
  rationale:
    'Home use is off unless the clinic switches it on, because nobody is there when breathing slows or pressure surges. Then each condition must be met on its own; one that was not asked about holds.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: [
    'treatment.setting',
    'site.homeDosingEnabled',
    ...HOME_CONDITIONS.map((id) => `facts.${id}` as const),
  ],
  evaluate: (read) => {
    if (read.treatment('setting') !== 'home') return 'false';
    return not(allOf(tri(read.site('homeDosingEnabled')), ...HOME_CONDITIONS.map((id) => read.fact(id))));
  },
  clinicianText: 'Home dosing: only where the clinic enables it, and with every listed condition met.',
  patientText: 'You may take this medicine at home only if strict rules are met.',
  reviewedBy: [],
  cases: [
    { name: 'silent in the clinic', given: { site: { homeDosingEnabled: false } }, expect: 'false' },
    {
      name: 'clear at home with every condition met',
      given: { setting: 'home', route: 'SL' },
      expect: 'false',
    },
    {
      name: 'blocks where the clinic has not enabled it',
      given: { setting: 'home', route: 'SL', site: { homeDosingEnabled: false } },
      expect: 'true',
    },
    {
      name: 'held where the clinic has not said',
      given: { setting: 'home', route: 'SL', site: { homeDosingEnabled: null } },
      expect: 'unknown',
      missing: ['site.homeDosingEnabled'],
    },
    ...HOME_CONDITIONS.flatMap((id) => [
      {
        name: `blocks without ${id}`,
        given: { setting: 'home', facts: { [id]: 'no' } },
        expect: 'true',
      } as const,
      {
        name: `held while ${id} is not answered`,
        given: { setting: 'home', facts: { [id]: null } },
        expect: 'unknown',
        missing: [`facts.${id}`],
      } as const,
    ]),
    {
      name: 'answers older than 30 days are held',
      given: { setting: 'home', everythingDaysOld: 30.1 },
      expect: 'unknown',
    },
    ...scopeCases({ products: ['ketamine'] }),
  ],
});
