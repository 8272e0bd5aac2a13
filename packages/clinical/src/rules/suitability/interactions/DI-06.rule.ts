import { medicineRule } from '../../kinds/medicine-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_06: Rule = medicineRule({
  id: 'DI-06',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Monoamine oxidase inhibitor',
  severity: 'override',
  appliesTo: {},
  classes: ['maoi'],
  examples: ['phenelzine', 'Parnate', 'isocarboxazid', 'EMSAM', 'linezolid'],
  sources: [
    read('L1', 'interactions: MAOIs'),
    read('E-VER', 'case reports with tranylcypromine'),
    known('linezolid'),
  ],
  rationale:
    'The two together may raise blood pressure. Case reports with tranylcypromine were calm, so a prescriber may go on with a reason and closer readings.',
  clinicianText: 'MAOI: pressure may rise. Read it every 5 minutes and make the prescriber aware.',
  patientText:
    'One of your medicines can raise blood pressure together with this one. We will check yours often.',
});
