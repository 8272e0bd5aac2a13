import { medicineRule } from '../../kinds/medicine-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_11: Rule = medicineRule({
  id: 'DI-11',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Vasopressin, sympathomimetics, decongestants or thyroid hormone',
  severity: 'caution',
  appliesTo: {},
  classes: ['vasopressin', 'sympathomimetic', 'decongestant', 'thyroid-hormone'],
  examples: ['Vasostrict', 'pseudoephedrine', 'Afrin nasal spray', 'levothyroxine'],
  sources: [
    read('K6', 'interactions'),
    read('L1', 'interactions and nasal decongestants'),
    read('L7', 'interactions'),
  ],
  rationale:
    'Each can add to the rise of pulse and pressure. A nasal decongestant must also lie an hour before the spray, or it changes the uptake. Only high-dose thyroid hormone matters, but no source read gives the dose.',
  clinicianText:
    'Medicine that raises pulse or pressure: check the last dose. Nasal decongestant at least 1 hour before esketamine.',
  patientText:
    'Tell us when you last used cold medicine or nose spray. It should be at least one hour before treatment.',
});
