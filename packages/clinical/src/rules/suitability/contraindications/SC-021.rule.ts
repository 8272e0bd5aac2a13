import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { not } from '../../tri.ts';

export const SC_021: Rule = defineRule({
  id: 'SC-021',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'No capacity to consent and no lawful substitute',
  severity: 'block',
  appliesTo: {},
  sources: [read('E-ERK', 'exclusion criteria'), read('G8', 'referral criteria')],
  rationale:
    'A consent that the person cannot give is void. Where the law provides for somebody else to decide, that process must be recorded.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.capacityToConsent', 'facts.lawfulSubstituteConsent'],
  evaluate: (read) => {
    const capacity = read.fact('capacityToConsent');
    return capacity === 'false' ? not(read.fact('lawfulSubstituteConsent')) : not(capacity);
  },
  clinicianText: 'No capacity to consent and no lawful substitute process recorded.',
  patientText: 'We need to be sure that you, or someone with the legal right, can decide on this treatment.',
  reviewedBy: [],
  cases: [
    { name: 'clear with capacity', given: {}, expect: 'false' },
    {
      name: 'blocks without capacity and without a substitute',
      given: { facts: { capacityToConsent: 'no', lawfulSubstituteConsent: 'no' } },
      expect: 'true',
    },
    {
      name: 'clear without capacity but with a lawful substitute',
      given: { facts: { capacityToConsent: 'no', lawfulSubstituteConsent: 'yes' } },
      expect: 'false',
    },
    {
      name: 'unknown without capacity while no substitute was looked for',
      given: { facts: { capacityToConsent: 'no', lawfulSubstituteConsent: null } },
      expect: 'unknown',
      missing: ['facts.lawfulSubstituteConsent'],
    },
    {
      name: 'unknown while capacity was not judged',
      given: { facts: { capacityToConsent: null } },
      expect: 'unknown',
      missing: ['facts.capacityToConsent'],
    },
    {
      name: 'a judgement older than 30 days is unknown',
      given: { facts: { capacityToConsent: { value: 'yes', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
