import { band, verified } from '../parts.ts';
import type { Instrument } from '../types.ts';

const shared = {
  version: '1.0.0',
  respondent: 'patient',
  recall: 'right now',
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 10, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  flags: [],
  cadence: 'Before, during and before discharge',
  licence: { class: 'A', holder: 'none: free', credit: 'Numeric rating scale, free to use.', mark: 'known' },
} as const satisfies Partial<Instrument>;

export const painNrs: Instrument = {
  ...shared,
  id: 'pain_nrs',
  title: 'Pain, numeric rating 0–10',
  shortTitle: 'Pain 0–10',
  measures: 'Intensity of pain',
  items: [
    {
      id: '1',
      title: 'Pain now',
      text: 'How strong is your pain right now, from 0 (no pain) to 10 (the worst you can imagine)?',
      values: { min: 0, max: 10 },
      loinc: verified('72514-3'),
    },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('none', 0, 0, 'No pain', 'No pain'),
      band('mild', 1, 3, 'Mild pain', 'Mild pain'),
      band('moderate', 4, 6, 'Moderate pain', 'Moderate pain'),
      band('severe', 7, 10, 'Severe pain', 'Severe pain'),
    ],
  },
  notes: ['A visual analogue scale in millimetres is divided by 10 and rounded.'],
  citations: ['Farrar et al. 2001'],
  loinc: { total: verified('72514-3') },
  claims: [{ about: 'meaningful change of 2 points or 30 %, response at 50 %', mark: 'known' }],
};

export const nauseaNrs: Instrument = {
  ...shared,
  id: 'nausea_nrs',
  title: 'Nausea, numeric rating 0–10',
  shortTitle: 'Nausea 0–10',
  measures: 'Intensity of nausea',
  items: [
    {
      id: '1',
      title: 'Nausea now',
      text: 'How strong is your nausea right now, from 0 (no nausea) to 10 (the worst you can imagine)?',
      values: { min: 0, max: 10 },
    },
  ],
  bands: {
    on: { kind: 'total' },
    list: [
      band('none', 0, 0, 'No nausea', 'No nausea'),
      band('mild', 1, 3, 'Mild nausea', 'Mild nausea'),
      band('moderate', 4, 6, 'Moderate nausea', 'Moderate nausea'),
      band('severe', 7, 10, 'Severe nausea', 'Severe nausea'),
    ],
  },
  notes: ['At 4 or above: offer an antiemetic.'],
  citations: [],
  loinc: {},
  claims: [{ about: 'offer an antiemetic from 4', mark: 'default' }],
};
