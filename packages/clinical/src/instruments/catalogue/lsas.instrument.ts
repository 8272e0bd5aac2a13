import { band, itemNumbers, numbered } from '../parts.ts';
import type { Instrument } from '../types.ts';

const SITUATIONS = 24;
const PERFORMANCE = numbered(1, 2, 3, 4, 6, 8, 9, 13, 14, 16, 17, 20, 21);
const SOCIAL = numbered(5, 7, 10, 11, 12, 15, 18, 19, 22, 23, 24);
const fearAndAvoidance = (situations: readonly number[]): readonly number[] => [
  ...situations,
  ...situations.map((i) => i + SITUATIONS),
];

export const lsas: Instrument = {
  id: 'lsas',
  version: '1.0.0',
  title: 'Liebowitz Social Anxiety Scale',
  shortTitle: 'LSAS',
  measures: 'Fear and avoidance in 24 situations',
  respondent: 'patient-or-clinician',
  recall: 'past week',
  recallDays: 7,
  items: ['Fear', 'Avoidance'].flatMap((part) =>
    itemNumbers(1, SITUATIONS).map((i) => ({
      id: `${part.toLowerCase()}-${i + 1}`,
      title: `${part}, situation ${i + 1}`,
      values: { min: 0, max: 3 },
    })),
  ),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 144, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    {
      key: 'fear',
      title: 'Fear',
      min: 0,
      max: 72,
      rule: { kind: 'sum', items: itemNumbers(1, SITUATIONS) },
    },
    {
      key: 'avoidance',
      title: 'Avoidance',
      min: 0,
      max: 72,
      rule: { kind: 'sum', items: itemNumbers(SITUATIONS + 1, 2 * SITUATIONS) },
    },
    {
      key: 'performance',
      title: 'Performance situations',
      min: 0,
      max: 78,
      rule: { kind: 'sum', items: fearAndAvoidance(PERFORMANCE) },
    },
    {
      key: 'social',
      title: 'Social situations',
      min: 0,
      max: 66,
      rule: { kind: 'sum', items: fearAndAvoidance(SOCIAL) },
    },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('below_threshold', 0, 29, 'Below the threshold', 'Below the level where a closer look is advised'),
      band('probable_sad', 30, 59, 'At or above the threshold', 'At a level where a closer look is advised'),
      band(
        'probable_generalised_sad',
        60,
        144,
        'At or above the threshold for many situations',
        'At a level where a closer look is advised, in many situations',
      ),
    ],
  },
  flags: [{ kind: 'total', code: 'positive_screen', atLeast: 30 }],
  cadence: 'Intake and end of induction in social anxiety care',
  notes: ['Answers are the 24 fear ratings, then the 24 avoidance ratings.'],
  licence: {
    class: 'C',
    holder: 'M. R. Liebowitz',
    credit: '© 1987 M. R. Liebowitz. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Mennin et al. 2002'],
  loinc: {},
  claims: [{ about: 'subscales and cuts of 30 and 60', mark: 'known', source: 'Mennin 2002' }],
};
