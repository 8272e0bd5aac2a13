import { band, itemNumbers, options, verified } from '../parts.ts';
import type { Instrument, Item, ItemThreshold } from '../types.ts';

const OPTIONS = options(
  [0, 'Not at all'],
  [1, 'A little bit'],
  [2, 'Moderately'],
  [3, 'Quite a bit'],
  [4, 'Extremely'],
);

const ITEMS: readonly (readonly [title: string, text: string])[] = [
  ['Unwanted memories', 'Repeated, disturbing, and unwanted memories of the stressful experience?'],
  ['Disturbing dreams', 'Repeated, disturbing dreams of the stressful experience?'],
  [
    'Reliving it',
    'Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?',
  ],
  ['Upset by reminders', 'Feeling very upset when something reminded you of the stressful experience?'],
  [
    'Physical reactions to reminders',
    'Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?',
  ],
  [
    'Avoiding thoughts of it',
    'Avoiding memories, thoughts, or feelings related to the stressful experience?',
  ],
  [
    'Avoiding reminders',
    'Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?',
  ],
  ['Gaps in memory of it', 'Trouble remembering important parts of the stressful experience?'],
  [
    'Strong negative beliefs',
    'Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?',
  ],
  ['Blame', 'Blaming yourself or someone else for the stressful experience or what happened after it?'],
  [
    'Strong negative feelings',
    'Having strong negative feelings such as fear, horror, anger, guilt, or shame?',
  ],
  ['Loss of interest', 'Loss of interest in activities that you used to enjoy?'],
  ['Distant from others', 'Feeling distant or cut off from other people?'],
  [
    'Few positive feelings',
    'Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?',
  ],
  ['Irritable or angry', 'Irritable behavior, angry outbursts, or acting aggressively?'],
  ['Taking risks', 'Taking too many risks or doing things that could cause you harm?'],
  ['On guard', 'Being "superalert" or watchful or on guard?'],
  ['Easily startled', 'Feeling jumpy or easily startled?'],
  ['Concentration', 'Having difficulty concentrating?'],
  ['Sleep', 'Trouble falling or staying asleep?'],
];

const toItem = ([title, text]: readonly [string, string], i: number): Item => ({
  id: String(i + 1),
  title,
  text,
  values: { min: 0, max: 4 },
  options: OPTIONS,
});

const atLeastModerately = (items: readonly number[]): readonly ItemThreshold[] =>
  items.map((item) => ({ item, atLeast: 2 }));

const INTRUSION = itemNumbers(1, 5);
const AVOIDANCE = itemNumbers(6, 7);
const MOOD = itemNumbers(8, 14);
const AROUSAL = itemNumbers(15, 20);

export const pcl5: Instrument = {
  id: 'pcl5',
  version: '1.0.0',
  title: 'PTSD Checklist for DSM-5',
  shortTitle: 'PCL-5',
  measures: 'Symptoms after a traumatic event',
  respondent: 'patient',
  recall: 'past month',
  recallDays: 30,
  stem: 'In the past month, how much were you bothered by:',
  items: ITEMS.map(toItem),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 80, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    { key: 'B', title: 'Intrusion', min: 0, max: 20, rule: { kind: 'sum', items: INTRUSION } },
    { key: 'C', title: 'Avoidance', min: 0, max: 8, rule: { kind: 'sum', items: AVOIDANCE } },
    { key: 'D', title: 'Thoughts and mood', min: 0, max: 28, rule: { kind: 'sum', items: MOOD } },
    { key: 'E', title: 'Arousal and reactivity', min: 0, max: 24, rule: { kind: 'sum', items: AROUSAL } },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('below_cutoff', 0, 32, 'Below the cut-off', 'Below the level where a closer look is advised'),
      band('probable_ptsd', 33, 80, 'At or above the cut-off', 'At a level where a closer look is advised'),
    ],
  },
  flags: [
    { kind: 'total', code: 'positive_screen', atLeast: 33 },
    {
      kind: 'criteria',
      code: 'provisional_dsm5',
      criteria: [
        { counts: atLeastModerately(INTRUSION), need: 1 },
        { counts: atLeastModerately(AVOIDANCE), need: 1 },
        { counts: atLeastModerately(MOOD), need: 2 },
        { counts: atLeastModerately(AROUSAL), need: 2 },
      ],
    },
  ],
  cadence: 'Intake with an index event, then every 2–4 weeks',
  notes: ['"Taking risks" at 3 or above: ask about self-harm.'],
  licence: {
    class: 'A',
    holder: 'US Department of Veterans Affairs, National Center for PTSD',
    credit:
      'PTSD Checklist for DSM-5 (PCL-5). Weathers, Litz, Keane, Palmieri, Marx, Schnurr (2013). US government work, not copyrighted.',
    mark: 'read',
  },
  citations: [
    'Weathers et al. 2013, National Center for PTSD',
    'Blevins et al. J Trauma Stress 2015;28:489–498',
    'Bovin et al. Psychol Assess 2016;28:1379–1391',
  ],
  loinc: { panel: verified('101697-1'), total: verified('101698-9') },
  claims: [
    { about: 'item wording', mark: 'known', source: 'compare with the current VA form before release' },
    { about: 'clusters and provisional rule', mark: 'read', source: 'National Center for PTSD' },
    { about: 'cut of 33, published range 31–33', mark: 'read', source: 'comorbidityguidelines.org.au' },
    { about: 'all items needed', mark: 'default' },
    { about: 'change of 5 and of 10 points', mark: 'read' },
    { about: '"taking risks" prompt', mark: 'default' },
  ],
  variants: [{ id: 'weekly', differs: 'asks about the past week' }],
};
