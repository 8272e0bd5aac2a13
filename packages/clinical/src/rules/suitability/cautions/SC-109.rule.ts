import { HISTORY_MAX_AGE, MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { medicineListCases } from '../../kinds/medicine-rule.ts';
import { known, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf } from '../../tri.ts';

export const SC_109: Rule = defineRule({
  id: 'SC-109',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Opioid use disorder, methadone or buprenorphine',
  severity: 'override',
  appliesTo: {},
  sources: [read('E-MIND', 'exclusion criteria'), known('sedation and misuse')],
  rationale:
    'Opioids and ketamine together sedate, and an opioid use disorder raises the risk of misuse. The prescriber of the opioid treatment should know and agree.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.opioidUseDisorder', 'medicines'],
  evaluate: (read) =>
    anyOf(
      read.fact('opioidUseDisorder'),
      read.medicines(['opioid-agonist-treatment'], { maxAge: MEDICINES_MAX_AGE }).present,
    ),
  clinicianText:
    'Opioid use disorder or opioid agonist treatment: coordinate with its prescriber; sedation and misuse risk.',
  patientText: 'Please let us talk with the doctor who treats you with methadone or buprenorphine.',
  reviewedBy: [],
  cases: [
    { name: 'fires on the coded answer', given: { facts: { opioidUseDisorder: 'yes' } }, expect: 'true' },
    {
      name: 'fires on Suboxone although the question was answered no',
      given: { medicines: [{ name: 'Suboxone' }] },
      expect: 'true',
    },
    {
      name: 'fires on methadone',
      given: { medicines: [{ name: 'Methadone 10 MG Oral Tablet' }] },
      expect: 'true',
    },
    {
      name: 'unknown while the question was not asked',
      given: { facts: { opioidUseDisorder: null } },
      expect: 'unknown',
      missing: ['facts.opioidUseDisorder'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { opioidUseDisorder: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
    ...medicineListCases('methadone'),
  ],
});
