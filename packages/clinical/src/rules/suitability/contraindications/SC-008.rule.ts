import { factRule } from '../../kinds/fact-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_008: Rule = factRule({
  id: 'SC-008',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Poorly controlled heart disease',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  anyOfFacts: ['unstableAngina', 'decompensatedHeartFailure', 'severeValveDisease', 'significantArrhythmia'],
  sources: [
    read('G3', 'contraindications: poorly controlled cardiovascular disease'),
    read('L6', 'warnings'),
    read('K2', 'contraindications'),
    read('K5', 'contraindications'),
    known('NYHA classes III and IV'),
  ],
  rationale:
    'Ketamine drives pulse and pressure up for an hour or more. A heart that is failing, starved of blood, or out of rhythm may not survive that. Stable disease is a different rule.',
  clinicianText:
    'Unstable angina, decompensated heart failure, severe valve disease or a significant arrhythmia: stabilise first.',
  patientText: 'Your heart needs to be stable before this medicine can be considered.',
});
