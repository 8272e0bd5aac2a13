import { band, itemNumbers, titledItems } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const who5: Instrument = {
  id: 'who5',
  version: '1.0.0',
  title: 'WHO-5 Well-Being Index',
  shortTitle: 'WHO-5',
  measures: 'Well-being; higher is better',
  respondent: 'patient',
  recall: 'last 2 weeks',
  recallDays: 14,
  items: titledItems({ min: 0, max: 5 }, [
    'Good mood',
    'Inner calm',
    'Energy',
    'Refreshing sleep',
    'Interest in everyday life',
  ]),
  scoring: { kind: 'sum', missing: { kind: 'all' }, times: 4 },
  range: { min: 0, max: 100, decimals: 0 },
  direction: 'higher-better',
  subscales: [
    { key: 'raw', title: 'Raw sum', min: 0, max: 25, rule: { kind: 'sum', items: itemNumbers(1, 5) } },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band(
        'likely_depression',
        0,
        28,
        'Very low well-being: look for depression',
        'You have been feeling very unwell: a closer look would help',
      ),
      band('poor_wellbeing', 29, 50, 'Poor well-being', 'You have not been feeling well'),
      band('adequate', 51, 100, 'Adequate well-being', 'You have been feeling well enough'),
    ],
  },
  flags: [{ kind: 'total', code: 'low_wellbeing', atMost: 50 }],
  cadence: 'Intake and end of induction',
  notes: ['The total is the raw sum times 4. Another formula in circulation, (raw − 5) × 4, is wrong.'],
  licence: {
    class: 'B',
    holder: 'World Health Organization',
    credit: 'The World Health Organization-Five Well-Being Index (WHO-5). CC BY-NC-SA 3.0 IGO.',
    mark: 'known',
  },
  citations: ['Topp et al. Psychother Psychosom 2015;84:167–176'],
  loinc: {},
  claims: [
    { about: 'total is raw × 4, 10 points are meaningful', mark: 'read', source: 'Valant help' },
    { about: 'bands', mark: 'known', source: 'Topp 2015' },
    { about: 'public domain with source', mark: 'read', source: 'INSPQ' },
    { about: 'CC BY-NC-SA 3.0 IGO', mark: 'known', source: 'WHO 2024 edition' },
  ],
};
