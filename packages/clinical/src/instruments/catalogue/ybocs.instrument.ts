import { band, itemNumbers, titledItems } from '../parts.ts';
import type { Instrument } from '../types.ts';

const ASPECTS = ['time', 'interference', 'distress', 'resistance', 'control'] as const;

export const ybocs: Instrument = {
  id: 'ybocs',
  version: '1.0.0',
  title: 'Yale–Brown Obsessive Compulsive Scale',
  shortTitle: 'Y-BOCS',
  measures: 'Severity of obsessions and compulsions, rated by a clinician',
  respondent: 'clinician',
  recall: 'last 7 days',
  recallDays: 7,
  items: titledItems(
    { min: 0, max: 4 },
    ['Obsessions', 'Compulsions'].flatMap((part) => ASPECTS.map((aspect) => `${part}: ${aspect}`)),
  ),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 40, decimals: 0 },
  direction: 'higher-worse',
  subscales: [
    {
      key: 'obsessions',
      title: 'Obsessions',
      min: 0,
      max: 20,
      rule: { kind: 'sum', items: itemNumbers(1, 5) },
    },
    {
      key: 'compulsions',
      title: 'Compulsions',
      min: 0,
      max: 20,
      rule: { kind: 'sum', items: itemNumbers(6, 10) },
    },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('subclinical', 0, 7, 'Below the clinical range', 'Few or no symptoms'),
      band('mild', 8, 15, 'Mild symptoms', 'Mild symptoms'),
      band('moderate', 16, 23, 'Moderate symptoms', 'Symptoms that often get in the way'),
      band('severe', 24, 31, 'Severe symptoms', 'Strong symptoms'),
      band('extreme', 32, 40, 'Extreme symptoms', 'Very strong symptoms'),
    ],
  },
  flags: [],
  cadence: 'Intake and end of induction in OCD care',
  notes: [],
  licence: {
    class: 'C',
    holder: 'W. K. Goodman and colleagues',
    credit: '© Goodman et al. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Goodman et al. Arch Gen Psychiatry 1989;46:1006–1011'],
  loinc: {},
  claims: [{ about: 'bands, response at 35 %, remission at 12 or below', mark: 'known' }],
};
