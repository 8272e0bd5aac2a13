import { medicineRule } from '../../kinds/medicine-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_15: Rule = medicineRule({
  id: 'DI-15',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Strong enzyme inducer',
  severity: 'caution',
  appliesTo: {},
  classes: ['strong-inducer'],
  examples: ['rifampicin', 'carbamazepine', 'Dilantin', 'St. John’s wort'],
  sources: [
    read('E-RIF', 'rifampicin cut AUC by 14 % IV and 86 % by mouth'),
    known('carbamazepine, phenytoin, St John’s wort'),
  ],
  rationale:
    'These medicines make the body clear a swallowed dose almost wholly. Chasing the effect with large oral doses is dangerous when the inducer stops.',
  clinicianText: 'Strong inducer: expect a weak oral effect; do not chase it with large oral doses.',
  patientText: 'One of your medicines may weaken this one. Please do not take more than we agreed.',
});
