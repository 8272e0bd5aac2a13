import { factRule } from '../../kinds/fact-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_108: Rule = factRule({
  id: 'SC-108',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Substance use disorder in the past 12 months',
  severity: 'override',
  appliesTo: {},
  anyOfFacts: ['substanceUseDisorderPastYear'],
  sources: [read('L1', 'warnings: abuse and misuse'), known('prescription monitoring query')],
  rationale:
    'Both drugs can be misused. The label asks for an assessment of that risk before prescribing; here it includes a urine screen plan and a monitoring query.',
  clinicianText:
    'Substance use disorder within 12 months, alcohol included: assess abuse risk, plan urine screens, query the PDMP.',
  patientText:
    'We want to be sure that this medicine does not make alcohol or drug problems worse. We will plan that with you.',
});
