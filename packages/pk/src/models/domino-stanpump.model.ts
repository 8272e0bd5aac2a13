import type { ModelDefinition } from './definition.ts';
import { PUBLIC_PROGRAM } from './shared-facts.ts';

const CODES =
  'Domino set as used by STANPUMP and its successors: three public programs agree. One cites Clin Pharmacol Ther 36:645, another PMID 7198883; the origin paper was not read, table and DOI not known';
const NOT_STATED = 'the programs do not say';

export const dominoStanpump: ModelDefinition = {
  id: 'domino-stanpump',
  version: '1',
  title: 'Ketamine as computed by target-controlled pumps (Domino, STANPUMP)',
  drug: 'ketamine (racemic)',
  citation: CODES,
  samplingSite: 'not stated by the programs',
  sampling: { mark: 'U', source: NOT_STATED },
  population: {
    description: 'not stated by the programs',
    subjects: null,
    mark: 'U',
    source: NOT_STATED,
    ageYears: null,
    weightKg: null,
    ranges: { mark: 'U', source: NOT_STATED },
  },
  studiedDoses: [
    {
      routes: ['iv-bolus', 'iv-infusion'],
      mg: null,
      description: 'not stated by the programs',
      mark: 'U',
      source: NOT_STATED,
    },
  ],
  behindMarks: {
    V3: `STANPUMP and its successors: three of them agree on the volumes and rates, each a ${PUBLIC_PROGRAM}; one cites Clin Pharmacol Ther 36:645, another PMID 7198883; the effect-site rate is that of one of them`,
  },
  parameters: {
    V1: {
      value: 0.063,
      unit: 'L/kg',
      meaning: 'central volume per kg of body weight',
      mark: 'V3',
      source: CODES,
      covariates: [{ kind: 'power', of: 'weightKg', reference: 1, exponent: 1, mark: 'V3', source: CODES }],
    },
    k10: { value: 0.438, unit: '1/min', meaning: 'elimination', mark: 'V3', source: CODES },
    k12: {
      value: 0.592,
      unit: '1/min',
      meaning: 'central to second compartment',
      mark: 'V3',
      source: CODES,
    },
    k21: { value: 0.247, unit: '1/min', meaning: 'second compartment back', mark: 'V3', source: CODES },
    k13: { value: 0.59, unit: '1/min', meaning: 'central to third compartment', mark: 'V3', source: CODES },
    k31: { value: 0.0146, unit: '1/min', meaning: 'third compartment back', mark: 'V3', source: CODES },
    ke0: {
      value: 0.652,
      unit: '1/min',
      meaning: 'equilibration rate between blood and effect site',
      mark: 'V3',
      source:
        'one public program, from an effect peak at 1 min after a bolus (0.6524 computed here from that peak); no study behind it is known',
    },
  },
  variability: { etas: {}, covariances: [] },
  residual: {},
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
    'The effect-site rate is one program’s choice; another assumes a peak at 3 min (0.0857 per minute) and calls it a guess. A peak at 5 min would be 0.0553.',
    'One of the programs that carry this set has upper and lower end of its therapeutic range swapped; nothing but these seven numbers was taken.',
  ],
};
