import { band, options, unverified, verified } from '../parts.ts';
import type { AskedWhen, Instrument } from '../types.ts';

const VALUES = { min: 0, max: 4 };
const IF_DRINKING: AskedWhen = { kind: 'answer-is-not', item: 0, value: 0 };
const NEGATIVE = ['Screens negative', 'Drinking below the level that raises concern'] as const;
const POSITIVE = ['Screens positive', 'Drinking at a level worth talking over'] as const;
const HIGH = ['Screens positive, high risk', 'Drinking at a level that can harm your health'] as const;

export const auditC: Instrument = {
  id: 'audit_c',
  version: '1.0.0',
  title: 'Alcohol Use Disorders Identification Test, consumption items',
  shortTitle: 'AUDIT-C',
  measures: 'Alcohol use',
  respondent: 'patient',
  recall: 'past year',
  recallDays: 365,
  items: [
    {
      id: '1',
      title: 'How often',
      text: 'How often do you have a drink containing alcohol?',
      values: VALUES,
      options: options(
        [0, 'Never', verified('LA6270-8')],
        [1, 'Monthly or less', unverified('LA18926-8')],
        [2, '2–4 times a month', unverified('LA18927-6')],
        [3, '2–3 times a week', unverified('LA18928-4')],
        [4, '4 or more times a week', unverified('LA18929-2')],
      ),
      loinc: verified('68518-0'),
    },
    {
      id: '2',
      title: 'How much',
      text: 'How many standard drinks containing alcohol do you have on a typical day?',
      values: VALUES,
      options: options(
        [0, '1 or 2', verified('LA15694-5')],
        [1, '3 or 4', verified('LA15695-2')],
        [2, '5 or 6', verified('LA18930-0')],
        [3, '7 to 9', verified('LA18931-8')],
        [4, '10 or more', verified('LA18932-6')],
      ),
      loinc: verified('68519-8'),
      askedWhen: IF_DRINKING,
    },
    {
      id: '3',
      title: 'Six or more',
      text: 'How often do you have six or more drinks on one occasion?',
      values: VALUES,
      options: options(
        [0, 'Never', verified('LA6270-8')],
        [1, 'Less than monthly', verified('LA18933-4')],
        [2, 'Monthly', verified('LA18876-5')],
        [3, 'Weekly', verified('LA18891-4')],
        [4, 'Daily or almost daily', verified('LA18934-2')],
      ),
      loinc: verified('68520-6'),
      askedWhen: IF_DRINKING,
    },
  ],
  scoring: { kind: 'sum', missing: { kind: 'all' }, zeroFrees: { item: 0, frees: [1, 2] } },
  range: { min: 0, max: 12, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('negative', 0, 2, ...NEGATIVE),
      band('positive', 3, 7, ...POSITIVE),
      band('high_risk', 8, 12, ...HIGH),
    ],
    male: [
      band('negative', 0, 3, ...NEGATIVE),
      band('positive', 4, 7, ...POSITIVE),
      band('high_risk', 8, 12, ...HIGH),
    ],
  },
  flags: [
    { kind: 'total', code: 'positive_screen', atLeast: 3, maleAtLeast: 4 },
    { kind: 'total', code: 'high_risk', atLeast: 8 },
  ],
  cadence: 'Intake, then every 3–6 months',
  notes: ['Say what a standard drink is locally (10–14 g of alcohol).'],
  patientNotes: ['A standard drink holds 10–14 g of alcohol, depending on the country.'],
  licence: {
    class: 'A',
    holder: 'World Health Organization',
    credit: 'As a WHO-approved instrument, the AUDIT is in the public domain.',
    mark: 'read',
  },
  citations: ['Bush et al. Arch Intern Med 1998;158:1789–1795'],
  loinc: { panel: verified('72109-2'), total: verified('75626-2') },
  claims: [
    { about: 'cut of 4 for men, 3 for women', mark: 'read', source: 'ktc-questionnaire-starters' },
    { about: 'cut of 3 when sex is other or not known', mark: 'default' },
    { about: 'high risk from 8', mark: 'default' },
  ],
};
