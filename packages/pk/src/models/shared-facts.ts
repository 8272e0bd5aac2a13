import type { ParameterDefinition, Sourced } from './definition.ts';

const OLOFSEN =
  'Olofsen 2022, Anesthesiology 136:792 (DOI not recorded), abstract, n = 17: half-life 8.3 min (95 % CI 5.1-13.0), esketamine, psychedelic and antinociceptive endpoints alike; ke0 = ln 2 / half-life';

/** Measured for esketamine; its use for a metabolite of the same model is an assumption that each file names. */
export const EFFECT_SITE_KE0: ParameterDefinition = {
  value: Math.LN2 / 8.3,
  unit: '1/min',
  meaning: 'equilibration rate between blood and effect site',
  mark: 'V1',
  source: OLOFSEN,
};

/** The same number for drugs in which nobody measured it. */
export const EFFECT_SITE_KE0_BORROWED: ParameterDefinition = {
  ...EFFECT_SITE_KE0,
  mark: 'A',
  source: `${OLOFSEN}; taken for racemic ketamine and every species of it by assumption`,
};

/** Bound to the slow-distributing disposition of Otto 2021: with another disposition the same rate gives another peak time. */
export const IM_SC_ABSORPTION = {
  kaIm: {
    value: 0.1,
    unit: '1/min',
    meaning: 'absorption rate from muscle',
    mark: 'A',
    source: 'assumed (0.06 to 0.20) so that the peak lies at 16 to 20 min; no verified source',
  },
  Fim: {
    value: 0.93,
    unit: '1',
    meaning: 'fraction absorbed from muscle',
    mark: 'V3',
    source: 'widely quoted, origin Clements/Grant; neither the paper nor its DOI is recorded',
  },
  kaSc: {
    value: 0.045,
    unit: '1/min',
    meaning: 'absorption rate from under the skin',
    mark: 'A',
    source: 'assumed; no verified source',
  },
  Fsc: {
    value: 0.95,
    unit: '1',
    meaning: 'fraction absorbed from under the skin',
    mark: 'A',
    source: 'assumed, middle of 0.9 to 1.0; no verified source',
  },
} as const satisfies Readonly<Record<string, ParameterDefinition>>;

const FORMULA =
  'from the formula and standard atomic weights (C 12.011, H 1.008, Cl 35.45, N 14.007, O 15.999), rounded to 0.01';

/** Said where the document behind our numbers tells of public material and does not name it. */
const NOT_NAMED = 'not named by the source document';

/** What stands behind a V2: transcriptions traced line by line. */
export const TRACED_LIBRARY = `a public model library that traces each number to its table in the paper (${NOT_NAMED})`;
export const PUBLIC_PROGRAM = `public program source (${NOT_NAMED})`;

export interface MolarMass extends Sourced {
  readonly gPerMol: number;
}

export const MOLAR_MASSES = {
  ketamine: { gPerMol: 237.73, mark: 'V2', source: `C13H16ClNO, ${FORMULA}` },
  norketamine: { gPerMol: 223.7, mark: 'V2', source: `C12H14ClNO, ${FORMULA}` },
  hydroxynorketamine: { gPerMol: 239.7, mark: 'V2', source: `C12H14ClNO2, ${FORMULA}` },
} as const satisfies Readonly<Record<string, MolarMass>>;
