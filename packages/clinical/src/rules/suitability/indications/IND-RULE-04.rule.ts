import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { not } from '../../tri.ts';

export const IND_RULE_04: Rule = defineRule({
  id: 'IND-RULE-04',
  version: '1.0.0',
  subject: 'indications',
  title: 'No treating psychiatrist identified',
  severity: 'override',
  appliesTo: { indicationClass: 'psychiatric' },
  sources: [
    read('L7', 'the decision is a psychiatrist’s in Europe'),
    read('G1', 'clinician experience and training'),
  ],
  rationale:
    'Somebody must carry the psychiatric care between and after sessions. In Europe a psychiatrist decides on the treatment.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.treatingPsychiatrist'],
  evaluate: (read) => not(read.fact('treatingPsychiatrist')),
  clinicianText: 'No treating psychiatrist or equivalent is identified.',
  patientText: 'It is best to have your own psychiatrist or mental health prescriber during this treatment.',
  reviewedBy: [],
  cases: [
    { name: 'clear when one is identified', given: {}, expect: 'false' },
    { name: 'fires when there is none', given: { facts: { treatingPsychiatrist: 'no' } }, expect: 'true' },
    {
      name: 'unknown while not asked',
      given: { facts: { treatingPsychiatrist: null } },
      expect: 'unknown',
      missing: ['facts.treatingPsychiatrist'],
    },
    {
      name: 'an answer older than 30 days is unknown',
      given: { facts: { treatingPsychiatrist: { value: 'yes', daysOld: 31 } } },
      expect: 'unknown',
    },
    ...scopeCases({ indicationClass: 'psychiatric' }),
  ],
});
