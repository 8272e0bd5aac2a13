/** Dose, response and tolerability of a course side by side, one row a session. */
import type { Instant } from '@titrate/quantity';
import { type InstrumentId, instrumentById } from '../instruments/index.ts';
import { baselineOf, byTime, type DatedScore, type Reading, readingsOf } from './baseline.ts';
import { type Change, changeBy } from './change.ts';
import { courseCriteriaOf } from './criteria.ts';

export interface SessionFacts {
  readonly id: string;
  /** Start of dosing. */
  readonly at: Instant;
  readonly product: 'ketamine' | 'esketamine';
  readonly route: string;
  /** As given, not as ordered; `null` where not recorded. */
  readonly givenMg: number | null;
  readonly givenMgPerKg: number | null;
  readonly durationMin: number | null;
  /** Whatever the caller measured, by name with its unit: `peakCadss6`, `maxSystolicMmHg`, `worstAeGrade`. */
  readonly tolerability: { readonly [measure: string]: number | null };
}

export interface DoseResponseRow {
  readonly session: SessionFacts;
  /** Last reading before the dose and since the session before it; at the first session, the baseline. */
  readonly before: Reading | null;
  /** First reading after the dose and before the next session. */
  readonly after: Reading | null;
  readonly daysToAfter: number | null;
  /** From `before` to `after`: what this session may have done. Positive is better. */
  readonly gain: number | null;
  /** From the baseline of the course to `after`. */
  readonly fromBaseline: Change | null;
}

/**
 * Rows in order of time. A gap stays a gap: a session without a form after it has no gain, and no form serves
 * two sessions as its answer.
 */
export function doseResponseTable(input: {
  readonly instrument: InstrumentId;
  readonly sessions: readonly SessionFacts[];
  readonly scores: readonly DatedScore[];
}): readonly DoseResponseRow[] {
  const instrument = instrumentById(input.instrument);
  const criteria = courseCriteriaOf(input.instrument);
  const sessions = input.sessions.toSorted(byTime);
  const readings = readingsOf(input.instrument, input.scores);
  const baseline = baselineOf(readings, sessions[0]?.at ?? null);
  const start = baseline.kind === 'found' ? baseline.reading : null;
  const sign = instrument.direction === 'higher-worse' ? 1 : -1;
  return sessions.map((session, i): DoseResponseRow => {
    const next = sessions[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const previous = sessions[i - 1];
    const before =
      previous === undefined
        ? start
        : (readings.findLast(({ at }) => at < session.at && at >= previous.at) ?? null);
    const after = readings.find(({ at }) => at >= session.at && at < next) ?? null;
    return {
      session,
      before,
      after,
      daysToAfter: after === null ? null : Math.round((after.at - session.at) / 8_640_000) / 10,
      gain: before === null || after === null ? null : roundedTenth((before.total - after.total) * sign),
      fromBaseline:
        after === null || baseline.kind !== 'found'
          ? null
          : changeBy(criteria, instrument, baseline.reading.total, after.total),
    };
  });
}

/** Totals carry at most one decimal; their difference in binary may carry more. */
function roundedTenth(value: number): number {
  const tenths = Math.round(value * 10);
  return tenths === 0 ? 0 : tenths / 10;
}
