/** The three bladder instruments: O'Leary–Sant, BPIC-SS and OAB-q short form. */
import { band, itemNumbers, titledItems } from '../parts.ts';
import type { Instrument, Item } from '../types.ts';

const problem = (id: string, title: string): Item => ({ id, title, values: { min: 0, max: 4 } });

export const icsiIcpi: Instrument = {
  id: 'icsi_icpi',
  version: '1.0.0',
  title: "O'Leary–Sant symptom and problem index",
  shortTitle: 'ICSI/ICPI',
  measures: 'Bladder symptoms and how much of a problem they are',
  respondent: 'patient',
  recall: 'past month',
  recallDays: 30,
  items: [
    { id: 's1', title: 'Symptom: urgency', values: { min: 0, max: 5 } },
    { id: 's2', title: 'Symptom: frequency, under 2 hours', values: { min: 0, max: 5 } },
    { id: 's3', title: 'Symptom: passing water at night', values: { min: 0, max: 5 } },
    { id: 's4', title: 'Symptom: pain or burning', values: { min: 0, max: 5, except: [1] } },
    problem('p1', 'Problem: frequency'),
    problem('p2', 'Problem: passing water at night'),
    problem('p3', 'Problem: urgency'),
    problem('p4', 'Problem: pain or burning'),
  ],
  scoring: { kind: 'sum-of-subscales' },
  range: { min: 0, max: 36, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    {
      key: 'icsi',
      title: 'Symptom index',
      min: 0,
      max: 20,
      rule: { kind: 'sum', items: itemNumbers(1, 4) },
    },
    {
      key: 'icpi',
      title: 'Problem index',
      min: 0,
      max: 16,
      rule: { kind: 'sum', items: itemNumbers(5, 8) },
    },
  ],
  bands: {
    on: { kind: 'subscale', key: 'icsi' },
    list: [
      band('mild', 0, 6, 'Mild symptoms', 'Few or mild bladder symptoms'),
      band('moderate', 7, 14, 'Moderate symptoms', 'Bladder symptoms that often get in the way'),
      band('severe', 15, 20, 'Severe symptoms', 'Strong bladder symptoms'),
    ],
  },
  flags: [{ kind: 'any-subscale', code: 'bladder_review', keys: ['icsi', 'icpi'], atLeast: 6 }],
  cadence: 'Intake, and in maintenance instead of the BPIC-SS',
  notes: ['The pain item has no value 1.'],
  licence: {
    class: 'C',
    holder: "M. P. O'Leary and G. R. Sant",
    credit: "O'Leary–Sant indices. O'Leary et al. 1997. Used with permission obtained by the clinic.",
    mark: 'known',
  },
  citations: ["O'Leary et al. Urology 1997;49(5A):58–63"],
  loinc: {},
  claims: [
    { about: 'maxima', mark: 'read' },
    { about: 'values of the pain item', mark: 'known', source: 'compare with the licensed form' },
    { about: 'bands', mark: 'known' },
    { about: 'review from 6 on either scale', mark: 'default' },
  ],
};

export const bpicSs: Instrument = {
  id: 'bpic_ss',
  version: '1.0.0',
  title: 'Bladder Pain/Interstitial Cystitis Symptom Score',
  shortTitle: 'BPIC-SS',
  measures: 'Bladder symptoms',
  respondent: 'patient',
  recall: 'last 7 days',
  recallDays: 7,
  items: [
    ...titledItems(
      { min: 0, max: 4 },
      itemNumbers(1, 7).map((i) => `Item ${i + 1}`),
    ),
    { id: '8', title: 'Worst bladder pain', values: { min: 0, max: 10 } },
  ],
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 38, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('below_cutoff', 0, 18, 'Below the cut-off', 'Below the level where a closer look is advised'),
      band(
        'bps_likely',
        19,
        38,
        'At or above the cut-off',
        'Bladder symptoms at a level worth a closer look',
      ),
    ],
  },
  flags: [{ kind: 'total', code: 'positive_screen', atLeast: 19 }],
  cadence: 'Intake, then every 4–12 weeks in maintenance, and at any urinary complaint',
  notes: ['The bladder score most used in ketamine programmes.'],
  licence: {
    class: 'C',
    holder: 'Pfizer Inc. (ePROVIDE)',
    credit: '© Pfizer Inc. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Humphrey et al. Eur Urol 2012;61:271–279'],
  loinc: {},
  claims: [
    { about: 'cut of 19', mark: 'known' },
    { about: 'item wording', mark: 'known', source: 'compare with the licensed form' },
  ],
};

export const oabqSf: Instrument = {
  id: 'oabq_sf',
  version: '1.0.0',
  title: 'Overactive Bladder Questionnaire, short form',
  shortTitle: 'OAB-q SF',
  measures: 'Bother by an overactive bladder, and quality of life',
  respondent: 'patient',
  recall: 'last 4 weeks',
  recallDays: 28,
  items: [
    ...itemNumbers(1, 6).map((i) => ({
      id: `b${i + 1}`,
      title: `Bother ${i + 1}`,
      values: { min: 1, max: 6 },
    })),
    ...itemNumbers(1, 13).map((i) => ({
      id: `q${i + 1}`,
      title: `Quality of life ${i + 1}`,
      values: { min: 1, max: 6 },
    })),
  ],
  scoring: { kind: 'scales-only' },
  direction: 'higher-worse',
  subscales: [
    {
      key: 'symptom_bother',
      title: 'Symptom bother (higher is worse)',
      min: 0,
      max: 100,
      rule: {
        kind: 'rescaled',
        items: itemNumbers(1, 6),
        atLeast: 3,
        lowest: 1,
        highest: 6,
        reversed: false,
      },
    },
    {
      key: 'hrql',
      title: 'Quality of life (higher is better)',
      min: 0,
      max: 100,
      rule: {
        kind: 'rescaled',
        items: itemNumbers(7, 19),
        atLeast: 7,
        lowest: 1,
        highest: 6,
        reversed: true,
      },
    },
  ],
  flags: [],
  cadence: 'At urinary complaints, where the clinic uses it',
  notes: ['Scales are worked out from half of their items on. The two scales run in opposite directions.'],
  licence: {
    class: 'C',
    holder: 'Pfizer Inc. / Mapi Research Trust',
    credit: '© Pfizer Inc. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Coyne et al. Neurourol Urodyn 2015'],
  loinc: {},
  claims: [
    { about: '6 bother and 13 quality-of-life items', mark: 'read' },
    { about: 'meaningful change of 10 points', mark: 'known' },
  ],
  variants: [{ id: '1-week', differs: 'asks about the past week' }],
};
