import { band, verified, YES_NO, YES_OR_NO } from '../parts.ts';
import type { AskedWhen, Instrument, Item } from '../types.ts';

const item = (id: string, code: string, title: string, askedWhen?: AskedWhen): Item => ({
  id,
  title,
  values: YES_OR_NO,
  options: YES_NO,
  loinc: verified(code),
  ...(askedWhen === undefined ? {} : { askedWhen }),
});

const AFTER_THOUGHTS: AskedWhen = { kind: 'answer-is', item: 1, value: 1 };

export const cssrsScreen: Instrument = {
  id: 'cssrs_screen',
  version: '1.0.0',
  title: 'Columbia Suicide Severity Rating Scale, screener',
  shortTitle: 'C-SSRS screener',
  measures: 'Suicide risk, for triage',
  respondent: 'patient-or-clinician',
  recall: 'past month; behaviour over the lifetime and the past 3 months',
  items: [
    item('1', '93246-7', 'Wish to be dead'),
    item('2', '93247-5', 'Thoughts of suicide'),
    item('3', '93248-3', 'Thought about a method', AFTER_THOUGHTS),
    item('4', '93249-1', 'Some intent', AFTER_THOUGHTS),
    item('5', '93250-9', 'Plan with intent', AFTER_THOUGHTS),
    item('6', '93267-3', 'Behaviour, ever'),
    item('6a', '93269-9', 'Behaviour in the past 3 months', { kind: 'answer-is', item: 5, value: 1 }),
  ],
  scoring: { kind: 'triage' },
  direction: 'higher-worse',
  subscales: [
    {
      key: 'ideation_level',
      title: 'Highest level of thoughts',
      min: 0,
      max: 5,
      rule: { kind: 'highest-yes', items: [0, 1, 2, 3, 4] },
    },
  ],
  bands: {
    on: { kind: 'tier' },
    list: [
      band('none', 0, 0, 'No risk item positive', 'No thoughts of suicide were reported'),
      band('low', 1, 1, 'Low tier', 'Your clinician will talk this over with you'),
      band('moderate', 2, 2, 'Moderate tier', 'A clinician will talk this over with you today'),
      band('high', 3, 3, 'High tier', 'A clinician will talk with you now. You are not alone with this'),
    ],
  },
  flags: [],
  cadence:
    'Every visit before dosing, after any positive safety item elsewhere, and at the 24-hour contact when the baseline was positive',
  notes: [
    'High: stop, do not leave the person alone, clinician now, no dosing until cleared, safety plan.',
    'Moderate: same-day clinician review and safety plan before dosing.',
    'Low: a clinician reviews before dosing.',
    'A remote person at the high tier is shown emergency and crisis numbers at once, and the person on call is alerted.',
  ],
  licence: {
    class: 'B',
    holder: 'The Research Foundation for Mental Hygiene, Inc.',
    credit: '© 2011 Dr. Kelly Posner, The Research Foundation for Mental Hygiene, Inc. Used with permission.',
    mark: 'read',
  },
  citations: ['Posner et al. Am J Psychiatry 2011;168:1266–1277'],
  loinc: { panel: verified('93373-9'), total: verified('93374-7') },
  claims: [
    { about: 'triage points', mark: 'read', source: 'SPiER, checked against the CMS and Columbia documents' },
    { about: 'wording', mark: 'read', source: 'LOINC-derived form' },
    { about: 'gaps and contradictions count the safe way', mark: 'default' },
    { about: 'free in community and health care, unchanged, official translations only', mark: 'known' },
  ],
  variants: [{ id: 'since-last-contact', differs: 'asks since the last contact; LOINC has no codes for it' }],
};
