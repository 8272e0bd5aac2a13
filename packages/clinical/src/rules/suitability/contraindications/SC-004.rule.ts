import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_004: Rule = factRule({
  id: 'SC-004',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'History of intracerebral haemorrhage',
  severity: 'block',
  appliesTo: { products: ['esketamine'] },
  anyOfFacts: ['intracerebralHaemorrhage'],
  sources: [read('L1', 'contraindications'), read('L2', 'contraindications')],
  rationale:
    'A brain that has bled may bleed again when pressure surges. The label bars the spray after any such bleed, however long ago.',
  clinicianText: 'Previous intracerebral haemorrhage: esketamine is contraindicated.',
  patientText: 'Because you had bleeding in your brain, this spray is not safe for you.',
});
