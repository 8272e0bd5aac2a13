import { err, ok, type Problem, type Result } from '@titrate/quantity';
import { roundedRatio } from '../instruments/engine/rounding.ts';
import { findInstrument, type Instrument } from '../instruments/index.ts';
import { type Amount, type ChangeCriteria, changeCriteriaOf, type Goal } from './criteria.ts';

export interface ChangeInput {
  readonly instrument: unknown;
  /** Totals as `score` gives them. */
  readonly baseline: unknown;
  readonly current: unknown;
}

/** `null` where the instrument does not define it. */
export interface Change {
  /** Positive is better, whichever way the instrument runs; one decimal. */
  readonly pct_improvement: number | null;
  readonly response: boolean | null;
  readonly partial_response: boolean | null;
  readonly remission: boolean | null;
  readonly mcid_improved: boolean | null;
  readonly worse: boolean | null;
}

/**
 * Compares two totals of one instrument. Thresholds are compared before rounding. A baseline of 0 has no
 * percentage and no response by percentage.
 *
 * Refused: an unknown instrument, one without a total, and a total the instrument cannot have.
 */
export function change(input: ChangeInput): Result<Change, Problem> {
  const instrument = findInstrument(input.instrument);
  if (instrument === undefined) {
    return err({ type: 'unknown-instrument', message: 'no instrument has this id', path: 'instrument' });
  }
  const baseline = readTotal(instrument, input.baseline, 'baseline');
  if (!baseline.ok) return baseline;
  const current = readTotal(instrument, input.current, 'current');
  if (!current.ok) return current;
  return ok(changeBy(changeCriteriaOf(instrument.id), instrument, baseline.value, current.value));
}

function readTotal(instrument: Instrument, input: unknown, path: string): Result<number, Problem> {
  const { range } = instrument;
  if (range === undefined) {
    return err({ type: 'no-total', message: `${instrument.shortTitle} has no total`, path: 'instrument' });
  }
  if (typeof input !== 'number' || !Number.isFinite(input)) {
    return err({ type: 'not-a-number', message: 'expected a total, a finite number', path });
  }
  if (input < range.min || input > range.max) {
    return err({ type: 'out-of-range', message: `expected a total from ${range.min} to ${range.max}`, path });
  }
  const scale = 10 ** range.decimals;
  if (Math.round(input * scale) / scale !== input) {
    const message = range.decimals === 0 ? 'expected a whole number' : 'expected at most one decimal';
    return err({ type: 'too-precise', message, path });
  }
  return ok(input);
}

/** The comparison itself, by given criteria; both totals are ones the instrument can have. */
export function changeBy(
  criteria: ChangeCriteria,
  instrument: Instrument,
  baseline: number,
  current: number,
): Change {
  const moved = movedOf(instrument, baseline, current);
  const response = criteria.response === null ? null : reachesAmount(criteria.response, moved);
  return {
    pct_improvement: moved.base > 0 ? roundedRatio(moved.gain * 100, moved.base, 1) : null,
    response,
    partial_response: partialOf(criteria, moved, response),
    remission: criteria.remission === null ? null : isAtGoal(criteria.remission, current),
    mcid_improved: criteria.improved?.some((amount) => reachesAmount(amount, moved)) ?? null,
    worse: criteria.worse === null ? null : reachesAmount(criteria.worse, { ...moved, gain: -moved.gain }),
  };
}

/** Gain and baseline in tenths, as whole numbers, so that no comparison meets a binary fraction. */
interface Moved {
  readonly gain: number;
  /** 0 where a percentage has no meaning: no baseline, or a scale that passes through zero. */
  readonly base: number;
}

const TENTHS = 10;

function movedOf(instrument: Instrument, baseline: number, current: number): Moved {
  const fall = Math.round(baseline * TENTHS) - Math.round(current * TENTHS);
  const runsThroughZero = instrument.range !== undefined && instrument.range.min < 0;
  return {
    gain: instrument.direction === 'higher-worse' ? fall : -fall,
    base: runsThroughZero ? 0 : Math.round(baseline * TENTHS),
  };
}

function reachesAmount(amount: Amount, { gain, base }: Moved): boolean {
  switch (amount.kind) {
    case 'points':
      return gain >= amount.atLeast * TENTHS;
    case 'percent':
      return base > 0 && gain * 100 >= amount.atLeast * base;
    case 'percent-above':
      return base > 0 && gain * 100 > amount.above * base;
  }
}

function partialOf(criteria: ChangeCriteria, moved: Moved, response: boolean | null): boolean | null {
  const from = criteria.partialFromPercent;
  if (from === null) return null;
  if (from === 'never' || response === true) return false;
  return reachesAmount({ kind: 'percent', atLeast: from }, moved);
}

function isAtGoal(goal: Goal, current: number): boolean {
  switch (goal.kind) {
    case 'below':
      return current < goal.value;
    case 'at-most':
      return current <= goal.value;
    case 'above':
      return current > goal.value;
  }
}
