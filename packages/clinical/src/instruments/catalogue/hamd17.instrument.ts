import { band } from '../parts.ts';
import type { Instrument } from '../types.ts';

const ITEMS: readonly (readonly [title: string, max: 2 | 4])[] = [
  ['Depressed mood', 4],
  ['Guilt', 4],
  ['Suicide', 4],
  ['Insomnia, early', 2],
  ['Insomnia, middle', 2],
  ['Insomnia, late', 2],
  ['Work and activities', 4],
  ['Retardation', 4],
  ['Agitation', 4],
  ['Anxiety, psychic', 4],
  ['Anxiety, somatic', 4],
  ['Somatic, gastrointestinal', 2],
  ['Somatic, general', 2],
  ['Genital symptoms', 2],
  ['Hypochondriasis', 4],
  ['Loss of weight (part A or B, not both)', 2],
  ['Insight', 2],
];

export const hamd17: Instrument = {
  id: 'hamd17',
  version: '1.0.0',
  title: 'Hamilton Rating Scale for Depression, 17 items',
  shortTitle: 'HAM-D17',
  measures: 'Severity of depression, rated by a clinician',
  respondent: 'clinician',
  recall: 'last 7 days',
  recallDays: 7,
  items: ITEMS.map(([title, max], i) => ({ id: String(i + 1), title, values: { min: 0, max } })),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 52, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('normal', 0, 7, 'Normal range', 'Few or no signs of low mood'),
      band('mild', 8, 13, 'Mild symptoms', 'Some signs of low mood'),
      band('moderate', 14, 18, 'Moderate symptoms', 'Low mood that often gets in the way'),
      band('severe', 19, 22, 'Severe symptoms', 'Strong signs of low mood'),
      band('very_severe', 23, 52, 'Very severe symptoms', 'Very strong signs of low mood'),
    ],
  },
  flags: [
    { kind: 'item', code: 'si_item_positive', item: 2, atLeast: 1 },
    { kind: 'item', code: 'si_item_high', item: 2, atLeast: 3 },
  ],
  cadence: 'Baseline and end of induction, where the clinic uses it',
  notes: [
    'Agitation is rated 0–4 here. Forms that rate it 0–2 have a maximum of 50 and are another version.',
  ],
  licence: {
    class: 'A',
    holder: 'none known',
    credit: 'Hamilton 1960. No standard form exists; believed to be in the public domain (CDISC).',
    mark: 'read',
  },
  citations: ['Hamilton. J Neurol Neurosurg Psychiatry 1960;23:56–62'],
  loinc: {},
  claims: [
    { about: 'bands', mark: 'known', source: 'APA/NICE; Zimmerman 2013 cuts differ (8–16, 17–23, from 24)' },
    { about: 'response, remission at 7 or below, meaningful change of 3', mark: 'known' },
    { about: 'suicide item from 1 and from 3', mark: 'default' },
    { about: 'public domain', mark: 'read', source: 'CDISC wiki, HAMD 17 supplement' },
  ],
  variants: [{ id: 'agitation-0-2', differs: 'agitation 0–2, maximum 50' }],
};
