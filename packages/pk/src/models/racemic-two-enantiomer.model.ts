import type { ModelDefinition } from './definition.ts';
import { otto2021Esketamine as otto } from './otto2021-esketamine.model.ts';

const PERSSON = 'Persson 2002: clearance S 0.024, R 0.020 L/min/kg';

/**
 * Two copies of the Otto 2021 model, half the dose each, deviations shared. The R copy clears at 5/6.
 * A composite made here (mark A as a whole), from parts that were published separately.
 */
export const racemicTwoEnantiomer: ModelDefinition = {
  id: 'racemic-two-enantiomer',
  version: '1',
  title: 'Racemic ketamine and norketamine as two enantiomers (composite on Otto 2021)',
  drug: 'ketamine (racemic)',
  citation: `${otto.citation}; R to S clearance ratio: ${PERSSON}; composition made here`,
  samplingSite: 'venous plasma',
  population: otto.population,
  parameters: {
    ...otto.parameters,
    ratioR: {
      value: 5 / 6,
      unit: '1',
      mark: 'V1',
      source: `${PERSSON}; applying it to this model is an assumption (A)`,
    },
    halfS: { value: 0.5, unit: '1', mark: 'V1', source: 'a racemate holds equal parts of both enantiomers' },
  },
  variability: otto.variability,
  residual: otto.residual,
  // Published for the S forms; taken for the totals too (A), which is what a laboratory usually reports.
  residualSd: { ketamine: 0.236, norketamine: 0.143, esketamine: 0.236, esnorketamine: 0.143 },
  states: [
    'centralS',
    'peripheral1S',
    'peripheral2S',
    'norS',
    'norPeripheralS',
    'imDepotS',
    'scDepotS',
    'centralR',
    'peripheral1R',
    'peripheral2R',
    'norR',
    'norPeripheralR',
    'imDepotR',
    'scDepotR',
  ],
  flows: [...enantiomerFlows('S', 'CL / V1'), ...enantiomerFlows('R', 'CL * ratioR / V1')],
  outputs: {
    ketamine: { sumOf: ['esketamine', 'arketamine'] },
    norketamine: { sumOf: ['esnorketamine', 'arnorketamine'] },
    esketamine: { of: [{ state: 'centralS', ngPerMlPerMg: '1000 / V1' }] },
    arketamine: { of: [{ state: 'centralR', ngPerMlPerMg: '1000 / V1' }] },
    esnorketamine: { of: [{ state: 'norS', ngPerMlPerMg: '1000 / Vnk' }] },
    arnorketamine: { of: [{ state: 'norR', ngPerMlPerMg: '1000 / Vnk' }] },
  },
  effectSites: {
    ketamine: 'ke0',
    norketamine: 'ke0',
    esketamine: 'ke0',
    arketamine: 'ke0',
    esnorketamine: 'ke0',
    arnorketamine: 'ke0',
  },
  routes: {
    'iv-bolus': { inputs: bothHalves('central', '') },
    'iv-infusion': { inputs: bothHalves('central', '') },
    im: {
      inputs: bothHalves('imDepot', ' * Fim'),
      ...(otto.routes.im?.caution === undefined ? {} : { caution: otto.routes.im.caution }),
    },
    sc: {
      inputs: bothHalves('scDepot', ' * Fsc'),
      ...(otto.routes.sc?.caution === undefined ? {} : { caution: otto.routes.sc.caution }),
    },
  },
  defects: [
    'A composite: R-norketamine uses the S parameters, and deviations between people are the same for both enantiomers.',
    ...otto.defects,
  ],
};

function enantiomerFlows(suffix: 'S' | 'R', elimination: string): ModelDefinition['flows'] {
  return otto.flows.map(({ from, to, rate }) => ({
    from: from + suffix,
    to: to === null ? null : to + suffix,
    rate: rate === 'CL / V1' ? elimination : rate,
  }));
}

function bothHalves(state: string, factor: string) {
  return [
    { into: `${state}S`, fraction: `halfS${factor}` },
    { into: `${state}R`, fraction: `(1 - halfS)${factor}` },
  ];
}
