import { band, titledItems } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const whodas12: Instrument = {
  id: 'whodas12',
  version: '1.0.0',
  title: 'WHO Disability Assessment Schedule 2.0, 12 items',
  shortTitle: 'WHODAS 12',
  measures: 'Disability',
  respondent: 'patient',
  recall: 'last 30 days',
  recallDays: 30,
  items: titledItems({ min: 0, max: 4 }, [
    'Standing long',
    'Household responsibilities',
    'Learning a new task',
    'Community activities',
    'Emotionally affected',
    'Concentrating for ten minutes',
    'Walking a long distance',
    'Washing the whole body',
    'Getting dressed',
    'People you do not know',
    'Maintaining a friendship',
    'Day-to-day work',
  ]),
  scoring: { kind: 'sum', missing: { kind: 'mean', gaps: 1 } },
  range: { min: 0, max: 48, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    {
      key: 'percent',
      title: 'Percent of maximum',
      min: 0,
      max: 100,
      rule: { kind: 'percent-of-total', maximum: 48 },
    },
  ],
  // The ICF cuts of 5, 25, 50 and 96 % of 48 points, written as the whole totals on their two sides.
  bands: {
    on: { kind: 'total' },
    list: [
      band('none', 0, 2, 'No difficulty', 'No difficulty'),
      band('mild', 3, 11, 'Mild difficulty', 'Mild difficulty'),
      band('moderate', 12, 23, 'Moderate difficulty', 'Moderate difficulty'),
      band('severe', 24, 46, 'Severe difficulty', 'Severe difficulty'),
      band('extreme', 47, 48, 'Extreme difficulty', 'Extreme difficulty'),
    ],
  },
  flags: [],
  cadence: 'Intake and follow-up, where the clinic uses it',
  notes: [
    'Coded 0–4 here. WHO paper forms print 1–5: take one off on import; a 5 is refused.',
    'Domains are pairs of items: cognition 3 and 6, mobility 1 and 7, self-care 8 and 9, getting along 10 and 11, life activities 2 and 12, participation 4 and 5.',
    'The questions about days are stored apart.',
  ],
  licence: {
    class: 'C',
    holder: 'World Health Organization',
    credit: '© World Health Organization. Used under the user agreement of the clinic.',
    mark: 'known',
  },
  citations: ['WHO, manual for WHODAS 2.0'],
  loinc: {},
  claims: [
    { about: 'order of items and domains', mark: 'read', source: 'published item table' },
    { about: 'sum 0–48', mark: 'read', source: 'Valant help' },
    { about: 'one gap prorated', mark: 'known', source: 'WHO manual' },
    { about: 'bands', mark: 'known', source: 'ICF' },
  ],
};
