import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_013: Rule = factRule({
  id: 'SC-013',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Delirium or acute confusion',
  severity: 'block',
  appliesTo: {},
  anyOfFacts: ['delirium'],
  sources: [read('G11', 'exclusion criteria')],
  rationale:
    'A confused person cannot consent, and ketamine may deepen the confusion. The cause needs finding first.',
  clinicianText: 'Delirium or acute confusional state. Find and treat the cause.',
  patientText: 'Sudden confusion needs to be looked into before any treatment like this.',
});
