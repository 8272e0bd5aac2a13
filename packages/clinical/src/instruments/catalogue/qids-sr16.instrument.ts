import { band, numbered, titledItems } from '../parts.ts';
import type { AskedWhen, Instrument, Item, Subscale } from '../types.ts';

/** On the form a person answers about less or about more appetite, and about weight lost or gained. */
const ALTERNATIVES: ReadonlyMap<number, AskedWhen> = new Map([
  [5, { kind: 'alternative-to', item: 6 }],
  [6, { kind: 'alternative-to', item: 5 }],
  [7, { kind: 'alternative-to', item: 8 }],
  [8, { kind: 'alternative-to', item: 7 }],
]);

const withAlternative = (item: Item, i: number): Item => {
  const askedWhen = ALTERNATIVES.get(i);
  return askedWhen === undefined ? item : { ...item, askedWhen };
};

const domain = (key: string, title: string, ...numbers: readonly number[]): Subscale => ({
  key,
  title,
  min: 0,
  max: 3,
  rule: { kind: 'highest', items: numbered(...numbers) },
});

export const qidsSr16: Instrument = {
  id: 'qids_sr16',
  version: '1.0.0',
  title: 'Quick Inventory of Depressive Symptomatology, self-report, 16 items',
  shortTitle: 'QIDS-SR16',
  measures: 'Severity of depressive symptoms in nine domains',
  respondent: 'patient',
  recall: 'last 7 days',
  recallDays: 7,
  items: titledItems({ min: 0, max: 3 }, [
    'Falling asleep',
    'Sleep during the night',
    'Waking too early',
    'Sleeping too much',
    'Feeling sad',
    'Decreased appetite',
    'Increased appetite',
    'Decreased weight (2 weeks)',
    'Increased weight (2 weeks)',
    'Concentration and decisions',
    'View of myself',
    'Thoughts of death or suicide',
    'General interest',
    'Energy',
    'Feeling slowed down',
    'Feeling restless',
  ]).map(withAlternative),
  scoring: { kind: 'sum-of-subscales' },
  range: { min: 0, max: 27, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    domain('sleep', 'Sleep', 1, 2, 3, 4),
    domain('sad_mood', 'Sad mood', 5),
    domain('appetite_weight', 'Appetite and weight', 6, 7, 8, 9),
    domain('concentration', 'Concentration', 10),
    domain('self_view', 'View of oneself', 11),
    domain('suicidal_ideation', 'Thoughts of death or suicide', 12),
    domain('interest', 'Interest', 13),
    domain('energy', 'Energy', 14),
    domain('psychomotor', 'Slowed or restless', 15, 16),
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('none', 0, 5, 'No or minimal symptoms', 'Few or no signs of low mood'),
      band('mild', 6, 10, 'Mild symptoms', 'Some signs of low mood'),
      band('moderate', 11, 15, 'Moderate symptoms', 'Low mood that often gets in the way'),
      band('severe', 16, 20, 'Severe symptoms', 'Strong signs of low mood'),
      band('very_severe', 21, 27, 'Very severe symptoms', 'Very strong signs of low mood'),
    ],
  },
  flags: [
    { kind: 'item', code: 'si_item_positive', item: 11, atLeast: 1 },
    { kind: 'item', code: 'si_item_high', item: 11, atLeast: 2 },
    {
      kind: 'empty-group',
      code: 'partial_domain',
      groups: [[0], [1], [2], [3], [14], [15], [5, 6], [7, 8]],
    },
  ],
  cadence: 'Weekly: its 7-day window matches weekly visits',
  notes: ['A domain counts its highest answered item.'],
  licence: {
    class: 'C',
    holder: 'A. John Rush; Mapi Research Trust (ePROVIDE)',
    credit: '© 2000 A. John Rush, M.D. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Rush et al. Biol Psychiatry 2003;54:573–583'],
  loinc: {},
  claims: [
    { about: 'items and ranges', mark: 'read', source: 'CRAN cliot manual' },
    { about: 'scoring', mark: 'read', source: 'millisecond QIDS manual' },
    { about: 'bands', mark: 'read', source: 'millisecond QIDS manual' },
    { about: 'flag for an incomplete domain', mark: 'default' },
    { about: 'response, remission at 5 or below', mark: 'known' },
  ],
};
