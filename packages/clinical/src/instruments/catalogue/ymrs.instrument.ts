import { band } from '../parts.ts';
import type { Instrument } from '../types.ts';

const ITEMS: readonly (readonly [title: string, max: 4 | 8])[] = [
  ['Elevated mood', 4],
  ['Motor activity and energy', 4],
  ['Sexual interest', 4],
  ['Sleep', 4],
  ['Irritability', 8],
  ['Speech', 8],
  ['Language and thought disorder', 4],
  ['Content of thought', 8],
  ['Disruptive or aggressive behaviour', 8],
  ['Appearance', 4],
  ['Insight', 4],
];

export const ymrs: Instrument = {
  id: 'ymrs',
  version: '1.0.0',
  title: 'Young Mania Rating Scale',
  shortTitle: 'YMRS',
  measures: 'Severity of mania, rated by a clinician',
  respondent: 'clinician',
  recall: 'last 48 hours',
  recallDays: 2,
  items: ITEMS.map(([title, max], i) => ({ id: String(i + 1), title, values: { min: 0, max } })),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 60, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('remission', 0, 12, 'Remission range', 'Few or no signs of unusually high mood'),
      band('minimal', 13, 19, 'Minimal symptoms', 'Slight signs of unusually high mood'),
      band('mild', 20, 25, 'Mild symptoms', 'Some signs of unusually high mood'),
      band('moderate', 26, 37, 'Moderate symptoms', 'Clear signs of unusually high mood'),
      band('severe', 38, 60, 'Severe symptoms', 'Very strong signs of unusually high mood'),
    ],
  },
  flags: [{ kind: 'total', code: 'mania_screen_positive', atLeast: 20 }],
  cadence: 'When mania is feared: after a positive ASRM, before dosing',
  notes: [
    'Items rated 0–8 are anchored at 0, 2, 4, 6 and 8; whole numbers between are allowed.',
    'From 20: a clinician decides before dosing.',
  ],
  licence: {
    class: 'C',
    holder: 'Royal College of Psychiatrists',
    credit: '© 1978 Royal College of Psychiatrists. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Young et al. Br J Psychiatry 1978;133:429–435'],
  loinc: {},
  claims: [
    { about: 'bands and cut of 20', mark: 'known' },
    { about: 'whole numbers between anchors', mark: 'default' },
  ],
};
