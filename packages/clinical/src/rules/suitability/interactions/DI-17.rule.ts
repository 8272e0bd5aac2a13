import { medicineRule } from '../../kinds/medicine-rule.ts';
import { known } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_17: Rule = medicineRule({
  id: 'DI-17',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Naltrexone',
  severity: 'caution',
  appliesTo: {},
  classes: ['opioid-antagonist'],
  examples: ['naltrexone', 'Vivitrol', 'Contrave'],
  sources: [known('small studies conflict')],
  rationale:
    'Small studies disagree on whether blocking opioid receptors weakens the effect. Stopping a treatment for addiction on that ground would be wrong.',
  clinicianText: 'Naltrexone: evidence on loss of effect conflicts. Do not stop it for this reason alone.',
  patientText: 'Keep taking naltrexone. Do not stop it unless your doctor says so.',
});
