import type { Flow } from './flow.ts';

export interface InputEvent {
  readonly startMin: number;
  readonly durationMin: number;
  readonly amountMg: number;
  readonly state: number;
}

/**
 * Times are kept as whole multiples of 2⁻⁴⁰ minutes (a twentieth of a nanosecond), so that differences
 * of an even grid are equal numbers and no drift builds up.
 */
const TICKS = 2 ** 40;
export const tick = (minutes: number): number => Math.round(minutes * TICKS) / TICKS;

/** One instant at which the input changes. */
export interface Change {
  readonly atMin: number;
  /** Placed at this instant. */
  readonly doses: readonly { readonly state: number; readonly amountMg: number }[];
  /** Constant from this instant to the next change: all inputs that run. */
  readonly rates: readonly { readonly state: number; readonly mgPerMin: number }[];
}

/** All changes in order. Rates are summed afresh at each, so that a stopped pump is exactly zero. */
export function changesOf(inputs: readonly InputEvent[]): readonly Change[] {
  const spans = inputs.map((input) => ({
    from: tick(input.startMin),
    to: tick(input.startMin + input.durationMin),
    state: input.state,
    amountMg: input.amountMg,
  }));
  const times = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const byStart = [...spans].sort((a, b) => a.from - b.from);
  let next = 0;
  let running: typeof spans = [];
  return times.map((atMin) => {
    const doses: { state: number; amountMg: number }[] = [];
    running = running.filter((span) => span.to > atMin);
    for (let span = byStart[next]; span !== undefined && span.from <= atMin; span = byStart[next]) {
      next += 1;
      if (span.to > span.from) running.push(span);
      else doses.push({ state: span.state, amountMg: span.amountMg });
    }
    const rates = new Map<number, number>();
    for (const span of running)
      rates.set(span.state, (rates.get(span.state) ?? 0) + span.amountMg / (span.to - span.from));
    return { atMin, doses, rates: [...rates].map(([state, mgPerMin]) => ({ state, mgPerMin })) };
  });
}

export interface SignalMetrics {
  readonly cmax: number;
  /** Undefined where the signal is zero throughout. */
  readonly tmaxMin: number | undefined;
  /** Area over the window in ng/mL × min. */
  readonly area: number;
}

export interface Trajectory {
  /** One array per signal, one value per requested time, right-continuous at a dose. */
  readonly values: readonly Float64Array[];
  /** Over the window from the first to the last requested time. */
  readonly metrics: readonly SignalMetrics[];
}

/** The whole course of one subject at the given ascending times. */
export function trajectory(
  flow: Flow,
  signalCount: number,
  inputs: readonly InputEvent[],
  timesMin: readonly number[],
): Trajectory {
  const times = timesMin.map(tick);
  const changes = changesOf(inputs);
  return {
    values: sampled(flow, signalCount, changes, times),
    metrics: measured(flow, signalCount, changes, times[0] ?? 0, times[times.length - 1] ?? 0),
  };
}

/** Only the values, without peaks and areas. `timesMin` ascending. */
export function levelsAt(
  flow: Flow,
  signalCount: number,
  inputs: readonly InputEvent[],
  timesMin: readonly number[],
): readonly Float64Array[] {
  return sampled(flow, signalCount, changesOf(inputs), timesMin.map(tick));
}

/** Values at each time: from change to change and sample to sample, exactly. */
function sampled(
  flow: Flow,
  signalCount: number,
  changes: readonly Change[],
  times: readonly number[],
): readonly Float64Array[] {
  const at = new Float64Array(flow.size);
  const input = new Float64Array(flow.size);
  const values = Array.from({ length: signalCount }, () => new Float64Array(times.length));
  let now = Math.min(times[0] ?? 0, changes[0]?.atMin ?? 0);
  let next = 0;
  const moveTo = (target: number): void => {
    if (target > now) flow.advance(at, input, target - now);
    now = target;
  };
  times.forEach((time, i) => {
    for (let change = changes[next]; change !== undefined && change.atMin <= time; change = changes[next]) {
      moveTo(change.atMin);
      applyChange(flow, change, at, input);
      next += 1;
    }
    moveTo(time);
    values.forEach((row, s) => {
      row[i] = levelNow(flow, changes, at, s, time);
    });
  });
  return values;
}

/**
 * A signal at one time. Until the first instant of all has passed nothing has flowed: a level is what was placed
 * right there, and exactly zero elsewhere, where a sum of modes would leave its rounding.
 */
function levelNow(
  flow: Flow,
  changes: readonly Change[],
  at: Float64Array,
  signal: number,
  time: number,
): number {
  const [first] = changes;
  if (first === undefined || time < first.atMin) return 0;
  if (time > first.atMin) return flow.signal(at, signal);
  return first.doses.reduce((sum, dose) => sum + dose.amountMg * flow.direct(dose.state, signal), 0);
}

/** Octaves by which a stretch between two changes is searched for a peak: steep at first, slow later. */
const OCTAVES = 16;

/** Peak, its time and the area over the window, independent of where samples lie. */
function measured(
  flow: Flow,
  signalCount: number,
  changes: readonly Change[],
  first: number,
  last: number,
): readonly SignalMetrics[] {
  const at = new Float64Array(flow.size);
  const input = new Float64Array(flow.size);
  const before = new Float64Array(flow.size);
  const integral = new Float64Array(flow.size);
  const peaks = Array.from({ length: signalCount }, () => ({ value: 0, atMin: Number.NaN }));
  const look = (now: number): void => {
    peaks.forEach((peak, s) => {
      keepHigher(peak, levelNow(flow, changes, at, s, now), now);
    });
  };
  const search = (now: number, dt: number): void => {
    before.set(at);
    const rising = peaks.map((_, s) => flow.slope(at, input, s) > 0);
    flow.advance(at, input, dt, integral);
    peaks.forEach((peak, s) => {
      if (rising[s] !== true || flow.slope(at, input, s) >= 0) return;
      const inner = turningPoint(flow, before, input, s, dt);
      keepHigher(peak, inner.value, now + inner.after);
    });
  };
  const starts = [first, ...changes.map((change) => change.atMin).filter((t) => t > first && t < last)];
  let next = 0;
  let now = Math.min(first, changes[0]?.atMin ?? first);
  starts.forEach((start, k) => {
    for (let change = changes[next]; change !== undefined && change.atMin <= start; change = changes[next]) {
      if (change.atMin > now) flow.advance(at, input, change.atMin - now);
      now = change.atMin;
      applyChange(flow, change, at, input);
      next += 1;
    }
    if (start > now) flow.advance(at, input, start - now);
    now = start;
    look(now);
    const end = starts[k + 1] ?? last;
    if (end <= start) return;
    flow.expect(end - start, OCTAVES + 2);
    let after = 0;
    for (const dt of octaves(end - start)) {
      search(start + after, dt);
      after += dt;
      look(start + after);
    }
    now = end;
  });
  // A dose at the very end of the window is part of it.
  if (last > first) {
    for (let change = changes[next]; change !== undefined && change.atMin <= last; change = changes[next]) {
      applyChange(flow, change, at, input);
      next += 1;
    }
    look(last);
  }
  return peaks.map((peak, s) => ({
    cmax: peak.value,
    tmaxMin: peak.value > 0 ? peak.atMin : undefined,
    area: flow.signal(integral, s),
  }));
}

/** Lengths that add up to `span` exactly: two halves of each octave, shortest first. All are span over a power of two. */
function octaves(span: number): readonly number[] {
  const lengths = [span / 2 ** OCTAVES];
  for (let k = OCTAVES; k >= 1; k -= 1) lengths.push(span / 2 ** (k + 1), span / 2 ** (k + 1));
  return lengths;
}

export function applyChange(
  flow: Flow,
  change: Change | undefined,
  at: Float64Array,
  input: Float64Array,
): void {
  for (const { state, amountMg } of change?.doses ?? []) {
    const unit = flow.unit(state);
    for (let i = 0; i < flow.size; i += 1) at[i] = (at[i] ?? 0) + amountMg * (unit[i] ?? 0);
  }
  input.fill(0);
  for (const { state, mgPerMin } of change?.rates ?? []) {
    const unit = flow.unit(state);
    for (let i = 0; i < flow.size; i += 1) input[i] = (input[i] ?? 0) + mgPerMin * (unit[i] ?? 0);
  }
}

function keepHigher(peak: { value: number; atMin: number }, value: number, atMin: number): void {
  if (value > peak.value) {
    peak.value = value;
    peak.atMin = atMin;
  }
}

/** Where the slope changes sign between `from` (rising) and `from + span` (falling): safeguarded interpolation. */
function turningPoint(
  flow: Flow,
  from: Float64Array,
  input: Float64Array,
  signal: number,
  span: number,
): { readonly after: number; readonly value: number } {
  const at = new Float64Array(flow.size);
  const slopeAfter = (dt: number): number => {
    at.set(from);
    if (dt > 0) flow.advance(at, input, dt);
    return flow.slope(at, input, signal);
  };
  let low = 0;
  let high = span;
  let slopeLow = slopeAfter(0);
  let slopeHigh = slopeAfter(span);
  // Illinois: the end that stays is halved, so that both ends close in. The level is flat here: a millionth
  // of the stretch is a trillionth of the level, and the last interpolation does better still.
  let stayed = 0;
  for (let i = 0; i < 100 && high - low > 1e-6 * span; i += 1) {
    const guess = low + ((high - low) * slopeLow) / (slopeLow - slopeHigh);
    const inner = guess > low && guess < high ? guess : (low + high) / 2;
    const slope = slopeAfter(inner);
    if (slope > 0) {
      low = inner;
      slopeLow = slope;
      if (stayed === 1) slopeHigh /= 2;
      stayed = 1;
    } else {
      high = inner;
      slopeHigh = slope;
      if (stayed === -1) slopeLow /= 2;
      stayed = -1;
      if (slope === 0) break;
    }
    if (Math.abs(slope) * span < 1e-9 * Math.abs(flow.signal(at, signal)))
      return { after: inner, value: flow.signal(at, signal) };
  }
  const after = Math.abs(slopeLow) < Math.abs(slopeHigh) ? low : high;
  slopeAfter(after);
  return { after, value: flow.signal(at, signal) };
}
