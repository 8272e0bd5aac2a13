import type { CovariateRule, ModelDefinition } from './definition.ts';
import { EFFECT_SITE_KE0, IM_SC_ABSORPTION, PUBLIC_PROGRAM, TRACED_LIBRARY } from './shared-facts.ts';

const FANTA_WORK = 'Fanta 2015, Eur J Clin Pharmacol 71:441, doi 10.1007/s00228-015-1826-y';
const OTTO = 'Otto 2021, Eur J Clin Pharmacol 77:1181, doi 10.1007/s00228-021-03104-1';
const TABLE = `${OTTO}, table 3, unrounded in its supplementary control stream`;
/** Otto 2021 fixed the parent to these. */
const FANTA = `${FANTA_WORK} (fixed in Otto 2021, table 3)`;
const EXPONENTS = `${OTTO}, table 3, footnote, and supplementary control stream`;
const VOLUME: readonly CovariateRule[] = [
  { kind: 'power', of: 'weightKg', reference: 70, exponent: 1, mark: 'V2', source: EXPONENTS },
];
const FLOW: readonly CovariateRule[] = [
  { kind: 'power', of: 'weightKg', reference: 70, exponent: 0.75, mark: 'V2', source: EXPONENTS },
];

/** Three-compartment esketamine; all its clearance feeds two-compartment esnorketamine, carried as parent mass. */
export const otto2021Esketamine: ModelDefinition = {
  id: 'otto2021-esketamine',
  version: '1',
  title: 'Esketamine and esnorketamine, intravenous (Otto 2021, parent of Fanta 2015)',
  drug: 'esketamine',
  citation: `${OTTO}; ${FANTA}`,
  samplingSite: 'venous plasma',
  sampling: { mark: 'V2', source: OTTO },
  population: {
    description: 'healthy volunteers, about 23 years, mean weight 68 to 71 kg, 46 % women',
    subjects: 48,
    mark: 'V2',
    source: `${OTTO}, table 1 (17 + 31 people)`,
    ageYears: [18, 45],
    weightKg: [50, 100],
    ranges: { mark: 'A', source: 'ranges are not printed; ours, around the printed means' },
  },
  studiedDoses: [
    {
      routes: ['iv-bolus', 'iv-infusion'],
      mg: null,
      description:
        '10 mg over 30 min, and stepped infusions of 2 h whose total is not printed in what we have read',
      mark: 'V2',
      source: `${OTTO}, table 1`,
    },
    {
      routes: ['im', 'sc'],
      mg: null,
      description: 'none: no injection was studied with this model',
      mark: 'A',
      source: 'the absorption is ours',
    },
  ],
  behindMarks: {
    V2: `${OTTO}, table 3 and supplementary control stream, and ${FANTA_WORK}, transcribed in ${TRACED_LIBRARY} and held against the supplementary control stream; published exposures are reproduced in tests`,
    V3: `the fraction absorbed from muscle: ${PUBLIC_PROGRAM} that quotes Clements and Grant; neither paper was seen`,
  },
  parameters: {
    V1: {
      value: 133,
      unit: 'L',
      meaning: 'central volume of esketamine at 70 kg',
      mark: 'V2',
      source: FANTA,
      eta: 'V1',
      covariates: VOLUME,
    },
    CL: {
      value: 95.2,
      unit: 'L/h',
      meaning: 'clearance of esketamine at 70 kg, all of it to esnorketamine',
      mark: 'V2',
      source: FANTA,
      eta: 'CL',
      covariates: FLOW,
    },
    Vp1: {
      value: 187,
      unit: 'L',
      meaning: 'first peripheral volume, not scaled by weight',
      mark: 'V2',
      source: FANTA,
    },
    Q1: { value: 23.2, unit: 'L/h', meaning: 'exchange with Vp1, not scaled', mark: 'V2', source: FANTA },
    Vp2: {
      value: 98.8,
      unit: 'L',
      meaning: 'second peripheral volume, not scaled by weight',
      mark: 'V2',
      source: FANTA,
    },
    Q2: { value: 157, unit: 'L/h', meaning: 'exchange with Vp2, not scaled', mark: 'V2', source: FANTA },
    Vnk: {
      value: 98.638,
      unit: 'L',
      meaning: 'central volume of esnorketamine at 70 kg, apparent',
      mark: 'V2',
      source: TABLE,
      eta: 'Vnk',
      covariates: VOLUME,
    },
    CLnk: {
      value: 57.72,
      unit: 'L/h',
      meaning: 'clearance of esnorketamine at 70 kg, apparent',
      mark: 'V2',
      source: TABLE,
      eta: 'CLnk',
      covariates: FLOW,
    },
    Vpnk: {
      value: 160.04,
      unit: 'L',
      meaning: 'peripheral volume of esnorketamine, not scaled',
      mark: 'V2',
      source: TABLE,
    },
    Qnk: { value: 42.778, unit: 'L/h', meaning: 'exchange with Vpnk, not scaled', mark: 'V2', source: TABLE },
    ...IM_SC_ABSORPTION,
    ke0: EFFECT_SITE_KE0,
  },
  variability: {
    etas: {
      V1: { scale: 'log', spread: { omega2: 0.084177 }, mark: 'V2', source: TABLE },
      CL: { scale: 'log', spread: { omega2: 0.026048 }, mark: 'V2', source: TABLE },
      Vnk: { scale: 'log', spread: { omega2: 0.040426 }, mark: 'V2', source: TABLE },
      CLnk: { scale: 'log', spread: { omega2: 0.10319 }, mark: 'V2', source: TABLE },
    },
    covariances: [
      { between: ['V1', 'CL'], value: 0.02261, mark: 'V2', source: TABLE },
      { between: ['Vnk', 'CLnk'], value: 0.04456, mark: 'V2', source: TABLE },
    ],
  },
  residual: {
    esketamine: { proportional: 0.236, mark: 'V2', source: `${TABLE} (variance 0.056 printed)` },
    esnorketamine: { proportional: 0.143, mark: 'V2', source: `${TABLE} (variance 0.020 printed)` },
  },
  states: ['central', 'peripheral1', 'peripheral2', 'nor', 'norPeripheral', 'imDepot', 'scDepot'],
  flows: [
    { from: 'imDepot', to: 'central', rate: 'kaIm' },
    { from: 'scDepot', to: 'central', rate: 'kaSc' },
    { from: 'central', to: 'peripheral1', rate: 'Q1 / V1' },
    { from: 'peripheral1', to: 'central', rate: 'Q1 / Vp1' },
    { from: 'central', to: 'peripheral2', rate: 'Q2 / V1' },
    { from: 'peripheral2', to: 'central', rate: 'Q2 / Vp2' },
    { from: 'central', to: 'nor', rate: 'CL / V1' },
    { from: 'nor', to: 'norPeripheral', rate: 'Qnk / Vnk' },
    { from: 'norPeripheral', to: 'nor', rate: 'Qnk / Vpnk' },
    { from: 'nor', to: null, rate: 'CLnk / Vnk' },
  ],
  outputs: {
    esketamine: { of: [{ state: 'central', ngPerMlPerMg: '1000 / V1' }] },
    esnorketamine: { of: [{ state: 'nor', ngPerMlPerMg: '1000 / Vnk' }] },
  },
  effectSites: { esketamine: 'ke0', esnorketamine: 'ke0' },
  routes: {
    'iv-bolus': { inputs: [{ into: 'central', fraction: '1' }] },
    'iv-infusion': { inputs: [{ into: 'central', fraction: '1' }] },
    im: {
      inputs: [{ into: 'imDepot', fraction: 'Fim' }],
      caution:
        'absorption-assumed: the intramuscular absorption rate has no verified source (assumed 0.10 per minute, plausible 0.06 to 0.20); a band does not contain this doubt: a faster one peaks earlier and higher, a slower one later and lower',
    },
    sc: {
      inputs: [{ into: 'scDepot', fraction: 'Fsc' }],
      caution:
        'absorption-assumed: the subcutaneous absorption rate and fraction are assumptions (0.045 per minute, 0.9 to 1.0); a band does not contain this doubt',
    },
  },
  defects: [
    'Metabolite volumes are apparent: all cleared parent is taken to become norketamine, and parent mass is carried on without a molar-mass factor.',
    'The effect-site rate was measured for esketamine; for every other species it is an assumption.',
    'Sex does not act: women cleared esketamine about 20 % faster in Sigtermans 2009 (arterial blood, DOI not recorded, V1).',
    'For 10 mg of esketamine over 30 min at 68 kg the typical level ends at 50.9 ng/mL; the medians read off the printed figure (± 10 %) end at 56. Over 10 h the typical curve lies about 10 % below those medians.',
  ],
};
