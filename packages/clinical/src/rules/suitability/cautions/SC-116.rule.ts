import { factRule } from '../../kinds/fact-rule.ts';
import { known } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_116: Rule = factRule({
  id: 'SC-116',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Acute porphyria',
  severity: 'override',
  appliesTo: {},
  anyOfFacts: ['porphyria'],
  sources: [known('some references list ketamine as potentially unsafe; not confirmed by reading')],
  rationale:
    'Some references warn that ketamine may set off an attack. The evidence is thin, so a prescriber decides with a reason.',
  clinicianText: 'Acute porphyria: some references call ketamine potentially unsafe.',
  patientText: 'With porphyria some medicines can set off an attack. Your doctor will weigh this.',
});
