import { band, numbered } from '../parts.ts';
import type { Instrument, Subscale } from '../types.ts';

const SCALES = ['Hoarding', 'Checking', 'Ordering', 'Neutralizing', 'Washing', 'Obsessing'] as const;

const scale = (title: string, i: number): Subscale => ({
  key: title.toLowerCase(),
  title,
  min: 0,
  max: 12,
  rule: { kind: 'sum', items: numbered(i + 1, i + 7, i + 13) },
});

export const ocir: Instrument = {
  id: 'ocir',
  version: '1.0.0',
  title: 'Obsessive-Compulsive Inventory, revised',
  shortTitle: 'OCI-R',
  measures: 'Obsessive and compulsive symptoms',
  respondent: 'patient',
  recall: 'past month',
  recallDays: 30,
  items: [1, 2, 3].flatMap((round) =>
    SCALES.map((title, i) => ({
      id: String((round - 1) * SCALES.length + i + 1),
      title: `${title} ${round}`,
      values: { min: 0, max: 4 },
    })),
  ),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 72, decimals: 0 },
  direction: 'higher-worse',
  subscales: SCALES.map(scale),
  bands: {
    on: { kind: 'total' },
    list: [
      band('below_cutoff', 0, 20, 'Below the cut-off', 'Below the level where a closer look is advised'),
      band('probable_ocd', 21, 72, 'At or above the cut-off', 'At a level where a closer look is advised'),
    ],
  },
  flags: [{ kind: 'total', code: 'positive_screen', atLeast: 21 }],
  cadence: 'Intake and end of induction in OCD care',
  notes: ['The OCI-12 is another instrument.'],
  licence: {
    class: 'C',
    holder: 'Edna B. Foa',
    credit: '© Edna B. Foa. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Foa et al. Psychol Assess 2002;14:485–496'],
  loinc: {},
  claims: [{ about: 'subscales and cut of 21', mark: 'known' }],
};
