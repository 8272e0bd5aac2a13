import { band, titledItems } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const madrs: Instrument = {
  id: 'madrs',
  version: '1.0.0',
  title: 'Montgomery–Åsberg Depression Rating Scale',
  shortTitle: 'MADRS',
  measures: 'Severity of depression, rated by a trained clinician',
  respondent: 'clinician',
  recall: 'last 7 days',
  recallDays: 7,
  items: titledItems({ min: 0, max: 6 }, [
    'Apparent sadness',
    'Reported sadness',
    'Inner tension',
    'Reduced sleep',
    'Reduced appetite',
    'Concentration difficulties',
    'Lassitude',
    'Inability to feel',
    'Pessimistic thoughts',
    'Suicidal thoughts',
  ]),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 60, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('none', 0, 6, 'No symptoms', 'Few or no signs of low mood'),
      band('mild', 7, 19, 'Mild symptoms', 'Some signs of low mood'),
      band('moderate', 20, 34, 'Moderate symptoms', 'Low mood that often gets in the way'),
      band('severe', 35, 60, 'Severe symptoms', 'Very strong signs of low mood'),
    ],
  },
  flags: [
    { kind: 'item', code: 'si_item_positive', item: 9, atLeast: 2 },
    { kind: 'item', code: 'si_item_high', item: 9, atLeast: 4 },
  ],
  cadence:
    'Baseline, 24 hours after session 1, end of induction, then every 4–8 weeks or when relapse is feared',
  notes: [
    'Anchors stand at 0, 2, 4 and 6; 1, 3 and 5 lie between.',
    'In the 24-hour form reduced sleep and reduced appetite are the weak items.',
  ],
  licence: {
    class: 'C',
    holder: 'S. A. Montgomery and M. Åsberg / Royal College of Psychiatrists',
    credit: '© Montgomery and Åsberg / Royal College of Psychiatrists. Used under licence of the clinic.',
    mark: 'known',
  },
  citations: ['Montgomery, Åsberg. Br J Psychiatry 1979;134:382–389', 'Snaith et al. 1986'],
  loinc: {},
  claims: [
    { about: 'items and anchors', mark: 'read', source: 'cds-platform CKM' },
    { about: 'bands', mark: 'known', source: 'Snaith 1986' },
    { about: 'response, remission at 10 or below, meaningful change of 2', mark: 'known' },
    { about: 'remission at 12 or below in esketamine trials', mark: 'known' },
    { about: 'suicide item from 2 and from 4', mark: 'default' },
  ],
  variants: [{ id: '24h', differs: 'rates the past 24 hours' }],
};
