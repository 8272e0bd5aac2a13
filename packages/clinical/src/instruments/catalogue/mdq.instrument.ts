import { band, itemNumbers, options, verified, YES_NO, YES_OR_NO } from '../parts.ts';
import type { AskedWhen, Instrument, Item } from '../types.ts';

const SYMPTOMS = 13;
const CUT = 7;
const IF_MANY: AskedWhen = { kind: 'count-of-yes', items: itemNumbers(1, SYMPTOMS), atLeast: CUT };

const symptom = (_: unknown, i: number): Item => ({
  id: String(i + 1),
  title: `Symptom ${i + 1}`,
  values: YES_OR_NO,
  options: YES_NO,
});

export const mdq: Instrument = {
  id: 'mdq',
  version: '1.0.0',
  title: 'Mood Disorder Questionnaire',
  shortTitle: 'MDQ',
  measures: 'Signs of bipolar disorder over the lifetime',
  respondent: 'patient',
  recall: 'lifetime',
  items: [
    ...Array.from({ length: SYMPTOMS }, symptom),
    {
      id: 'q2',
      title: 'Several at the same time',
      values: YES_OR_NO,
      options: YES_NO,
      askedWhen: IF_MANY,
    },
    {
      id: 'q3',
      title: 'How much of a problem',
      values: { min: 0, max: 3 },
      options: options([0, 'No problem'], [1, 'Minor'], [2, 'Moderate'], [3, 'Serious']),
      askedWhen: IF_MANY,
    },
  ],
  scoring: { kind: 'symptoms-and-impact', symptoms: SYMPTOMS, cut: CUT, impactAtLeast: 2 },
  range: { min: 0, max: 13, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'tier' },
    list: [
      band('negative', 0, 0, 'Screens negative', 'No sign that a closer look is needed'),
      band('positive', 1, 1, 'Screens positive', 'Your answers suggest that a closer look would help'),
    ],
  },
  flags: [],
  cadence: 'Once, at intake',
  notes: ['The two questions after the symptoms matter from seven symptoms on, and are often skipped.'],
  licence: {
    class: 'C',
    holder: 'University of Texas Medical Branch / R. M. A. Hirschfeld',
    credit: '© University of Texas Medical Branch / Hirschfeld. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Hirschfeld et al. Am J Psychiatry 2000;157:1873–1875'],
  loinc: { total: verified('84773-1') },
  claims: [
    { about: 'positive rule', mark: 'read', source: 'LOINC 84773-1 mirror' },
    { about: 'gaps in the impact questions leave the band open', mark: 'default' },
  ],
};
