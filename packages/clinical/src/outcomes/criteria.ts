/** What counts as response, remission, worsening and a meaningful change, per instrument, with marks. */
import type { InstrumentId } from '../instruments/ids.ts';
import type { Mark } from '../instruments/types.ts';

/** A fall (or, where higher is better, a rise) of at least so much, in percent of baseline or in points. */
export type Amount =
  | { readonly kind: 'percent'; readonly atLeast: number }
  | { readonly kind: 'percent-above'; readonly above: number }
  | { readonly kind: 'points'; readonly atLeast: number };

/** Where the current total must lie. */
export type Goal =
  | { readonly kind: 'below'; readonly value: number }
  | { readonly kind: 'at-most'; readonly value: number }
  | { readonly kind: 'above'; readonly value: number };

export interface ChangeCriteria {
  readonly response: Amount | null;
  /** Percent from here up to the response; `never` where the instrument knows no partial response. */
  readonly partialFromPercent: number | 'never' | null;
  readonly remission: Goal | null;
  /** Any of these makes a meaningful improvement. */
  readonly improved: readonly Amount[] | null;
  readonly worse: Amount | null;
  readonly mark: Mark;
}

const percent = (atLeast: number): Amount => ({ kind: 'percent', atLeast });
const points = (atLeast: number): Amount => ({ kind: 'points', atLeast });
const below = (value: number): Goal => ({ kind: 'below', value });
const atMost = (value: number): Goal => ({ kind: 'at-most', value });

/** Halved is a response, a quarter less is a partial one: the rule most scales share. */
const halved = (remission: Goal, meaningful: number | null): ChangeCriteria => ({
  response: percent(50),
  partialFromPercent: 25,
  remission,
  improved: meaningful === null ? null : [points(meaningful)],
  worse: meaningful === null ? null : points(meaningful),
  mark: 'known',
});

/** The fixed table behind `change`. An instrument that is not here has only a percentage. */
export const CHANGE_CRITERIA: { readonly [Id in InstrumentId]?: ChangeCriteria } = {
  phq9: halved(below(5), 5),
  gad7: halved(below(5), 4),
  qids_sr16: halved(atMost(5), null),
  madrs: halved(atMost(10), 2),
  hamd17: halved(atMost(7), 3),
  ybocs: { ...halved(atMost(12), null), response: percent(35) },
  isi: {
    response: points(8),
    partialFromPercent: 'never',
    remission: below(8),
    improved: [points(6)],
    worse: points(6),
    mark: 'known',
  },
  pain_nrs: { ...halved(atMost(0), 2), improved: [points(2), percent(30)] },
  pcl5: {
    response: points(10),
    partialFromPercent: null,
    remission: null,
    improved: [points(5)],
    worse: points(5),
    mark: 'read',
  },
  who5: {
    response: points(10),
    partialFromPercent: null,
    remission: { kind: 'above', value: 50 },
    improved: [points(10)],
    worse: points(10),
    mark: 'read',
  },
};

const NOTHING: ChangeCriteria = {
  response: null,
  partialFromPercent: null,
  remission: null,
  improved: null,
  worse: null,
  mark: 'known',
};

/**
 * What the course of treatment adds to that table: worsening (OM-01 to OM-08) and criteria of instruments
 * that `change` leaves undefined. Used by `trend` only.
 */
const COURSE_CRITERIA: { readonly [Id in InstrumentId]?: Partial<ChangeCriteria> } = {
  phq9: { worse: points(5) },
  madrs: { worse: percent(20) },
  qids_sr16: { worse: points(4) },
  gad7: { worse: points(4) },
  // The published range is 31–33; the stricter end.
  pcl5: { worse: points(10), remission: below(31) },
  ybocs: { worse: percent(25) },
  pain_nrs: { worse: points(2) },
  lsas: { response: { kind: 'percent-above', above: 35 }, remission: atMost(30) },
  peg: { response: percent(30), improved: [percent(30)] },
  ymrs: { response: percent(50) },
  wsas: { improved: [points(8)], worse: points(8) },
};

export function courseCriteriaOf(instrument: InstrumentId): ChangeCriteria {
  return { ...(CHANGE_CRITERIA[instrument] ?? NOTHING), ...COURSE_CRITERIA[instrument] };
}

export function changeCriteriaOf(instrument: InstrumentId): ChangeCriteria {
  return CHANGE_CRITERIA[instrument] ?? NOTHING;
}

/** When a reading counts towards a relapse on scores. Absent: only events tell a relapse. */
export type RelapseRule =
  /** At least `total`, and at least this share of the best gain lost, on two readings so many days apart. */
  | {
      readonly kind: 'gain-lost';
      readonly total: number;
      readonly sharePercent: number;
      readonly minDays: number;
      readonly maxDays: number;
      readonly mark: Mark;
    }
  /** At least `total` on two readings in a row. */
  | { readonly kind: 'twice'; readonly total: number; readonly mark: Mark };

export const RELAPSE_RULES: { readonly [Id in InstrumentId]?: RelapseRule } = {
  phq9: { kind: 'gain-lost', total: 10, sharePercent: 50, minDays: 7, maxDays: 14, mark: 'default' },
  madrs: { kind: 'twice', total: 22, mark: 'known' },
};

/** Oldest form that may serve as baseline, in days before the first dose. */
export const BASELINE_MAX_AGE_DAYS = 14;
