import { band, titledItems } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const isi: Instrument = {
  id: 'isi',
  version: '1.0.0',
  title: 'Insomnia Severity Index',
  shortTitle: 'ISI',
  measures: 'Severity of insomnia',
  respondent: 'patient',
  recall: 'last 2 weeks',
  recallDays: 14,
  items: titledItems({ min: 0, max: 4 }, [
    'Falling asleep',
    'Staying asleep',
    'Waking too early',
    'Satisfaction with sleep',
    'Noticeable to others',
    'Worried about it',
    'Interference with the day',
  ]),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 28, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('none', 0, 7, 'No clinically significant insomnia', 'Little trouble with sleep'),
      band('subthreshold', 8, 14, 'Subthreshold insomnia', 'Some trouble with sleep'),
      band('moderate', 15, 21, 'Insomnia range, moderate', 'Sleep that often gets in the way of the day'),
      band('severe', 22, 28, 'Insomnia range, severe', 'Strong trouble with sleep'),
    ],
  },
  flags: [{ kind: 'total', code: 'clinical_insomnia', atLeast: 15 }],
  cadence: 'Intake and end of induction',
  notes: [],
  licence: {
    class: 'C',
    holder: 'C. M. Morin (ePROVIDE)',
    credit: '© C. M. Morin. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Morin et al. 2011', 'Yang et al. 2009'],
  loinc: {},
  claims: [
    { about: 'items and ranges', mark: 'read', source: 'MDedge' },
    { about: 'response of 8 points, remission below 8, meaningful change of 6', mark: 'known' },
  ],
};
