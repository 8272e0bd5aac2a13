import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_011: Rule = factRule({
  id: 'SC-011',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Active psychosis, schizophrenia or schizoaffective disorder',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  anyOfFacts: ['activePsychosis', 'schizophreniaSpectrum'],
  sources: [
    read('L1', 'warnings: careful weighing of benefit and risk'),
    read('G3', 'contraindications: poorly controlled psychosis'),
    read('G8', 'exclusion criteria'),
  ],
  rationale:
    'Ketamine can bring back or deepen psychotic symptoms. Trials left these patients out, and the label asks for great care.',
  clinicianText: 'Active psychosis or a schizophrenia-spectrum disorder: ketamine may worsen it.',
  patientText:
    'This medicine can bring on voices or beliefs that are not real. With your history it may make things worse.',
});
