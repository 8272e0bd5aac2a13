import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_127: Rule = factRule({
  id: 'SC-127',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Renal dialysis',
  severity: 'caution',
  appliesTo: {},
  anyOfFacts: ['dialysis'],
  sources: [read('L7', 'renal impairment: dialysis not studied')],
  rationale:
    'Nobody has studied these drugs on dialysis. It is shown so that fluid, pressure and timing are planned.',
  clinicianText: 'On dialysis: not studied.',
  patientText:
    'This treatment has not been studied in people on dialysis. We will plan it with your kidney team.',
});
