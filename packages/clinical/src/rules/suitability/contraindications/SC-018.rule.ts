import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_018: Rule = factRule({
  id: 'SC-018',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Active ketamine, PCP or hallucinogen use disorder',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  anyOfFacts: ['dissociativeUseDisorder'],
  sources: [read('G3', 'serial infusions and active substance misuse')],
  rationale:
    'A series of doses may feed the addiction it meets, and street ketamine adds unknown exposure to bladder and liver. Consensus says not to run a series in active misuse.',
  clinicianText: 'Active ketamine, PCP or hallucinogen use disorder: no series.',
  patientText:
    'This medicine can lead to addiction. With the use you told us about, a series could make that worse.',
});
