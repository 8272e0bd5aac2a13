import { medicineRule } from '../../kinds/medicine-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_18: Rule = medicineRule({
  id: 'DI-18',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Lithium or a usual antidepressant',
  severity: 'information',
  appliesTo: {},
  classes: ['lithium', 'ssri', 'snri', 'other-antidepressant'],
  examples: ['lithium carbonate', 'sertraline', 'Effexor XR', 'bupropion', 'mirtazapine'],
  sources: [read('E-VER', 'lithium'), read('E-AND5', 'antidepressants')],
  rationale:
    'No important interaction is reported; most can go on. Shown so that nobody stops them by mistake.',
  clinicianText: 'Lithium or a usual antidepressant: no important interaction reported; continue.',
  patientText: 'You can keep taking this medicine.',
});
