import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_102: Rule = factRule({
  id: 'SC-102',
  version: '1.0.0',
  subject: 'cautions',
  title: 'History of hypertensive encephalopathy',
  severity: 'override',
  appliesTo: {},
  anyOfFacts: ['hypertensiveEncephalopathy'],
  sources: [read('L1', 'warnings: blood pressure')],
  rationale:
    'A brain that once swelled from high pressure is at risk from smaller rises than others are. The label asks for closer watching of pressure and symptoms.',
  clinicianText:
    'Earlier hypertensive encephalopathy: small rises are risky; check pressure and symptoms more often.',
  patientText:
    'High blood pressure has affected your brain before. If you are treated, we will check you more often.',
});
