import { band, YES_NO, YES_OR_NO } from '../parts.ts';
import type { Instrument, Item } from '../types.ts';

const ITEMS: readonly (readonly [title: string, text: string])[] = [
  [
    'Nightmares or unwanted thoughts',
    'had nightmares about the event(s) or thought about the event(s) when you did not want to?',
  ],
  [
    'Avoidance',
    'tried hard not to think about the event(s) or went out of your way to avoid situations that reminded you of the event(s)?',
  ],
  ['On guard', 'been constantly on guard, watchful, or easily startled?'],
  ['Numb or detached', 'felt numb or detached from people, activities, or your surroundings?'],
  [
    'Guilt or blame',
    'felt guilty or unable to stop blaming yourself or others for the event(s) or any problems the event(s) may have caused?',
  ],
];

const toItem = ([title, text]: readonly [string, string], i: number): Item => ({
  id: String(i + 1),
  title,
  text: `In the past month, have you ${text}`,
  values: YES_OR_NO,
  options: YES_NO,
  askedWhen: { kind: 'answer-is', item: 0, value: 1 },
});

export const pcPtsd5: Instrument = {
  id: 'pc_ptsd5',
  version: '1.0.0',
  title: 'Primary Care PTSD Screen for DSM-5',
  shortTitle: 'PC-PTSD-5',
  measures: 'Symptoms after trauma, first look',
  respondent: 'patient',
  recall: 'past month',
  recallDays: 30,
  items: [
    {
      id: 'gate',
      title: 'Traumatic event, ever',
      text: 'Have you ever experienced an unusually or especially frightening, horrible or traumatic event?',
      values: YES_OR_NO,
      options: YES_NO,
    },
    ...ITEMS.map(toItem),
  ],
  scoring: { kind: 'gated-count' },
  range: { min: 0, max: 5, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('negative', 0, 3, 'Screens negative', 'Below the level where a closer look is advised'),
      band('positive', 4, 5, 'Screens positive', 'Your answers suggest that a closer look would help'),
    ],
  },
  flags: [
    { kind: 'total', code: 'positive_screen', atLeast: 4 },
    { kind: 'total', code: 'positive_screen_lower_cut', atLeast: 3 },
  ],
  cadence: 'Intake; a positive screen leads to the PCL-5',
  notes: [],
  licence: {
    class: 'A',
    holder: 'US Department of Veterans Affairs, National Center for PTSD',
    credit:
      'Primary Care PTSD Screen for DSM-5 (PC-PTSD-5). Prins et al. (2015), National Center for PTSD. US government work.',
    mark: 'read',
  },
  citations: ['Prins et al. J Gen Intern Med 2016;31:1206–1211'],
  loinc: {},
  claims: [
    { about: 'items', mark: 'read', source: 'National Center for PTSD' },
    { about: 'cuts of 4 and 3', mark: 'read', source: 'Bovin 2021, PMC7862990' },
  ],
};
