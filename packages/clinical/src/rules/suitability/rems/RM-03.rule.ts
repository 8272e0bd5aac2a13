import { recordRule } from '../../kinds/record-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const RM_03: Rule = recordRule({
  id: 'RM-03',
  version: '1.0.0',
  subject: 'rems',
  title: 'Patient enrolled and enrolment verified',
  severity: 'block',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  records: ['remsEnrolment'],
  dataMaxAge: null,
  sources: [read('R2', 'patient enrolment')],
  rationale:
    'Prescriber and patient sign the enrolment before the first dose, and it is checked before each one is dispensed. A form that was only sent is not an enrolment.',
  clinicianText: 'REMS enrolment is not verified.',
  patientText: 'You need to be signed up in the safety programme before your first dose.',
});
