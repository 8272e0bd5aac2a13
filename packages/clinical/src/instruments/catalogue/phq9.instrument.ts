import { band, options, verified } from '../parts.ts';
import type { Instrument, Item } from '../types.ts';
import { PHQ_LICENCE, PHQ_OPTIONS, PHQ_STEM, PHQ_VALUES } from './phq.ts';

const item = (id: string, code: string, title: string, text: string): Item => ({
  id,
  title,
  text,
  values: PHQ_VALUES,
  options: PHQ_OPTIONS,
  loinc: verified(code),
});

/** In the order of the form; the LOINC codes do not ascend. The first two are the PHQ-2. */
export const PHQ9_ITEMS: readonly Item[] = [
  item('1', '44250-9', 'Little interest or pleasure', 'Little interest or pleasure in doing things'),
  item('2', '44255-8', 'Low mood', 'Feeling down, depressed, or hopeless'),
  item('3', '44259-0', 'Sleep', 'Trouble falling or staying asleep, or sleeping too much'),
  item('4', '44254-1', 'Energy', 'Feeling tired or having little energy'),
  item('5', '44251-7', 'Appetite', 'Poor appetite or overeating'),
  item(
    '6',
    '44258-2',
    'Feeling a failure',
    'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
  ),
  item(
    '7',
    '44252-5',
    'Concentration',
    'Trouble concentrating on things, such as reading the newspaper or watching television',
  ),
  item(
    '8',
    '44253-3',
    'Slowed or restless',
    'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
  ),
  item(
    '9',
    '44260-8',
    'Thoughts of death or self-harm',
    'Thoughts that you would be better off dead or of hurting yourself in some way',
  ),
];

const SELF_HARM = 8;

export const phq9: Instrument = {
  id: 'phq9',
  version: '1.0.0',
  title: 'Patient Health Questionnaire, 9 items',
  shortTitle: 'PHQ-9',
  measures: 'Severity of depressive symptoms',
  respondent: 'patient',
  recall: 'last 2 weeks',
  recallDays: 14,
  stem: PHQ_STEM,
  items: PHQ9_ITEMS,
  unscored: [
    {
      id: 'difficulty',
      title: 'Difficulty caused',
      text: 'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
      options: options(
        [0, 'Not difficult at all', verified('LA6572-7')],
        [1, 'Somewhat difficult', verified('LA6573-5')],
        [2, 'Very difficult', verified('LA6575-0')],
        [3, 'Extremely difficult', verified('LA6574-3')],
      ),
      loinc: verified('69722-7'),
    },
  ],
  scoring: { kind: 'sum', missing: { kind: 'mean', gaps: 2 } },
  range: { min: 0, max: 27, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    {
      key: 'phq2',
      title: 'PHQ-2',
      min: 0,
      max: 6,
      rule: { kind: 'sum', items: [0, 1] },
      loinc: verified('55758-7'),
    },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('minimal', 0, 4, 'Minimal symptoms', 'Few or no signs of low mood'),
      band('mild', 5, 9, 'Mild symptoms', 'Some signs of low mood'),
      band('moderate', 10, 14, 'Moderate symptoms', 'Low mood that often gets in the way'),
      band('moderately_severe', 15, 19, 'Moderately severe symptoms', 'Strong signs of low mood'),
      band('severe', 20, 27, 'Severe symptoms', 'Very strong signs of low mood'),
    ],
  },
  flags: [
    { kind: 'item', code: 'si_item_positive', item: SELF_HARM, atLeast: 1 },
    { kind: 'total', code: 'positive_screen', atLeast: 10 },
    {
      kind: 'criteria',
      code: 'mdd_algorithm',
      criteria: [
        {
          counts: PHQ9_ITEMS.map((_, i) => ({ item: i, atLeast: i === SELF_HARM ? 1 : 2 })),
          need: 5,
        },
        {
          counts: [
            { item: 0, atLeast: 2 },
            { item: 1, atLeast: 2 },
          ],
          need: 1,
        },
      ],
    },
  ],
  cadence: 'Intake, then weekly or before each induction session, then monthly',
  notes: ['With two sessions a week the two-week windows overlap: neighbouring points share days.'],
  licence: PHQ_LICENCE,
  citations: ['Kroenke, Spitzer, Williams. J Gen Intern Med 2001;16:606–613'],
  loinc: { panel: verified('44249-1'), total: verified('44261-6') },
  claims: [
    { about: 'bands from 5 to 27', mark: 'read', source: 'loinc.org 44261-6' },
    { about: 'band minimal 0–4', mark: 'known' },
    { about: 'up to 2 gaps prorated', mark: 'default', source: 'common practice' },
    { about: 'algorithm flag', mark: 'known' },
    { about: 'response, meaningful change of 5', mark: 'known' },
    { about: 'remission below 5', mark: 'read', source: 'HEDIS DRR-E' },
  ],
};
