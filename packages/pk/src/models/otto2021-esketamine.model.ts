import type { ModelDefinition } from './definition.ts';
import { EFFECT_SITE_KE0, IM_SC_ABSORPTION } from './shared-facts.ts';

const FANTA = 'Fanta 2015, Eur J Clin Pharmacol 71:441, doi 10.1007/s00228-015-1826-y (fixed in Otto 2021)';
const OTTO = 'Otto 2021, Eur J Clin Pharmacol 77:1181, doi 10.1007/s00228-021-03104-1';

/** Three-compartment esketamine; all its clearance feeds two-compartment esnorketamine, carried as parent mass. */
export const otto2021Esketamine: ModelDefinition = {
  id: 'otto2021-esketamine',
  version: '1',
  title: 'Esketamine and esnorketamine, intravenous (Otto 2021, parent of Fanta 2015)',
  drug: 'esketamine',
  citation: `${OTTO}; ${FANTA}`,
  samplingSite: 'venous plasma',
  population: {
    description: 'healthy volunteers, about 23 years, mean weight 68 to 71 kg, 46 % women',
    subjects: 48,
    // Ranges are not in our sources; the ranges below are a default around the stated means.
    ageYears: [18, 45],
    weightKg: [50, 100],
    mark: 'A',
  },
  parameters: {
    V1: {
      value: 133,
      unit: 'L',
      mark: 'V2',
      source: FANTA,
      eta: 'V1',
      covariates: [{ kind: 'power', of: 'weightKg', reference: 70, exponent: 1, mark: 'V2' }],
    },
    CL: {
      value: 95.2,
      unit: 'L/h',
      mark: 'V2',
      source: FANTA,
      eta: 'CL',
      covariates: [{ kind: 'power', of: 'weightKg', reference: 70, exponent: 0.75, mark: 'V2' }],
    },
    Vp1: { value: 187, unit: 'L', mark: 'V2', source: FANTA },
    Q1: { value: 23.2, unit: 'L/h', mark: 'V2', source: FANTA },
    Vp2: { value: 98.8, unit: 'L', mark: 'V2', source: FANTA },
    Q2: { value: 157, unit: 'L/h', mark: 'V2', source: FANTA },
    Vnk: {
      value: 98.638,
      unit: 'L',
      mark: 'V2',
      source: OTTO,
      eta: 'Vnk',
      covariates: [{ kind: 'power', of: 'weightKg', reference: 70, exponent: 1, mark: 'V2' }],
    },
    CLnk: {
      value: 57.72,
      unit: 'L/h',
      mark: 'V2',
      source: OTTO,
      eta: 'CLnk',
      covariates: [{ kind: 'power', of: 'weightKg', reference: 70, exponent: 0.75, mark: 'V2' }],
    },
    Vpnk: { value: 160.04, unit: 'L', mark: 'V2', source: OTTO },
    Qnk: { value: 42.778, unit: 'L/h', mark: 'V2', source: OTTO },
    ...IM_SC_ABSORPTION,
    ke0: EFFECT_SITE_KE0,
  },
  variability: {
    etas: {
      V1: { scale: 'log', spread: { omega2: 0.084177 }, mark: 'V2', source: OTTO },
      CL: { scale: 'log', spread: { omega2: 0.026048 }, mark: 'V2', source: OTTO },
      Vnk: { scale: 'log', spread: { omega2: 0.040426 }, mark: 'V2', source: OTTO },
      CLnk: { scale: 'log', spread: { omega2: 0.10319 }, mark: 'V2', source: OTTO },
    },
    covariances: [
      { between: ['V1', 'CL'], value: 0.02261, mark: 'V2' },
      { between: ['Vnk', 'CLnk'], value: 0.04456, mark: 'V2' },
    ],
  },
  residual: 'proportional SD 0.236 (esketamine), 0.143 (esnorketamine)',
  residualSd: { esketamine: 0.236, esnorketamine: 0.143 },
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
        'absorption-assumed: the intramuscular absorption rate has no verified source (assumed 0.10 per minute, plausible 0.06 to 0.20)',
    },
    sc: {
      inputs: [{ into: 'scDepot', fraction: 'Fsc' }],
      caution:
        'absorption-assumed: the subcutaneous absorption rate and fraction are assumptions (0.045 per minute, 0.9 to 1.0)',
    },
  },
  defects: ['Metabolite volumes are apparent: parent mass is carried on without a molar-mass factor.'],
};
