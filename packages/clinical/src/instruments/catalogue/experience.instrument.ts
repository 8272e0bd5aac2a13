/** What a session was like: EBI and MEQ30. Research use; never a treatment goal. */
import { itemNumbers, numbered, titledItems } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const ebi: Instrument = {
  id: 'ebi',
  version: '1.0.0',
  title: 'Emotional Breakthrough Inventory',
  shortTitle: 'EBI',
  measures: 'Emotional breakthrough during a session',
  respondent: 'patient',
  recall: 'the session',
  items: titledItems(
    { min: 0, max: 100 },
    itemNumbers(1, 6).map((i) => `Item ${i + 1}`),
  ),
  scoring: { kind: 'mean', decimals: 1 },
  range: { min: 0, max: 100, decimals: 1 },
  direction: 'higher-better',
  subscales: [],
  flags: [],
  cadence: 'After a session, where the clinic uses it',
  notes: ['The development pool had 8 items; the published scale has 6.'],
  licence: {
    class: 'B',
    holder: 'Roseman and colleagues',
    credit: 'Emotional Breakthrough Inventory. Roseman et al. 2019, open access.',
    mark: 'known',
  },
  citations: ['Roseman et al. J Psychopharmacol 2019;33:1076–1087'],
  loinc: {},
  claims: [{ about: 'items and range', mark: 'known' }],
};

interface PercentScale {
  readonly key: string;
  readonly title: string;
  readonly items: readonly number[];
  readonly maximum: number;
}
const scale = (key: string, title: string, ...numbers: readonly number[]): PercentScale => ({
  key,
  title,
  items: numbered(...numbers),
  maximum: 5 * numbers.length,
});
const SCALES: readonly PercentScale[] = [
  scale('mystical', 'Mystical', 4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28),
  scale('positive_mood', 'Positive mood', 2, 8, 12, 17, 27, 30),
  scale('transcendence', 'Transcendence of time and space', 1, 7, 11, 13, 19, 22),
  scale('ineffability', 'Ineffability', 3, 10, 29),
];

export const meq30: Instrument = {
  id: 'meq30',
  version: '1.0.0',
  title: 'Mystical Experience Questionnaire, 30 items',
  shortTitle: 'MEQ30',
  measures: 'Mystical-type experience during a session',
  respondent: 'patient',
  recall: 'the session',
  items: titledItems(
    { min: 0, max: 5 },
    itemNumbers(1, 30).map((i) => `Item ${i + 1}`),
  ),
  scoring: { kind: 'percent-of-maximum', maximum: 150 },
  range: { min: 0, max: 100, decimals: 1 },
  direction: 'higher-better',
  subscales: SCALES.map(({ key, title, items, maximum }) => ({
    key,
    title,
    min: 0,
    max: 100,
    rule: { kind: 'percent', items, maximum },
  })),
  flags: [{ kind: 'every-percent-scale', code: 'complete_mystical', scales: SCALES, atLeastPercent: 60 }],
  cadence: 'After a session, where the clinic uses it',
  notes: ['Items in the order of the Barrett 2015 form. Research use: not a treatment goal.'],
  licence: {
    class: 'C',
    holder: 'Barrett, Johnson and Griffiths',
    credit: 'MEQ30. Barrett et al. 2015. Used with permission obtained by the clinic.',
    mark: 'known',
  },
  citations: ['Barrett et al. J Psychopharmacol 2015;29:1182–1190'],
  loinc: {},
  claims: [
    { about: 'scales', mark: 'known' },
    { about: 'threshold method', mark: 'read', source: 'Barrett 2015, abstract' },
    { about: 'threshold of 60 %', mark: 'known' },
  ],
};
