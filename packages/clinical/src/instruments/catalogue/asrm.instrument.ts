import { band, titledItems } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const asrm: Instrument = {
  id: 'asrm',
  version: '1.0.0',
  title: 'Altman Self-Rating Mania Scale',
  shortTitle: 'ASRM',
  measures: 'Signs of mania',
  respondent: 'patient',
  recall: 'past week',
  recallDays: 7,
  items: titledItems({ min: 0, max: 4 }, [
    'Happier or more cheerful than usual',
    'More self-confident than usual',
    'Needs less sleep than usual',
    'Talks more than usual',
    'More active than usual',
  ]),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 20, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('negative', 0, 5, 'Screens negative', 'Few or no signs of unusually high mood'),
      band(
        'positive',
        6,
        20,
        'Screens positive',
        'Signs of unusually high mood: a clinician will talk with you',
      ),
    ],
  },
  flags: [{ kind: 'total', code: 'mania_screen_positive', atLeast: 6 }],
  cadence: 'Before each session in bipolar or at-risk patients, and in maintenance',
  notes: ['Positive: a clinician decides before dosing.'],
  licence: {
    class: 'C',
    holder: 'E. G. Altman',
    credit:
      'Altman Self-Rating Mania Scale. Altman et al. 1997. Used with permission obtained by the clinic.',
    mark: 'known',
  },
  citations: ['Altman et al. Biol Psychiatry 1997;42:948–955'],
  loinc: {},
  claims: [{ about: 'cut of 6', mark: 'known' }],
};
