import type { Mark } from './definition.ts';

/**
 * Affinities for the NMDA channel, for an occupancy index. Assays disagree fourfold, so the set is named
 * with every result and can be switched.
 */
export interface PotencySet {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly mark: Mark;
  readonly species: Readonly<Record<string, Potency>>;
}

export interface Potency {
  /** Inhibition constant in µmol/L. */
  readonly kiUmolPerL: number;
  readonly molarMass: number;
  readonly unboundFraction: number;
}

const KETAMINE = { molarMass: 237.73, unboundFraction: 0.55 };
/** The unbound fraction of norketamine is an assumption (A); 0.53 to 0.57 is quoted for ketamine. */
const NORKETAMINE = { molarMass: 223.7, unboundFraction: 0.5 };

export const POTENCY_SETS: readonly PotencySet[] = [
  {
    id: 'ebert1997',
    title: 'Ebert 1997, [3H]MK-801, rat cortex, each enantiomer',
    source: 'Ebert 1997: Ki S-ketamine 0.3, R-ketamine 1.4, S-norketamine 1.7, R-norketamine 13 µmol/L',
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
    source: 'Salat 2015 (through a vendor summary): Ki ketamine 0.119, norketamine 0.97 µmol/L',
    mark: 'V3',
    species: {
      ketamine: { ...KETAMINE, kiUmolPerL: 0.119 },
      norketamine: { ...NORKETAMINE, kiUmolPerL: 0.97 },
    },
  },
];

/** Per ng/mL at the effect site: what one species adds to the ratio x of occupancy x / (1 + x). */
export const bindingPerNgPerMl = (potency: Potency): number =>
  potency.unboundFraction / potency.molarMass / potency.kiUmolPerL;
