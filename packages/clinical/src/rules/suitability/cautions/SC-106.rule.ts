import { factRule } from '../../kinds/fact-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_106: Rule = factRule({
  id: 'SC-106',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Past psychosis or a close relative with schizophrenia',
  severity: 'override',
  appliesTo: {},
  anyOfFacts: ['psychosisHistory', 'familySchizophrenia'],
  sources: [
    read('L1', 'warnings: history of psychosis'),
    read('G1', 'patient selection'),
    known('first-degree relatives'),
  ],
  rationale:
    'A past episode, or one in a parent, sibling or child, raises the chance that ketamine brings psychotic symptoms on. A psychiatrist weighs that and signs.',
  clinicianText: 'History of psychosis or first-degree relative with schizophrenia: psychiatrist sign-off.',
  patientText: 'You told us about yourself or your family. So a psychiatrist will look closely first.',
});
