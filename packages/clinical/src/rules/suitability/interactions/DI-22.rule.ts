import { medicineRule } from '../../kinds/medicine-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_22: Rule = medicineRule({
  id: 'DI-22',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Nasal corticosteroid',
  severity: 'caution',
  appliesTo: { products: ['esketamine'] },
  classes: ['nasal-corticosteroid'],
  examples: ['Flonase', 'mometasone', 'fluticasone nasal spray'],
  sources: [read('L1', 'nasal corticosteroid on the dosing day')],
  rationale:
    'Sprayed shortly before, it changes what the nose takes up. At least an hour must lie between; the session day runs a timer.',
  clinicianText: 'Nasal corticosteroid: on the dosing day at least 1 hour before esketamine.',
  patientText: 'Use your nose spray at least one hour before treatment.',
});
