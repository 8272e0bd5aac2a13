import { medicineRule } from '../../kinds/medicine-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_08: Rule = medicineRule({
  id: 'DI-08',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Lamotrigine',
  severity: 'caution',
  appliesTo: {},
  classes: ['lamotrigine'],
  examples: ['lamotrigine', 'Lamictal'],
  sources: [read('E-VER', 'two of five studies found a reduced effect'), read('E-AND5', 'lamotrigine')],
  rationale:
    'Some studies found less effect of ketamine and less dissociation under lamotrigine, others none. Stopping it risks the mood or a fit, so its prescriber decides.',
  clinicianText:
    'Lamotrigine may reduce the effect. Do not stop it for this reason without its prescriber; note the timing.',
  patientText: 'Keep taking lamotrigine unless the doctor who gives it tells you otherwise.',
});
