import { medicineRule } from '../../kinds/medicine-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_09: Rule = medicineRule({
  id: 'DI-09',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Theophylline or aminophylline',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  classes: ['theophylline'],
  examples: ['theophylline', 'aminophylline', 'Theo-24'],
  sources: [
    read('S-INP', 'interactions'),
    read('K6', 'interactions'),
    read('K5', 'contraindicated with injectable esketamine'),
  ],
  rationale: 'Together they lower the threshold for a seizure. Another bronchodilator should be found first.',
  clinicianText:
    'Theophylline or aminophylline: lowers the seizure threshold. Choose another bronchodilator first.',
  patientText:
    'Your breathing medicine and this treatment together may cause a seizure. Your doctor may change it first.',
});
