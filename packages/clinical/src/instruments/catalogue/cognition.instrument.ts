/** Thinking and memory: MoCA (score entry only) and PDQ-5. */
import { band, titledItems, verified } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const moca: Instrument = {
  id: 'moca',
  version: '1.0.0',
  title: 'Montreal Cognitive Assessment (score entry)',
  shortTitle: 'MoCA',
  measures: 'Thinking and memory; higher is better',
  respondent: 'clinician',
  recall: 'right now',
  items: [{ id: '1', title: 'Raw score of the licensed form', values: { min: 0, max: 30 } }],
  scoring: {
    kind: 'sum',
    missing: { kind: 'all' },
    education: { yearsAtMost: 12, adds: 1, cap: 30 },
  },
  range: { min: 0, max: 30, decimals: 0 },
  direction: 'higher-better',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('severe', 0, 9, 'Severe range', 'Much lower than usual: your clinician will explain'),
      band('moderate', 10, 17, 'Moderate range', 'Lower than usual: your clinician will explain'),
      band('mild', 18, 25, 'Mild range', 'A little lower than usual: your clinician will explain'),
      band('normal', 26, 30, 'Normal range', 'In the usual range'),
    ],
  },
  flags: [],
  cadence: 'Baseline, then every 6–12 months in long courses',
  notes: ['Only the score is entered: the test needs a licence and a certified rater.'],
  licence: {
    class: 'C',
    holder: 'Z. Nasreddine / MoCA Cognition',
    credit: '© Z. Nasreddine MD. MoCA® used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Nasreddine et al. J Am Geriatr Soc 2005;53:695–699'],
  loinc: { panel: verified('72133-2'), total: verified('72172-0') },
  claims: [{ about: 'bands, one point for 12 years of schooling or fewer', mark: 'known' }],
};

export const pdq5: Instrument = {
  id: 'pdq5',
  version: '1.0.0',
  title: 'Perceived Deficits Questionnaire, 5 items',
  shortTitle: 'PDQ-5',
  measures: 'Thinking and memory as the person notices them',
  respondent: 'patient',
  recall: 'last 7 days',
  recallDays: 7,
  items: titledItems({ min: 0, max: 4 }, [
    'Concentrating',
    'Organising',
    'Remembering plans',
    'Mind drifting',
    'Focusing',
  ]),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 20, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  flags: [],
  cadence: 'In maintenance, every 4–12 weeks',
  notes: ['0 is never, 4 is very often. Timed tasks of THINC-it are kept as that app reports them.'],
  licence: {
    class: 'C',
    holder: 'M. J. L. Sullivan and colleagues',
    credit: 'PDQ-5. Sullivan et al. 1990. Used with permission obtained by the clinic.',
    mark: 'known',
  },
  citations: ['Sullivan et al. 1990', 'McIntyre et al. J Clin Psychiatry 2017'],
  loinc: {},
  claims: [{ about: 'items and range', mark: 'known' }],
};
