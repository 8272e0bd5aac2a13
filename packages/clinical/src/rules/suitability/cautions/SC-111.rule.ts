import { factRule } from '../../kinds/fact-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_111: Rule = factRule({
  id: 'SC-111',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Lung disease or active respiratory infection',
  severity: 'override',
  appliesTo: {},
  anyOfFacts: ['copd', 'activeRespiratoryInfection'],
  sources: [read('L6', 'warnings: pulmonary insufficiency'), known('respiratory infection')],
  rationale:
    'Weak lungs have less reserve when breathing slows, and an inflamed throat is quicker to close. An infection is a reason to wait, not to refuse.',
  clinicianText:
    'COPD or pulmonary insufficiency: weigh the risk of respiratory depression. Active infection: defer.',
  patientText:
    'We want your breathing to be as good as it can be. With a cold or chest infection we may wait.',
});
