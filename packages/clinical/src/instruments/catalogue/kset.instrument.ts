import type { Instrument } from '../types.ts';

export const kset: Instrument = {
  id: 'kset',
  version: '1.0.0',
  title: 'Ketamine Side Effect Tool',
  shortTitle: 'KSET',
  measures: 'Side effects before, during and long after treatment',
  respondent: 'clinician',
  recall: 'per form',
  items: [],
  scoring: {
    kind: 'not-scored',
    reason: 'the KSET has no sum score; its four forms are kept as structured fields',
  },
  direction: 'higher-worse',
  subscales: [],
  flags: [],
  cadence: 'Screening, baseline, right after a session, and at follow-up',
  notes: ['A shorter revised form with an overall rating of tolerability exists.'],
  licence: {
    class: 'C',
    holder: 'Short and colleagues',
    credit: 'Elements follow the Ketamine Side Effect Tool (Short et al. 2020); the wording is ours.',
    mark: 'known',
  },
  citations: ['Short et al. J Affect Disord 2020;266:615–620'],
  loinc: {},
  claims: [
    { about: 'four forms, no sum', mark: 'read', source: 'Short 2020' },
    { about: 'elements to record', mark: 'known' },
  ],
};

/** One thing the tool asks about. `severity`: none, mild, moderate, severe, with duration and action taken. */
export interface KsetField {
  readonly id: string;
  readonly title: string;
  readonly kind: 'yes-no' | 'severity' | 'number' | 'text';
}
export interface KsetForm {
  readonly id: 'screening' | 'baseline' | 'acute' | 'follow-up';
  readonly title: string;
  readonly fields: readonly KsetField[];
}

const fields = (kind: KsetField['kind'], ...pairs: readonly (readonly [string, string])[]): KsetField[] =>
  pairs.map(([id, title]) => ({ id, title, kind }));

const ACUTE_EFFECTS: readonly (readonly [string, string])[] = [
  ['dissociation', 'Dissociation'],
  ['psychotomimetic', 'Psychosis-like effects'],
  ['anxiety', 'Anxiety'],
  ['sedation', 'Sedation'],
  ['dizziness', 'Dizziness'],
  ['headache', 'Headache'],
  ['nausea-vomiting', 'Nausea or vomiting'],
  ['blurred-vision', 'Blurred vision'],
  ['restlessness', 'Restlessness'],
];

/** What to record on each of the four forms, in our own words. */
export const KSET_FORMS: readonly KsetForm[] = [
  {
    id: 'screening',
    title: 'Screening',
    fields: fields(
      'yes-no',
      ['contra-indications', 'Contra-indications'],
      ['bladder', 'Bladder problems'],
      ['liver', 'Liver problems'],
      ['cardiovascular', 'Heart or circulation problems'],
      ['substance-use', 'Substance use'],
    ),
  },
  { id: 'baseline', title: 'Baseline symptoms', fields: fields('severity', ...ACUTE_EFFECTS) },
  {
    id: 'acute',
    title: 'Right after a session',
    fields: [
      ...fields('severity', ...ACUTE_EFFECTS),
      ...fields(
        'number',
        ['systolic', 'Systolic pressure'],
        ['diastolic', 'Diastolic pressure'],
        ['pulse', 'Pulse'],
      ),
    ],
  },
  {
    id: 'follow-up',
    title: 'Follow-up',
    fields: [
      ...fields(
        'severity',
        ['cognition', 'Thinking and memory'],
        ['urinary-frequency', 'Passing water often'],
        ['urinary-urgency', 'Urgency'],
        ['urinary-pain', 'Pain when passing water'],
        ['craving', 'Craving'],
      ),
      ...fields(
        'yes-no',
        ['haematuria', 'Blood in the urine'],
        ['tolerance', 'Needs more for the same effect'],
        ['withdrawal', 'Withdrawal'],
        ['non-prescribed-use', 'Non-prescribed use'],
        ['mood-switch', 'Switch to high mood'],
      ),
      ...fields('text', ['liver-tests', 'Liver tests']),
    ],
  },
];
