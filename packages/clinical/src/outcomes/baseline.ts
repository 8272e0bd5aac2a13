import { days, type Instant } from '@titrate/quantity';
import type { Score } from '../instruments/types.ts';
import { BASELINE_MAX_AGE_DAYS } from './criteria.ts';

/** A score with its form and the moment it was answered. */
export interface DatedScore {
  /** Of the stored response. */
  readonly id: string;
  readonly at: Instant;
  readonly score: Score;
}

/** A score that has a total. */
export interface Reading {
  readonly id: string;
  readonly at: Instant;
  readonly total: number;
  /** Estimated over missing answers. */
  readonly isEstimated: boolean;
}

export type Baseline =
  | { readonly kind: 'found'; readonly reading: Reading }
  /** Nothing has been given yet, so nothing can be measured from it. */
  | { readonly kind: 'no-dose-yet' }
  | { readonly kind: 'none-before-first-dose' }
  | { readonly kind: 'too-old'; readonly reading: Reading };

/** Readings of one instrument in order of time; forms without a total are left out. */
export function readingsOf(instrument: string, scores: readonly DatedScore[]): readonly Reading[] {
  return scores
    .filter(({ score }) => score.instrument === instrument)
    .flatMap(({ id, at, score }) =>
      score.total === null
        ? []
        : [{ id, at, total: score.total, isEstimated: score.flags.includes('prorated') }],
    )
    .sort(byTime);
}

export const byTime = (
  a: { readonly at: number; readonly id: string },
  b: { readonly at: number; readonly id: string },
): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/**
 * The last form with a total before the first dose, at most 14 days old. Both ends: a form at the moment of
 * the dose is not before it; one of exactly 14 days still counts.
 */
export function baselineOf(readings: readonly Reading[], firstDoseAt: Instant | null): Baseline {
  if (firstDoseAt === null) return { kind: 'no-dose-yet' };
  const reading = readings.findLast((one) => one.at < firstDoseAt);
  if (reading === undefined) return { kind: 'none-before-first-dose' };
  const isTooOld = firstDoseAt - reading.at > days(BASELINE_MAX_AGE_DAYS);
  return isTooOld ? { kind: 'too-old', reading } : { kind: 'found', reading };
}
