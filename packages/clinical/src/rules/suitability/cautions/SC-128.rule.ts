import { factRule } from '../../kinds/fact-rule.ts';
import { known } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_128: Rule = factRule({
  id: 'SC-128',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Serious chronic nasal disease or obstruction',
  severity: 'caution',
  appliesTo: { products: ['esketamine'] },
  anyOfFacts: ['nasalDisease'],
  sources: [known('uncertain absorption')],
  rationale: 'A blocked or scarred nose may take up an unpredictable part of the spray.',
  clinicianText: 'Serious nasal disease: absorption of the spray is uncertain.',
  patientText: 'If your nose is badly blocked, the spray may not work as well.',
});
