import { scopeCases } from '../../kinds/scope-cases.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not, tri } from '../../tri.ts';

export const WU_16: Rule = defineRule({
  id: 'WU-16',
  version: '1.0.0',
  subject: 'workup',
  title: 'REMS: certified site and enrolled patient',
  severity: 'block',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  sources: [read('R1', 'requirements for the setting'), read('R2', 'outpatient enrolment')],
  rationale:
    'In the United States esketamine may be given only at a certified site to an enrolled patient. There is no exception at the point of care.',
  dataMaxAge: null,
  onUnknown: 'hold',
  inputs: ['site.remsCertified', 'records.remsEnrolment'],
  evaluate: (read) => not(allOf(tri(read.site('remsCertified')), read.done('remsEnrolment'))),
  clinicianText: 'REMS: site certified and patient enrolled.',
  patientText: 'You need to be signed up in the safety programme for this medicine.',
  reviewedBy: [],
  cases: [
    { name: 'clear when certified and enrolled', given: {}, expect: 'false' },
    {
      name: 'blocks at a site that is not certified',
      given: { site: { remsCertified: false } },
      expect: 'true',
    },
    {
      name: 'held while the site has not said',
      given: { site: { remsCertified: null } },
      expect: 'unknown',
      missing: ['site.remsCertified'],
    },
    {
      name: 'held while enrolment is missing',
      given: { records: { remsEnrolment: null } },
      expect: 'unknown',
      missing: ['records.remsEnrolment'],
    },
    {
      name: 'held while enrolment is only sent',
      given: { records: { remsEnrolment: 'sent' } },
      expect: 'unknown',
      missing: ['records.remsEnrolment'],
    },
    {
      name: 'blocks when enrolment was refused',
      given: { records: { remsEnrolment: 'refused' } },
      expect: 'true',
    },
    ...scopeCases({ products: ['esketamine'], regions: ['US'] }),
  ],
});
