import { medicineRule } from '../../kinds/medicine-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_20: Rule = medicineRule({
  id: 'DI-20',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Antihypertensive medicine',
  severity: 'information',
  appliesTo: {},
  classes: ['antihypertensive'],
  examples: ['lisinopril', 'amlodipine', 'Metoprolol Succinate 50 MG 24 HR Extended Release Oral Tablet'],
  sources: [read('K6', 'hypotension at anaesthetic doses'), known('take as usual')],
  rationale:
    'Taken as usual they protect from a surge. Whether today’s dose was taken is recorded on the day.',
  clinicianText: 'Antihypertensive: take as usual; record whether it was taken today.',
  patientText: 'Take your blood pressure medicine as usual, also on treatment days.',
});
