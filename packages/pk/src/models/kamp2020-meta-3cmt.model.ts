import type { CovariateRule, EtaDefinition, ModelDefinition } from './definition.ts';
import { otto2021Esketamine } from './otto2021-esketamine.model.ts';
import { EFFECT_SITE_KE0_BORROWED, PUBLIC_PROGRAM } from './shared-facts.ts';

const PAPER = 'Kamp 2020 meta-analysis, Anesthesiology 133:1192, doi 10.1097/aln.0000000000003577';
const KAMP = `${PAPER}; read in one public program, which names table 2 of the paper; the paper’s table was not seen`;
const VOLUME: readonly CovariateRule[] = [
  { kind: 'power', of: 'weightKg', reference: 70, exponent: 1, mark: 'V3', source: KAMP },
];
const FLOW: readonly CovariateRule[] = [
  { kind: 'power', of: 'weightKg', reference: 70, exponent: 0.75, mark: 'V3', source: KAMP },
];
const BORROWED = 'borrowed from Otto 2021 (model otto2021-esketamine); the spread of this set is not known';
const otto = otto2021Esketamine.variability;

/** Variance as it stands in the model it is borrowed from: a covariance means nothing beside other variances. */
function spreadOf(name: 'CL' | 'V1'): EtaDefinition['spread'] {
  const eta = otto.etas[name];
  if (eta === undefined)
    throw new Error(`Invariant broken: the model behind the borrowed band has no ${name}`);
  return eta.spread;
}

export const kamp2020Meta3cmt: ModelDefinition = {
  id: 'kamp2020-meta-3cmt',
  version: '2',
  title: 'Ketamine, pooled three-compartment means (Kamp 2020 meta-analysis)',
  drug: 'ketamine (racemic)',
  citation: KAMP,
  samplingSite: 'pooled, arterial-like',
  sampling: {
    mark: 'A',
    source:
      'the studies sampled arteries and veins; "arterial-like" is our reading of the curve, which ends an infusion as high as arterial models do',
  },
  population: {
    description: '18 pooled studies; no covariate was significant',
    subjects: null,
    mark: 'V1',
    source: `${PAPER}, abstract; the number of people is not recorded`,
    ageYears: null,
    weightKg: null,
    ranges: { mark: 'U', source: 'not recorded; the abstract names adults and children' },
  },
  studiedDoses: [
    {
      routes: ['iv-bolus', 'iv-infusion'],
      mg: null,
      description: 'doses of 18 studies, not recorded',
      mark: 'U',
      source: PAPER,
    },
  ],
  behindMarks: {
    V3: `one ${PUBLIC_PROGRAM}, which names table 2 of ${PAPER}; the table was not seen`,
  },
  parameters: {
    V1: {
      value: 25,
      unit: 'L',
      meaning: 'central volume at 70 kg',
      mark: 'V3',
      source: KAMP,
      covariates: VOLUME,
      eta: 'V1',
    },
    V2: {
      value: 56,
      unit: 'L',
      meaning: 'second volume at 70 kg',
      mark: 'V3',
      source: KAMP,
      covariates: VOLUME,
    },
    V3: {
      value: 157,
      unit: 'L',
      meaning: 'third volume at 70 kg',
      mark: 'V3',
      source: KAMP,
      covariates: VOLUME,
    },
    CL: {
      value: 84,
      unit: 'L/h',
      meaning: 'clearance at 70 kg',
      mark: 'V3',
      source: `${KAMP}. The abstract’s weighted mean over all models is 79 L/h (95 % CI 69-90), V1`,
      covariates: FLOW,
      eta: 'CL',
    },
    Q2: {
      value: 161,
      unit: 'L/h',
      meaning: 'exchange with the second volume at 70 kg',
      mark: 'V3',
      source: KAMP,
      covariates: FLOW,
    },
    Q3: {
      value: 79,
      unit: 'L/h',
      meaning: 'exchange with the third volume at 70 kg',
      mark: 'V3',
      source: KAMP,
      covariates: FLOW,
    },
    ke0: EFFECT_SITE_KE0_BORROWED,
  },
  variability: {
    etas: {
      CL: { scale: 'log', spread: spreadOf('CL'), mark: 'A', source: `${BORROWED}: CV 16.2 %` },
      V1: { scale: 'log', spread: spreadOf('V1'), mark: 'A', source: `${BORROWED}: CV 29.6 %` },
    },
    covariances: otto.covariances
      .filter(({ between }) => between.every((name) => name === 'V1' || name === 'CL'))
      .map((covariance) => ({ ...covariance, mark: 'A', source: `${BORROWED}: correlation 0.48` })),
    caution:
      'borrowed-band: the spread between people is borrowed whole from another study (CV 16.2 % for CL, 29.6 % for V1, correlation 0.48)',
  },
  residual: {},
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
    'The spreads of CL and V1 and how they vary together (correlation 0.48) were measured in another model, with other volumes: whether they hold here is not known.',
    'The effect-site rate was measured for esketamine and is used for racemic ketamine by assumption.',
  ],
};
