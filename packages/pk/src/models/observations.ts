import type { Mark, Route } from './definition.ts';

/** One measured level; a spread stands as the source gives it, and is left out where it gives none. */
export interface MeasuredLevelOf {
  /** As the models name it: `norketamine`, `esnorketamine`. */
  readonly output: string;
  readonly atMin: number;
  readonly ngPerMl: number;
  readonly rangeNgPerMl?: readonly [number, number];
}

/** A level somebody measured in a study, to hold a predicted curve against. */
export interface Observation {
  readonly id: string;
  /** What was given, in words. */
  readonly situation: string;
  readonly drug: 'ketamine (racemic)' | 'esketamine';
  /** Two ways no model here knows for a racemate: a free spray, and a tablet or solution under the tongue. */
  readonly route: Route | 'nasal' | 'sublingual';
  readonly dose:
    | { readonly mgPerKg: number; readonly durationMin?: number }
    | { readonly mg: number; readonly durationMin?: number };
  /** Minutes from the start of the dose; a peak stands where the study expects it. `null`: the source does not say. */
  readonly atMin: number | null;
  /** Of the drug itself. */
  readonly meanNgPerMl: number;
  /** Range or spread as the source gives it; left out where it gives none. */
  readonly rangeNgPerMl?: readonly [number, number];
  /** Later levels of the drug, and those of its metabolites. */
  readonly further?: readonly MeasuredLevelOf[];
  readonly samplingSite: string;
  readonly source: string;
  readonly mark: Mark;
}

const ZANOS_WORK = 'Zanos 2018, Pharmacol Rev 70:621, doi 10.1124/pr.117.015198, table 1';
const ZANOS = `${ZANOS_WORK}, citing Zarate 2006 and Krystal 1994; the sampling site is presumed, not stated`;
const PMC = 'PMC9118341 (authors and DOI not recorded), at most 10 people';
const CHONG = 'Chong 2006, n = 6 (DOI not recorded)';
const OTTO =
  'Otto 2021, Eur J Clin Pharmacol 77:1181, doi 10.1007/s00228-021-03104-1, figures 3b and 4b: median read off the figure, ± 10 %';
const SIMONS = 'Simons 2022, Front Pain Res 3:946486, doi 10.3389/fpain.2022.946486';
const SITE_UNKNOWN = 'sampling site not recorded';

const RACEMIC = 'ketamine (racemic)';

export const OBSERVATIONS: readonly Observation[] = [
  {
    id: 'ketamine-infusion-05',
    situation: '0.5 mg/kg over 40 min',
    drug: RACEMIC,
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
    id: 'ketamine-bolus-03',
    situation: '0.3 mg/kg at once',
    drug: RACEMIC,
    route: 'iv-bolus',
    dose: { mgPerKg: 0.3 },
    atMin: null,
    meanNgPerMl: 120,
    samplingSite: SITE_UNKNOWN,
    source: `${ZANOS_WORK}: "about 120"`,
    mark: 'V1',
  },
  {
    id: 'ketamine-oral-05',
    situation: '0.5 mg/kg swallowed',
    drug: RACEMIC,
    route: 'oral',
    dose: { mgPerKg: 0.5 },
    atMin: null,
    meanNgPerMl: 45,
    rangeNgPerMl: [35, 55],
    samplingSite: SITE_UNKNOWN,
    source: `${ZANOS_WORK}, citing Grant 1981: 45 ± 10`,
    mark: 'V1',
  },
  {
    id: 'ketamine-bolus-10mg',
    situation: '10 mg at once',
    drug: RACEMIC,
    route: 'iv-bolus',
    dose: { mg: 10 },
    atMin: 2,
    meanNgPerMl: 296,
    rangeNgPerMl: [173, 506],
    samplingSite: SITE_UNKNOWN,
    source: `${PMC}: 296, geometric SD 1.71; the range is one of them either way, worked out here`,
    mark: 'V1',
  },
  {
    id: 'ketamine-nasal-30mg',
    situation: '30 mg into the nose',
    drug: RACEMIC,
    route: 'nasal',
    dose: { mg: 30 },
    atMin: 15,
    meanNgPerMl: 61,
    further: [{ output: 'norketamine', atMin: 58, ngPerMl: 68 }],
    samplingSite: SITE_UNKNOWN,
    source: `${PMC}: highest at 14 to 16 min, norketamine at 56 to 60 min; the middle is taken`,
    mark: 'V1',
  },
  {
    id: 'ketamine-nasal-50mg',
    situation: '50 mg into the nose',
    drug: RACEMIC,
    route: 'nasal',
    dose: { mg: 50 },
    atMin: 15,
    meanNgPerMl: 78,
    further: [{ output: 'norketamine', atMin: 58, ngPerMl: 105 }],
    samplingSite: SITE_UNKNOWN,
    source: `${PMC}: highest at 14 to 16 min, norketamine at 56 to 60 min; the middle is taken`,
    mark: 'V1',
  },
  {
    id: 'ketamine-sublingual-25mg',
    situation: '25 mg under the tongue',
    drug: RACEMIC,
    route: 'sublingual',
    dose: { mg: 25 },
    atMin: 45.6,
    meanNgPerMl: 28.6,
    rangeNgPerMl: [22, 35.2],
    further: [{ output: 'norketamine', atMin: 114, ngPerMl: 66 }],
    samplingSite: SITE_UNKNOWN,
    source: `${CHONG}: 28.6 ± 6.6 at 0.76 h, norketamine 66 at 1.9 h`,
    mark: 'V1',
  },
  {
    id: 'ketamine-oral-25mg',
    situation: '25 mg swallowed',
    drug: RACEMIC,
    route: 'oral',
    dose: { mg: 25 },
    atMin: 57.6,
    meanNgPerMl: 22.8,
    rangeNgPerMl: [10, 35.6],
    further: [{ output: 'norketamine', atMin: 96, ngPerMl: 82 }],
    samplingSite: SITE_UNKNOWN,
    source: `${CHONG}: 22.8 ± 12.8 at 0.96 h, norketamine 82 at 1.6 h`,
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
    further: [
      ...series('esketamine', [27, 15.5, 11.5, 6, 1.8], [60, 120, 180, 300, 600]),
      ...series('esnorketamine', [10, 23, 20, 16, 12, 6.5], [30, 60, 120, 180, 300, 600]),
    ],
    samplingSite: 'venous plasma',
    source: OTTO,
    mark: 'V2',
  },
  {
    id: 'esketamine-infusion-20mg',
    situation: '20 mg over 20 min, six hours after a film of 50 or 100 mg',
    drug: 'esketamine',
    route: 'iv-infusion',
    dose: { mg: 20, durationMin: 20 },
    atMin: 20,
    meanNgPerMl: 273,
    rangeNgPerMl: [259, 287],
    further: [{ output: 'esketamine', atMin: 20, ngPerMl: 260, rangeNgPerMl: [251, 269] }],
    samplingSite: 'arterial plasma',
    source: `${SIMONS}, text: 273 (95 % CI 259-287) after 50 mg, 260 (251-269) after 100 mg`,
    mark: 'V1',
  },
  film(50, 96, [276, 61], [101, 81]),
  film(100, 144, [426, 78], [189, 109]),
];

function series(
  output: string,
  levels: readonly number[],
  times: readonly number[],
): readonly MeasuredLevelOf[] {
  return levels.map((ngPerMl, i) => ({ output, atMin: times[i] ?? Number.NaN, ngPerMl }));
}

/** Highest levels after films; the drug itself at 19 min for both. */
function film(
  mg: 50 | 100,
  meanNgPerMl: number,
  nor: readonly [number, number],
  hnk: readonly [number, number],
): Observation {
  return {
    id: `esketamine-film-${mg}mg`,
    situation: `${mg} mg as a film in the mouth`,
    drug: 'esketamine',
    route: 'film',
    dose: { mg },
    atMin: 19,
    meanNgPerMl,
    further: [
      { output: 'esnorketamine', ngPerMl: nor[0], atMin: nor[1] },
      { output: 'eshydroxynorketamine', ngPerMl: hnk[0], atMin: hnk[1] },
    ],
    samplingSite: 'arterial plasma',
    source: `${SIMONS}, table 2`,
    mark: 'V2',
  };
}
