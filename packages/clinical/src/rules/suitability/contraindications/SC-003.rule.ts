import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_003: Rule = factRule({
  id: 'SC-003',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Arteriovenous malformation',
  severity: 'block',
  appliesTo: { products: ['esketamine'] },
  anyOfFacts: ['arteriovenousMalformation'],
  sources: [read('L1', 'contraindications'), read('L2', 'contraindications')],
  rationale:
    'The thin vessels of a malformation may bleed when pressure surges after a dose. The label bars the spray.',
  clinicianText: 'Arteriovenous malformation: esketamine is contraindicated.',
  patientText:
    'Your blood vessel condition could bleed when this medicine raises your blood pressure. This spray is not safe for you.',
});
