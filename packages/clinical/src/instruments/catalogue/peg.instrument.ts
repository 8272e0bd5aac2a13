import { verified } from '../parts.ts';
import type { Instrument } from '../types.ts';

const VALUES = { min: 0, max: 10 };

export const peg: Instrument = {
  id: 'peg',
  version: '1.0.0',
  title: 'PEG: pain, enjoyment, general activity',
  shortTitle: 'PEG',
  measures: 'Intensity of pain and how much it interferes',
  respondent: 'patient',
  recall: 'past week',
  recallDays: 7,
  items: [
    {
      id: '1',
      title: 'Average pain',
      text: 'What number best describes your pain on average in the past week?',
      values: VALUES,
      loinc: verified('75893-8'),
    },
    {
      id: '2',
      title: 'Interference with enjoyment',
      text: 'What number best describes how, during the past week, pain has interfered with your enjoyment of life?',
      values: VALUES,
      loinc: verified('91145-3'),
    },
    {
      id: '3',
      title: 'Interference with activity',
      text: 'What number best describes how, during the past week, pain has interfered with your general activity?',
      values: VALUES,
      loinc: verified('91146-1'),
    },
  ],
  scoring: { kind: 'mean', decimals: 1 },
  range: { min: 0, max: 10, decimals: 1 },
  direction: 'higher-worse',
  subscales: [],
  flags: [],
  cadence: 'Monthly in pain care',
  notes: ['May be shown as a whole number; stored with one decimal.'],
  licence: {
    class: 'A',
    holder: 'none: public domain',
    credit: 'PEG scale. Krebs et al. 2009. Public domain.',
    mark: 'read',
  },
  citations: ['Krebs et al. J Gen Intern Med 2009;24:733–738'],
  loinc: { panel: verified('91148-7'), total: verified('91147-9') },
  claims: [
    { about: 'mean with one decimal', mark: 'read', source: 'LOINC 91147-9' },
    { about: 'response at 30 %', mark: 'known' },
  ],
};
