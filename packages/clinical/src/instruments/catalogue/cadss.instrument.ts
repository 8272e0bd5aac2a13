import { band, itemNumbers, numbered, titledItems } from '../parts.ts';
import type { Instrument, Licence } from '../types.ts';

/** Items of the full form that make the six-item form. */
const SIX = numbered(1, 2, 6, 7, 15, 22);
const VALUES = { min: 0, max: 4 };

const LICENCE: Licence = {
  class: 'C',
  holder: 'J. D. Bremner',
  credit: '© J. Douglas Bremner. Used with permission obtained by the clinic.',
  mark: 'known',
};
const CADENCE =
  'Before, at the peak (about 40 minutes from the start, IV or intranasal) and before discharge';
const BACK_TO_BASELINE = 'Must be back near baseline before discharge.';

export const cadss23: Instrument = {
  id: 'cadss23',
  version: '1.0.0',
  title: 'Clinician-Administered Dissociative States Scale, 23 subject-rated items',
  shortTitle: 'CADSS',
  measures: 'Dissociation during and after dosing, read out by a trained rater',
  respondent: 'clinician',
  recall: 'right now',
  items: titledItems(
    VALUES,
    itemNumbers(1, 23).map((i) => `Item ${i + 1}`),
  ),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 92, decimals: 0 },
  direction: 'higher-worse',
  subscales: [{ key: 'cadss6', title: 'CADSS-6', min: 0, max: 24, rule: { kind: 'sum', items: SIX } }],
  bands: {
    on: { kind: 'total' },
    list: [
      band('none_minimal', 0, 4, 'None or minimal', 'Feeling present'),
      band(
        'present',
        5,
        92,
        'Dissociation present',
        'Feeling detached, which can happen with this treatment',
      ),
    ],
  },
  flags: [{ kind: 'total', code: 'dissociation_present', atLeast: 5 }],
  cadence: CADENCE,
  notes: [
    '0 is not at all, 4 is extremely. The observer items of the original are not scored here.',
    BACK_TO_BASELINE,
  ],
  licence: LICENCE,
  citations: ['Bremner et al. J Trauma Stress 1998;11:125–136'],
  loinc: {},
  claims: [
    { about: 'present from 5', mark: 'default' },
    { about: 'times of asking', mark: 'known' },
  ],
};

export const cadss6: Instrument = {
  id: 'cadss6',
  version: '1.0.0',
  title: 'Clinician-Administered Dissociative States Scale, 6 items',
  shortTitle: 'CADSS-6',
  measures: 'Dissociation during and after dosing, short form',
  respondent: 'clinician',
  recall: 'right now',
  items: SIX.map((i, position) => ({
    id: String(position + 1),
    title: `Item ${i + 1} of the full form`,
    values: VALUES,
  })),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 24, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  flags: [],
  cadence: CADENCE,
  notes: [
    'These are items 1, 2, 6, 7, 15 and 22 of the full form: strongly correlated with it, not validated alone.',
    BACK_TO_BASELINE,
  ],
  licence: LICENCE,
  citations: ['Rodrigues et al. J Affect Disord 2021;282:160–164'],
  loinc: {},
  claims: [{ about: 'choice of items', mark: 'read', source: 'Rodrigues 2021' }],
};
