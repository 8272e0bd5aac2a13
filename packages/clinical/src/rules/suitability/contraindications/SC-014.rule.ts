import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { anyYes } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const SC_014: Rule = defineRule({
  id: 'SC-014',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Pregnancy',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  sources: [
    read('L2', 'use in pregnancy'),
    read('L3', 'use in pregnancy'),
    read('L10', 'pregnancy and registry'),
  ],
  rationale:
    'Harm to the unborn child is possible and neither drug is recommended in pregnancy. Either the patient’s answer or a positive test is enough. When it is found during treatment: stop and counsel.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.pregnant', 'patient.canBecomePregnant', 'records.pregnancyTest'],
  evaluate: (read) => {
    const positive = tri(read.record('pregnancyTest')?.outcome === 'positive');
    return anyOf(positive, anyYes(read, ['pregnant']));
  },
  clinicianText:
    'Pregnancy: not recommended. If found during treatment, stop, counsel and offer the registry.',
  patientText: 'This medicine may harm an unborn baby. Please talk with us about other options.',
  reviewedBy: [],
  cases: [
    {
      name: 'clear when pregnancy is possible and was denied',
      given: { canBecomePregnant: true },
      expect: 'false',
    },
    {
      name: 'fires when pregnant',
      given: { canBecomePregnant: true, facts: { pregnant: 'yes' } },
      expect: 'true',
    },
    {
      name: 'fires on a positive test although it was denied',
      given: { canBecomePregnant: true, records: { pregnancyTest: 'positive' } },
      expect: 'true',
    },
    {
      name: 'a negative test does not answer the question',
      given: { canBecomePregnant: true, facts: { pregnant: null } },
      expect: 'unknown',
      missing: ['facts.pregnant'],
    },
    {
      name: 'no test leaves it to the answer',
      given: { canBecomePregnant: true, records: { pregnancyTest: null } },
      expect: 'false',
    },
    {
      name: 'unsure is unknown',
      given: { canBecomePregnant: true, facts: { pregnant: 'unsure' } },
      expect: 'unknown',
    },
    {
      name: 'clear for somebody who cannot become pregnant',
      given: { sexAtBirth: 'male', facts: { pregnant: null } },
      expect: 'false',
    },
    {
      name: 'unknown while nobody knows whether it is possible',
      given: { canBecomePregnant: null, facts: { pregnant: null } },
      expect: 'unknown',
      missing: ['patient.canBecomePregnant'],
    },
    {
      name: 'an old denial is unknown',
      given: { canBecomePregnant: true, facts: { pregnant: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
