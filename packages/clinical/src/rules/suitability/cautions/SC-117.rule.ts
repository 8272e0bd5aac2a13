import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_117: Rule = factRule({
  id: 'SC-117',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Breastfeeding',
  severity: 'override',
  appliesTo: {},
  anyOfFacts: ['breastfeeding'],
  sources: [read('L3', 'lactation'), read('L10', 'breastfeeding')],
  rationale:
    'The drug passes into milk and may harm a growing brain. The esketamine label advises against breastfeeding during treatment.',
  clinicianText: 'Breastfeeding: present in milk. The esketamine label does not recommend it.',
  patientText: 'This medicine gets into breast milk. Please talk with us before you start.',
});
