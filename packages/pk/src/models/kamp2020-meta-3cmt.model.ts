import type { CovariateRule, ModelDefinition } from './definition.ts';
import { EFFECT_SITE_KE0 } from './shared-facts.ts';

const KAMP =
  'Kamp 2020 meta-analysis, Anesthesiology 133:1192; three-compartment means from one public program';
const VOLUME: readonly CovariateRule[] = [
  { kind: 'power', of: 'weightKg', reference: 70, exponent: 1, mark: 'V3' },
];
const FLOW: readonly CovariateRule[] = [
  { kind: 'power', of: 'weightKg', reference: 70, exponent: 0.75, mark: 'V3' },
];

export const kamp2020Meta3cmt: ModelDefinition = {
  id: 'kamp2020-meta-3cmt',
  version: '1',
  title: 'Ketamine, pooled three-compartment means (Kamp 2020 meta-analysis)',
  drug: 'ketamine (racemic)',
  citation: KAMP,
  samplingSite: 'pooled, arterial-like',
  population: {
    description: '18 pooled studies; no covariate was significant',
    subjects: null,
    ageYears: null,
    weightKg: null,
    mark: 'V1',
  },
  parameters: {
    V1: { value: 25, unit: 'L', mark: 'V3', source: KAMP, covariates: VOLUME, eta: 'V1' },
    V2: { value: 56, unit: 'L', mark: 'V3', source: KAMP, covariates: VOLUME },
    V3: { value: 157, unit: 'L', mark: 'V3', source: KAMP, covariates: VOLUME },
    CL: { value: 84, unit: 'L/h', mark: 'V3', source: KAMP, covariates: FLOW, eta: 'CL' },
    Q2: { value: 161, unit: 'L/h', mark: 'V3', source: KAMP, covariates: FLOW },
    Q3: { value: 79, unit: 'L/h', mark: 'V3', source: KAMP, covariates: FLOW },
    ke0: EFFECT_SITE_KE0,
  },
  variability: {
    etas: {
      CL: { scale: 'log', spread: { cvPercent: 16 }, mark: 'A', source: 'borrowed from Otto 2021' },
      V1: { scale: 'log', spread: { cvPercent: 29 }, mark: 'A', source: 'borrowed from Otto 2021' },
    },
    covariances: [],
    caution:
      'borrowed-band: the spread between people is borrowed from another study (CV 16 % for CL, 29 % for V1)',
  },
  residual: 'not known for this set',
  residualSd: {},
  states: ['central', 'peripheral2', 'peripheral3'],
  flows: [
    { from: 'central', to: null, rate: 'CL / V1' },
    { from: 'central', to: 'peripheral2', rate: 'Q2 / V1' },
    { from: 'peripheral2', to: 'central', rate: 'Q2 / V2' },
    { from: 'central', to: 'peripheral3', rate: 'Q3 / V1' },
    { from: 'peripheral3', to: 'central', rate: 'Q3 / V3' },
  ],
  outputs: { ketamine: { of: [{ state: 'central', ngPerMlPerMg: '1000 / V1' }] } },
  effectSites: { ketamine: 'ke0' },
  routes: {
    'iv-bolus': { inputs: [{ into: 'central', fraction: '1' }] },
    'iv-infusion': { inputs: [{ into: 'central', fraction: '1' }] },
  },
  defects: [
    'Means of pooled studies, not the population fit of the paper (one arterial, two peripheral and two venous delay compartments), whose numbers we have not seen.',
    'Lies 37 to 56 % above the mean venous level measured at the end of a 40-minute infusion, like other arterial models.',
  ],
};
