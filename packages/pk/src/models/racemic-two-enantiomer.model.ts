import type { ModelDefinition, ResidualDefinition } from './definition.ts';
import { otto2021Esketamine as otto } from './otto2021-esketamine.model.ts';
import { EFFECT_SITE_KE0_BORROWED } from './shared-facts.ts';

const PERSSON =
  'Persson 2002, Eur J Clin Pharmacol 57:869 (DOI not recorded), abstract: clearance S 0.024, R 0.020 L/min/kg (V1)';

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
  samplingSite: otto.samplingSite,
  sampling: otto.sampling,
  population: otto.population,
  studiedDoses: [
    {
      routes: ['iv-bolus', 'iv-infusion', 'im', 'sc'],
      mg: null,
      description: 'none as a racemate: the parts were studied with esketamine (see otto2021-esketamine)',
      mark: 'A',
      source: 'composition made here',
    },
  ],
  behindMarks: otto.behindMarks,
  parameters: {
    ...otto.parameters,
    ke0: EFFECT_SITE_KE0_BORROWED,
    ratioR: {
      value: 5 / 6,
      unit: '1',
      meaning: 'clearance of arketamine over that of esketamine',
      mark: 'A',
      source: `0.020 / 0.024, ${PERSSON}; the two numbers were read, applying their ratio to this model is an assumption`,
    },
    halfS: {
      value: 0.5,
      unit: '1',
      meaning: 'share of esketamine in a racemic dose',
      mark: 'V1',
      source: 'by definition: a racemate holds equal parts of both enantiomers',
    },
  },
  variability: otto.variability,
  residual: {
    ketamine: ofTotal(otto.residual['esketamine']),
    norketamine: ofTotal(otto.residual['esnorketamine']),
    ...otto.residual,
  },
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
    'At the end of 0.5 mg/kg over 40 min it draws 161 ng/mL at 70 kg; the measured mean is 185 (100 to 250).',
    ...otto.defects,
  ],
};

/** Published for the S form; taken for the total too, which is what a laboratory usually reports. */
function ofTotal(published: ResidualDefinition | undefined): ResidualDefinition {
  if (published === undefined) throw new Error('Invariant broken: the parent model has no residual error');
  return { ...published, mark: 'A', source: `${published.source}; of the S form, taken for the total too` };
}

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
