import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_019: Rule = factRule({
  id: 'SC-019',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Thyrotoxicosis or untreated hyperthyroidism',
  severity: 'block',
  relaxable: true,
  appliesTo: { products: ['ketamine'] },
  anyOfFacts: ['uncontrolledHyperthyroidism'],
  sources: [read('K2', 'precautions'), read('K4', 'contraindications')],
  rationale:
    'With too much thyroid hormone, pulse and pressure answer ketamine far more strongly. Treat the thyroid first.',
  clinicianText: 'Thyrotoxicosis or untreated hyperthyroidism: exaggerated rise of pulse and pressure.',
  patientText: 'Your thyroid is too active for this medicine. It needs to be treated first.',
});
