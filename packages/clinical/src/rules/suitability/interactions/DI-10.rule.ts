import { medicineRule } from '../../kinds/medicine-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_10: Rule = medicineRule({
  id: 'DI-10',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Ergometrine',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  classes: ['ergometrine'],
  examples: ['ergometrine', 'Methergine'],
  sources: [read('K5', 'contraindications'), read('L7', 'interactions')],
  rationale: 'Both narrow vessels and raise pressure; together they have caused hypertensive reactions.',
  clinicianText: 'Ergometrine: hypertensive reaction. Avoid together.',
  patientText: 'One of your medicines can raise blood pressure dangerously with this one.',
});
