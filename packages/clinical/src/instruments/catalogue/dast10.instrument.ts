import { band, verified, YES_NO, YES_OR_NO } from '../parts.ts';
import type { Instrument } from '../types.ts';

const TITLES = [
  'Use other than for medical reasons',
  'More than one drug at a time',
  'Able to stop when wanted (no counts 1)',
  'Blackouts or flashbacks',
  'Bad or guilty about it',
  'Partner or parents complain',
  'Neglected family',
  'Illegal activities',
  'Withdrawal',
  'Medical problems',
];

export const dast10: Instrument = {
  id: 'dast10',
  version: '1.0.0',
  title: 'Drug Abuse Screening Test, 10 items',
  shortTitle: 'DAST-10',
  measures: 'Problems with drugs other than alcohol',
  respondent: 'patient',
  recall: 'past year',
  recallDays: 365,
  items: TITLES.map((title, i) => ({ id: String(i + 1), title, values: YES_OR_NO, options: YES_NO })),
  scoring: { kind: 'sum', missing: { kind: 'all' }, reversed: [2] },
  range: { min: 0, max: 10, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('none', 0, 0, 'No problems reported', 'No problems with drugs reported'),
      band('low', 1, 2, 'Low level', 'A low level of problems with drugs'),
      band('moderate', 3, 5, 'Moderate level', 'A level worth talking over'),
      band('substantial', 6, 8, 'Substantial level', 'A level where help is worth having'),
      band('severe', 9, 10, 'Severe level', 'A level where help is worth having'),
    ],
  },
  flags: [{ kind: 'total', code: 'positive_screen', atLeast: 3 }],
  cadence: 'Intake, then every 3–6 months; craving for ketamine is asked separately',
  notes: ['Prescribed ketamine taken as prescribed does not count.'],
  patientNotes: ['Ketamine prescribed for you and taken as prescribed does not count.'],
  licence: {
    class: 'C',
    holder: 'H. A. Skinner / Centre for Addiction and Mental Health',
    credit: '© H. A. Skinner / CAMH. Non-commercial use with credit.',
    mark: 'known',
  },
  citations: ['Skinner 1982'],
  loinc: { panel: verified('82666-9'), total: verified('82667-7') },
  claims: [
    { about: 'items, third item reversed', mark: 'read', source: 'fpnotebook' },
    { about: 'bands', mark: 'read', source: 'NIDA CDE 3254089' },
    { about: 'cut of 3', mark: 'read', source: 'loinc.org' },
  ],
};
