import { band, options, unverified, verified } from '../parts.ts';
import type { Instrument, Item, Option } from '../types.ts';
import { PHQ_LICENCE, PHQ_OPTIONS, PHQ_STEM, PHQ_VALUES } from './phq.ts';

/** LOINC words the third answer of this one item differently; imports accept both codes. */
const WORRY_CONTROL_OPTIONS: readonly Option[] = options(
  [0, 'Not at all', verified('LA6568-5')],
  [1, 'Several days', verified('LA6569-3')],
  [2, 'More than half the days', verified('LA18938-3')],
  [3, 'Nearly every day', verified('LA6571-9')],
);

const item = (id: string, code: string, title: string, text: string, choices = PHQ_OPTIONS): Item => ({
  id,
  title,
  text,
  values: PHQ_VALUES,
  options: choices,
  loinc: verified(code),
});

export const gad7: Instrument = {
  id: 'gad7',
  version: '1.0.0',
  title: 'Generalised Anxiety Disorder scale, 7 items',
  shortTitle: 'GAD-7',
  measures: 'Severity of anxiety symptoms',
  respondent: 'patient',
  recall: 'last 2 weeks',
  recallDays: 14,
  stem: PHQ_STEM,
  items: [
    item('1', '69725-0', 'Nervous or on edge', 'Feeling nervous, anxious or on edge'),
    item(
      '2',
      '68509-9',
      'Cannot stop worrying',
      'Not being able to stop or control worrying',
      WORRY_CONTROL_OPTIONS,
    ),
    item('3', '69733-4', 'Worrying too much', 'Worrying too much about different things'),
    item('4', '69734-2', 'Trouble relaxing', 'Trouble relaxing'),
    item('5', '69735-9', 'Restless', 'Being so restless that it is hard to sit still'),
    item('6', '69689-8', 'Irritable', 'Becoming easily annoyed or irritable'),
    item('7', '69736-7', 'Afraid', 'Feeling afraid as if something awful might happen'),
  ],
  scoring: { kind: 'sum', missing: { kind: 'mean', gaps: 2 } },
  range: { min: 0, max: 21, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    {
      key: 'gad2',
      title: 'GAD-2',
      min: 0,
      max: 6,
      rule: { kind: 'sum', items: [0, 1] },
      loinc: unverified('70273-8'),
    },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('minimal', 0, 4, 'Minimal symptoms', 'Few or no signs of anxiety'),
      band('mild', 5, 9, 'Mild symptoms', 'Some signs of anxiety'),
      band('moderate', 10, 14, 'Moderate symptoms', 'Anxiety that often gets in the way'),
      band('severe', 15, 21, 'Severe symptoms', 'Very strong signs of anxiety'),
    ],
  },
  flags: [{ kind: 'total', code: 'positive_screen', atLeast: 10 }],
  cadence: 'Intake, then weekly or before each induction session, then monthly',
  notes: ['An estimate over missing answers can cross a cut: show how many were answered.'],
  licence: PHQ_LICENCE,
  citations: ['Spitzer et al. Arch Intern Med 2006;166:1092–1097'],
  loinc: { panel: verified('69737-5'), total: verified('70274-6') },
  claims: [
    { about: 'cut-points 5, 10 and 15', mark: 'read', source: 'CRAN cliot manual' },
    { about: 'up to 2 gaps prorated', mark: 'default', source: 'common practice' },
    { about: 'response, remission below 5, meaningful change of 4', mark: 'known' },
  ],
};
