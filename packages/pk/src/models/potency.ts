import type { Mark, Sourced } from './definition.ts';
import { MOLAR_MASSES, type MolarMass } from './shared-facts.ts';

/**
 * Affinities for the NMDA channel, for an occupancy index. Assays disagree fourfold, so the set is named
 * with every result and can be switched.
 */
export interface PotencySet {
  readonly id: string;
  readonly title: string;
  /** Of the inhibition constants. */
  readonly source: string;
  readonly mark: Mark;
  readonly species: Readonly<Record<string, Potency>>;
}

export interface Potency {
  /** Inhibition constant in µmol/L; mark and source are the set's. */
  readonly kiUmolPerL: number;
  readonly molarMass: MolarMass;
  readonly unboundFraction: { readonly value: number } & Sourced;
}

const KETAMINE: Omit<Potency, 'kiUmolPerL'> = {
  molarMass: MOLAR_MASSES.ketamine,
  unboundFraction: {
    value: 0.55,
    mark: 'A',
    source:
      'middle of 0.53 to 0.57, ours; plasma binding up to 47 % (Dayton 1983, DOI not recorded, V1) and 43 to 45 % (esketamine label summary, V1); both enantiomers alike',
  },
};
const NORKETAMINE: Omit<Potency, 'kiUmolPerL'> = {
  molarMass: MOLAR_MASSES.norketamine,
  unboundFraction: { value: 0.5, mark: 'A', source: 'assumed; no measurement is known to us' },
};

export const POTENCY_SETS: readonly PotencySet[] = [
  {
    id: 'ebert1997',
    title: 'Ebert 1997, [3H]MK-801, rat cortex, each enantiomer',
    source:
      'Ebert 1997, Eur J Pharmacol 333:99, PMID 9311667, abstract: Ki S-ketamine 0.3, R-ketamine 1.4, S-norketamine 1.7, R-norketamine 13 µmol/L',
    mark: 'V1',
    species: {
      esketamine: { ...KETAMINE, kiUmolPerL: 0.3 },
      arketamine: { ...KETAMINE, kiUmolPerL: 1.4 },
      esnorketamine: { ...NORKETAMINE, kiUmolPerL: 1.7 },
      arnorketamine: { ...NORKETAMINE, kiUmolPerL: 13 },
    },
  },
  {
    id: 'salat2015',
    title: 'Salat 2015, racemic ketamine and norketamine',
    source:
      'Salat 2015, Neuropharmacology 99:301, doi 10.1016/j.neuropharm.2015.07.037, through the summary of a vendor (not named by the source document): Ki ketamine 0.119 ± 0.01, norketamine 0.97 ± 0.1 µmol/L',
    mark: 'V3',
    species: {
      ketamine: { ...KETAMINE, kiUmolPerL: 0.119 },
      norketamine: { ...NORKETAMINE, kiUmolPerL: 0.97 },
    },
  },
];

/** Per ng/mL at the effect site: what one species adds to the ratio x of occupancy x / (1 + x). */
export const bindingPerNgPerMl = (potency: Potency): number =>
  potency.unboundFraction.value / potency.molarMass.gPerMol / potency.kiUmolPerL;
