import { Quantity } from '@titrate/quantity';
import { recordRule } from '../../kinds/record-rule.ts';
import { byDefault, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const WU_01: Rule = recordRule({
  id: 'WU-01',
  version: '1.0.0',
  subject: 'workup',
  title: 'Psychiatric assessment',
  severity: 'block',
  appliesTo: { indicationClass: 'psychiatric', beforeFirstOnly: true },
  records: ['psychiatricAssessment'],
  dataMaxAge: Quantity.of(30, 'd'),
  sources: [read('G1', 'pre-treatment evaluation'), byDefault('30 days')],
  rationale:
    'Diagnosis, psychosis and substance history, earlier antidepressants and baseline severity decide whether the treatment fits. Without them every other rule speaks in the dark.',
  clinicianText:
    'Psychiatric assessment within 30 days: diagnosis, psychosis and substance history, antidepressant history, baseline severity.',
  patientText: 'You will have a talk with a mental health clinician before treatment.',
});
