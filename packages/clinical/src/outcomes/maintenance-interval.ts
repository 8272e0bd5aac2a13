/** Intervals between maintenance sessions: the default ladder, and what a person's own course suggests. */
import { days, type Instant } from '@titrate/quantity';
import type { Reading } from './baseline.ts';

/** Weekly sessions before the ladder starts. */
export const WEEKLY_SESSIONS = 4;
/** Weeks between sessions, one rung per stable step (MT-01, default). */
export const LADDER_WEEKS = [1, 2, 3, 4, 6, 8] as const;

/** Weeks to the next session after so many stable maintenance sessions: weekly four times, then one rung each. */
export function ladderWeeks(stableSessions: number): number {
  const rung = Math.max(0, stableSessions - WEEKLY_SESSIONS + 1);
  return LADDER_WEEKS[rung] ?? 8;
}

/** Loss of gain that ends a cycle (MT-03). */
const LOSS_PERCENT = 25;
/** A little before the effect wears off (MT-03, default). */
const SHARE_OF_MEDIAN = 0.8;
export const CYCLES_NEEDED = 2;

export interface Cycles {
  /** Days from a session to the first reading that had lost a quarter of the gain, one per cycle that shows it. */
  readonly daysToLoss: readonly number[];
  /** 0.8 × their median in whole days, rounded down; `null` before two cycles. */
  readonly suggestedDays: number | null;
}

/**
 * Where a person's own cycles point. `sign` is 1 where a fall is better. Cycles in which the loss was not seen
 * before the next session say nothing and are left out.
 */
export function cyclesOf(input: {
  readonly baseline: number;
  readonly readings: readonly Reading[];
  readonly sessions: readonly Instant[];
  readonly sign: 1 | -1;
}): Cycles {
  const sessions = input.sessions.toSorted((a, b) => a - b);
  const daysToLoss = sessions.flatMap((session, i) => {
    const next = sessions[i + 1] ?? Number.POSITIVE_INFINITY;
    const within = input.readings.filter(({ at }) => at > session && at < next);
    const lost = firstLoss(within, input.baseline, input.sign);
    return lost === undefined ? [] : [(lost.at - session) / days(1)];
  });
  const suggestedDays =
    daysToLoss.length < CYCLES_NEEDED ? null : Math.floor(SHARE_OF_MEDIAN * medianOf(daysToLoss));
  return { daysToLoss, suggestedDays };
}

function firstLoss(readings: readonly Reading[], baseline: number, sign: 1 | -1): Reading | undefined {
  let bestGain = 0;
  return readings.find(({ total }) => {
    const gain = (baseline - total) * sign;
    const isLost = bestGain > 0 && (bestGain - gain) * 100 >= LOSS_PERCENT * bestGain;
    bestGain = Math.max(bestGain, gain);
    return isLost;
  });
}

/** Of at least one value. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.reduce((all, value) => all + value, 0) / middle.length;
}
