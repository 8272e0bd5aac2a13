import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_107: Rule = factRule({
  id: 'SC-107',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Bipolar disorder',
  severity: 'caution',
  appliesTo: {},
  anyOfFacts: ['bipolarDisorder'],
  sources: [read('L6', 'warnings: mania or bipolar disorder')],
  rationale:
    'A switch into mania is rare but possible. Rate mania at each session; a current episode and the need for a mood stabiliser have rules of their own.',
  clinicianText:
    'Bipolar disorder, euthymic or depressed: rate mania at each session; see the mood-stabiliser rule.',
  patientText: 'We will ask about signs of a "high" mood at each visit.',
});
