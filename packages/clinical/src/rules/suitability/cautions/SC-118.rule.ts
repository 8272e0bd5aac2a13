import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not } from '../../tri.ts';

export const SC_118: Rule = defineRule({
  id: 'SC-118',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Can become pregnant and no reliable contraception recorded',
  severity: 'caution',
  appliesTo: {},
  sources: [read('L1', 'pregnancy planning'), read('L6', 'contraception')],
  rationale:
    'A pregnancy that begins during a course is exposed before anybody knows. Europe asks for contraception; elsewhere planning is advised.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['patient.canBecomePregnant', 'facts.reliableContraception'],
  evaluate: (read) => {
    const possible = read.canBecomePregnant();
    return possible === 'false' ? 'false' : allOf(possible, not(read.fact('reliableContraception')));
  },
  clinicianText: 'Can become pregnant, no reliable contraception recorded: give pregnancy planning advice.',
  patientText: 'Please use reliable birth control during treatment, and tell us if you plan a pregnancy.',
  reviewedBy: [],
  cases: [
    {
      name: 'clear for somebody who cannot become pregnant',
      given: { facts: { reliableContraception: null } },
      expect: 'false',
    },
    { name: 'clear with reliable contraception', given: { canBecomePregnant: true }, expect: 'false' },
    {
      name: 'fires without',
      given: { canBecomePregnant: true, facts: { reliableContraception: 'no' } },
      expect: 'true',
    },
    {
      name: 'unknown while it was not asked',
      given: { canBecomePregnant: true, facts: { reliableContraception: null } },
      expect: 'unknown',
      missing: ['facts.reliableContraception'],
    },
    {
      name: 'unknown while nobody knows whether pregnancy is possible',
      given: { canBecomePregnant: null, facts: { reliableContraception: 'no' } },
      expect: 'unknown',
      missing: ['patient.canBecomePregnant'],
    },
    {
      name: 'an answer older than 30 days is unknown',
      given: { canBecomePregnant: true, facts: { reliableContraception: { value: 'yes', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
