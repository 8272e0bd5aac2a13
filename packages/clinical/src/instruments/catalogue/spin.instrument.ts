import { band, numbered } from '../parts.ts';
import type { Instrument, Item, Licence } from '../types.ts';

const FEAR = numbered(1, 3, 5, 10, 14, 15);
const AVOIDANCE = numbered(4, 6, 8, 9, 11, 12, 16);
const PHYSIOLOGICAL = numbered(2, 7, 13, 17);

const kindOf = (i: number): string =>
  FEAR.includes(i) ? 'Fear' : AVOIDANCE.includes(i) ? 'Avoidance' : 'Physical signs';
const item = (number: number, id: string): Item => ({
  id,
  title: `${kindOf(number - 1)} (item ${number})`,
  values: { min: 0, max: 4 },
});

const LICENCE: Licence = {
  class: 'C',
  holder: 'Jonathan Davidson',
  credit: '© Jonathan Davidson. Used under licence of the clinic.',
  mark: 'known',
};

export const spin: Instrument = {
  id: 'spin',
  version: '1.0.0',
  title: 'Social Phobia Inventory',
  shortTitle: 'SPIN',
  measures: 'Social anxiety',
  respondent: 'patient',
  recall: 'past week',
  recallDays: 7,
  items: Array.from({ length: 17 }, (_, i) => item(i + 1, String(i + 1))),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 68, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    { key: 'fear', title: 'Fear', min: 0, max: 24, rule: { kind: 'sum', items: FEAR } },
    { key: 'avoidance', title: 'Avoidance', min: 0, max: 28, rule: { kind: 'sum', items: AVOIDANCE } },
    {
      key: 'physiological',
      title: 'Physical signs',
      min: 0,
      max: 16,
      rule: { kind: 'sum', items: PHYSIOLOGICAL },
    },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('none', 0, 20, 'No or minimal symptoms', 'Few or no signs of social anxiety'),
      band('mild', 21, 30, 'Mild symptoms', 'Some signs of social anxiety'),
      band('moderate', 31, 40, 'Moderate symptoms', 'Social anxiety that often gets in the way'),
      band('severe', 41, 50, 'Severe symptoms', 'Strong signs of social anxiety'),
      band('very_severe', 51, 68, 'Very severe symptoms', 'Very strong signs of social anxiety'),
    ],
  },
  flags: [{ kind: 'total', code: 'positive_screen', atLeast: 19 }],
  cadence: 'Intake and end of induction in social anxiety care',
  notes: ['19 and 20 screen positive although the band is none: show both.'],
  licence: LICENCE,
  citations: ['Connor et al. Br J Psychiatry 2000;176:379–386'],
  loinc: {},
  claims: [{ about: 'subscales, bands and cut of 19', mark: 'known' }],
};

export const miniSpin: Instrument = {
  id: 'mini_spin',
  version: '1.0.0',
  title: 'Mini Social Phobia Inventory',
  shortTitle: 'Mini-SPIN',
  measures: 'Social anxiety, first look',
  respondent: 'patient',
  recall: 'past week',
  recallDays: 7,
  items: [item(6, '1'), item(9, '2'), item(15, '3')],
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 12, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('negative', 0, 5, 'Screens negative', 'Few or no signs of social anxiety'),
      band('positive', 6, 12, 'Screens positive', 'Your answers suggest that a closer look would help'),
    ],
  },
  flags: [],
  cadence: 'Intake; a positive screen leads to the SPIN',
  notes: ['These are items 6, 9 and 15 of the SPIN.'],
  licence: LICENCE,
  citations: ['Connor et al. Depress Anxiety 2001;14:137–140'],
  loinc: {},
  claims: [{ about: 'cut of 6', mark: 'known' }],
};
