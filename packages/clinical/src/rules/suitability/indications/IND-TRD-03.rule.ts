import { Quantity } from '@titrate/quantity';
import { recordCases } from '../../kinds/record-rule.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { not } from '../../tri.ts';

export const IND_TRD_03: Rule = defineRule({
  id: 'IND-TRD-03',
  version: '1.0.0',
  subject: 'indications',
  title: 'Diagnosis, severity and absence of psychosis confirmed',
  severity: 'block',
  appliesTo: { beforeFirstOnly: true },
  sources: [read('G1', 'patient selection'), byDefault('30 days, as the psychiatric assessment')],
  rationale:
    'Before any plan for resistant depression is signed, a psychiatric assessment confirms the diagnosis, how severe it is now, and that there are no psychotic features.',
  dataMaxAge: Quantity.of(30, 'd'),
  onUnknown: 'hold',
  inputs: ['treatment.indications', 'records.psychiatricAssessment'],
  evaluate: (read) =>
    read.treatment('indications').includes('trd') ? not(read.done('psychiatricAssessment')) : 'false',
  clinicianText:
    'TRD: confirm diagnosis, current severity and absence of psychotic features by psychiatric assessment before a plan is signed.',
  patientText: 'A psychiatrist will confirm your diagnosis before a plan is made.',
  reviewedBy: [],
  cases: [
    {
      name: 'silent for another indication',
      given: { indications: ['crps'], records: { psychiatricAssessment: null } },
      expect: 'false',
    },
    ...recordCases(['psychiatricAssessment'], Quantity.of(30, 'd')),
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
