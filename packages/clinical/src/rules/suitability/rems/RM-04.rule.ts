import { recordRule } from '../../kinds/record-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const RM_04: Rule = recordRule({
  id: 'RM-04',
  version: '1.0.0',
  subject: 'rems',
  title: 'REMS counselling',
  severity: 'block',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  records: ['remsCounselling'],
  dataMaxAge: null,
  sources: [read('R1', 'patient counselling')],
  rationale:
    'The patient is told about enrolment, monitoring, sedation, dissociation, slow breathing, changes of vital signs and the way home. What was not said cannot be agreed to.',
  clinicianText: 'REMS counselling is not recorded.',
  patientText: 'We will explain the risks, the watching time and how you get home.',
});
