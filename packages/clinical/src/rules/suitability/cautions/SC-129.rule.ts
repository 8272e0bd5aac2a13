import { factRule } from '../../kinds/fact-rule.ts';
import { known } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_129: Rule = factRule({
  id: 'SC-129',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Safety-critical work',
  severity: 'information',
  appliesTo: {},
  anyOfFacts: ['safetyCriticalWork'],
  sources: [known('duty rules of the employer or authority')],
  rationale:
    'Pilots, drivers and cleared staff may have to report treatment or stay off duty. Better before the first dose than after.',
  clinicianText: 'Safety-critical or cleared work: discuss duty rules.',
  patientText: 'Your job may have rules about this medicine. Let us talk about them.',
});
