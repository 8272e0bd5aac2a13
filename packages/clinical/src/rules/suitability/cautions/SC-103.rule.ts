import { factRule } from '../../kinds/fact-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_103: Rule = factRule({
  id: 'SC-103',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Stable heart disease, pulmonary hypertension or long QT',
  severity: 'override',
  appliesTo: {},
  anyOfFacts: [
    'coronaryDisease',
    'stableHeartFailure',
    'revascularisation',
    'pulmonaryHypertension',
    'qtProlongation',
  ],
  sources: [
    read('L6', 'warnings: cardiovascular disease'),
    read('K2', 'precautions'),
    known('QT prolongation'),
  ],
  rationale:
    'A stable but diseased heart may bear the surge, but somebody who knows that heart should say so. An ECG and a cardiology opinion come first.',
  clinicianText: 'Stable cardiac disease: obtain a cardiology opinion and an ECG, and record why to go on.',
  patientText: 'Because of your heart, we may ask a heart doctor for advice before treatment.',
});
