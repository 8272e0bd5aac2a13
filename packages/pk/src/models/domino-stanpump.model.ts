import type { ModelDefinition } from './definition.ts';

const CODES =
  'Domino set as used by STANPUMP and its successors; three public programs agree, the origin paper was not read';

export const dominoStanpump: ModelDefinition = {
  id: 'domino-stanpump',
  version: '1',
  title: 'Ketamine as computed by target-controlled pumps (Domino, STANPUMP)',
  drug: 'ketamine (racemic)',
  citation: CODES,
  samplingSite: 'not stated by the programs',
  population: {
    description: 'not stated by the programs',
    subjects: null,
    ageYears: null,
    weightKg: null,
    mark: 'U',
  },
  parameters: {
    V1: {
      value: 0.063,
      unit: 'L/kg',
      mark: 'V3',
      source: CODES,
      covariates: [{ kind: 'power', of: 'weightKg', reference: 1, exponent: 1, mark: 'V3' }],
    },
    k10: { value: 0.438, unit: '1/min', mark: 'V3', source: CODES },
    k12: { value: 0.592, unit: '1/min', mark: 'V3', source: CODES },
    k21: { value: 0.247, unit: '1/min', mark: 'V3', source: CODES },
    k13: { value: 0.59, unit: '1/min', mark: 'V3', source: CODES },
    k31: { value: 0.0146, unit: '1/min', mark: 'V3', source: CODES },
    ke0: { value: 0.652, unit: '1/min', mark: 'V3', source: 'one program, from a peak at 1 min' },
  },
  variability: { etas: {}, covariances: [] },
  residual: 'not stated',
  residualSd: {},
  states: ['central', 'peripheral2', 'peripheral3'],
  flows: [
    { from: 'central', to: null, rate: 'k10' },
    { from: 'central', to: 'peripheral2', rate: 'k12' },
    { from: 'peripheral2', to: 'central', rate: 'k21' },
    { from: 'central', to: 'peripheral3', rate: 'k13' },
    { from: 'peripheral3', to: 'central', rate: 'k31' },
  ],
  outputs: { ketamine: { of: [{ state: 'central', ngPerMlPerMg: '1000 / V1' }] } },
  effectSites: { ketamine: 'ke0' },
  routes: {
    'iv-bolus': { inputs: [{ into: 'central', fraction: '1' }] },
    'iv-infusion': { inputs: [{ into: 'central', fraction: '1' }] },
  },
  defects: [
    'No variability published with this set, so no band can be drawn.',
    'Linear in weight; sampling site and population are not stated by the programs.',
    'The effect-site rate is one program’s choice; another assumes a peak at 3 min (0.0857 per minute).',
  ],
};
