import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_015: Rule = factRule({
  id: 'SC-015',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Eclampsia or pre-eclampsia',
  severity: 'block',
  appliesTo: {},
  anyOfFacts: ['preEclampsia'],
  sources: [
    read('K3', 'contraindications'),
    read('K4', 'contraindications'),
    read('K5', 'contraindications'),
  ],
  rationale:
    'Pressure is already dangerous and the vessels are leaky; a further rise can cause a bleed or a fit. Product texts bar ketamine.',
  clinicianText: 'Eclampsia or pre-eclampsia: contraindicated.',
  patientText: 'With high blood pressure from pregnancy this medicine is not safe.',
});
