import type { Mark, Route } from './definition.ts';

/** A level somebody measured in a study, to hold a predicted curve against. */
export interface Observation {
  readonly id: string;
  /** What was given, in words. */
  readonly situation: string;
  readonly drug: 'ketamine (racemic)' | 'esketamine';
  readonly route: Route;
  readonly dose:
    | { readonly mgPerKg: number; readonly durationMin?: number }
    | { readonly mg: number; readonly durationMin?: number };
  /** Minutes from the start of the dose; a peak stands where the study expects it. */
  readonly atMin: number;
  readonly meanNgPerMl: number;
  /** Range or spread as the source gives it; left out where it gives none. */
  readonly rangeNgPerMl?: readonly [number, number];
  readonly samplingSite: string;
  readonly source: string;
  readonly mark: Mark;
}

const ZANOS =
  'Zanos 2018, Pharmacol Rev 70:621, doi 10.1124/pr.117.015198, table 1, citing Zarate 2006 and Krystal 1994; the sampling site is presumed, not stated';

export const OBSERVATIONS: readonly Observation[] = [
  {
    id: 'ketamine-infusion-05',
    situation: '0.5 mg/kg over 40 min',
    drug: 'ketamine (racemic)',
    route: 'iv-infusion',
    dose: { mgPerKg: 0.5, durationMin: 40 },
    atMin: 40,
    meanNgPerMl: 185,
    rangeNgPerMl: [100, 250],
    samplingSite: 'venous plasma, presumed',
    source: ZANOS,
    mark: 'V1',
  },
  {
    id: 'esketamine-infusion-10mg',
    situation: '10 mg over 30 min',
    drug: 'esketamine',
    route: 'iv-infusion',
    dose: { mg: 10, durationMin: 30 },
    atMin: 30,
    meanNgPerMl: 56,
    samplingSite: 'venous plasma',
    source:
      'Otto 2021, Eur J Clin Pharmacol 77:1181, doi 10.1007/s00228-021-03104-1, figures 3b and 4b: median read off the figure, ± 10 %',
    mark: 'V2',
  },
];
