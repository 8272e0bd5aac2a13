import { scopeCases } from '../../kinds/scope-cases.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { not, tri } from '../../tri.ts';

export const RM_05: Rule = defineRule({
  id: 'RM-05',
  version: '1.0.0',
  subject: 'rems',
  title: 'Self-administered under direct observation, never taken home',
  severity: 'block',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  sources: [read('R2', 'administration under direct observation'), read('R4', 'walkthrough of the form')],
  rationale: 'The patient uses the device while staff look on. The spray is never dispensed for use at home.',
  dataMaxAge: null,
  onUnknown: 'hold',
  inputs: ['treatment.setting', 'site.remsDirectObservation'],
  evaluate: (read) =>
    read.treatment('setting') === 'home' ? 'true' : not(tri(read.site('remsDirectObservation'))),
  clinicianText:
    'Esketamine must be self-administered under direct observation and is never dispensed for home use.',
  patientText: 'You use this spray only at the clinic, with staff beside you.',
  reviewedBy: [],
  cases: [
    { name: 'clear in the clinic under observation', given: {}, expect: 'false' },
    { name: 'blocks for home use', given: { setting: 'home' }, expect: 'true' },
    {
      name: 'blocks where observation cannot be kept',
      given: { site: { remsDirectObservation: false } },
      expect: 'true',
    },
    {
      name: 'held while the site has not said',
      given: { site: { remsDirectObservation: null } },
      expect: 'unknown',
      missing: ['site.remsDirectObservation'],
    },
    ...scopeCases({ products: ['esketamine'], regions: ['US'] }),
  ],
});
