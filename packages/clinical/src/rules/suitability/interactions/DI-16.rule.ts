import { medicineRule } from '../../kinds/medicine-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_16: Rule = medicineRule({
  id: 'DI-16',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Clozapine, haloperidol or risperidone',
  severity: 'caution',
  appliesTo: {},
  classes: ['psychotomimetic-blunting-antipsychotic'],
  examples: ['clozapine', 'Haldol', 'risperidone'],
  sources: [read('E-VER', 'antipsychotics')],
  rationale:
    'They may blunt some effects of ketamine; what that means in the clinic is unclear. They also hint at a psychosis that the history may have missed, so that rule is looked at again.',
  clinicianText: 'Clozapine, haloperidol or risperidone: psychiatrist review; check again for psychosis.',
  patientText: 'We will ask why you take this medicine, to be sure that the treatment suits you.',
});
