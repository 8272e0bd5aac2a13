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
  const first = times[0] ?? 0;
  const last = times[times.length - 1] ?? 0;
  const changes = changesOf(inputs);
  const knots = knotsBetween(changes, first, last, flow.kind);
  const at = new Float64Array(flow.size);
  const input = new Float64Array(flow.size);
  const before = new Float64Array(flow.size);
  const integral = new Float64Array(flow.size);
  const values = Array.from({ length: signalCount }, () => new Float64Array(times.length));
  const peaks = Array.from({ length: signalCount }, () => ({ value: 0, atMin: Number.NaN }));
  const rising = new Uint8Array(signalCount);

  let now = Math.min(first, changes[0]?.atMin ?? first);
  let change = 0;
  let sample = 0;
  let knot = 0;
  while (sample < times.length || knot < knots.length) {
    const target = Math.min(
      changes[change]?.atMin ?? Number.POSITIVE_INFINITY,
      times[sample] ?? Number.POSITIVE_INFINITY,
      knots[knot] ?? Number.POSITIVE_INFINITY,
    );
    const inside = now >= first && target <= last;
    if (target > now) {
      if (inside) before.set(at);
      flow.advance(at, input, target - now, inside ? integral : undefined);
      if (inside) {
        for (let s = 0; s < signalCount; s += 1) {
          const peak = peaks[s];
          if (peak === undefined) continue;
          keepHigher(peak, flow.signal(at, s), target);
          if (rising[s] === 1 && flow.slope(at, input, s) < 0) {
            const inner = turningPoint(flow, before, input, s, target - now);
            keepHigher(peak, inner.value, now + inner.after);
          }
        }
      }
      now = target;
    }
    while (changes[change] !== undefined && (changes[change]?.atMin ?? 0) <= now) {
      applyChange(flow, changes[change], at, input);
      change += 1;
    }
    if (knots[knot] === now) knot += 1;
    while (sample < times.length && (times[sample] ?? 0) <= now) {
      for (let s = 0; s < signalCount; s += 1) {
        const row = values[s];
        if (row !== undefined) row[sample] = flow.signal(at, s);
      }
      sample += 1;
    }
    for (let s = 0; s < signalCount; s += 1) {
      const peak = peaks[s];
      if (peak !== undefined && now >= first && now <= last) keepHigher(peak, flow.signal(at, s), now);
      rising[s] = flow.slope(at, input, s) > 0 ? 1 : 0;
    }
  }
  return {
    values,
    metrics: peaks.map((peak, s) => ({
      cmax: peak.value,
      tmaxMin: peak.value > 0 ? peak.atMin : undefined,
      area: flow.signal(integral, s),
    })),
  };
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

/** Extra stops so that a peak between two requested times is bracketed: dense after each change, then even. */
function knotsBetween(
  changes: readonly Change[],
  first: number,
  last: number,
  kind: Flow['kind'],
): readonly number[] {
  const edges = [first, ...changes.map((c) => c.atMin).filter((t) => t > first && t < last), last];
  const fine = kind === 'modal' ? edges.length <= 2000 : edges.length <= 40;
  const knots = new Set<number>();
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const from = edges[i] ?? 0;
    const span = (edges[i + 1] ?? 0) - from;
    if (span <= 0) continue;
    if (fine) for (let k = 1; k <= 14; k += 1) knots.add(tick(from + span / 2 ** k));
    for (let k = 1; k <= (fine ? 12 : 2); k += 1) knots.add(tick(from + (span * k) / (fine ? 12 : 2)));
  }
  return [...knots].filter((t) => t > first && t <= last).sort((a, b) => a - b);
}

/** Where the slope changes sign between `from` (rising) and `from + span` (falling): safeguarded regula falsi. */
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
  for (let i = 0; i < 100 && high - low > 1e-10 * span; i += 1) {
    const guess = i % 3 === 2 ? (low + high) / 2 : low + ((high - low) * slopeLow) / (slopeLow - slopeHigh);
    const inner = guess > low && guess < high ? guess : (low + high) / 2;
    const slope = slopeAfter(inner);
    if (slope > 0) {
      low = inner;
      slopeLow = slope;
    } else {
      high = inner;
      slopeHigh = slope;
      if (slope === 0) break;
    }
  }
  const after = Math.abs(slopeLow) < Math.abs(slopeHigh) ? low : high;
  slopeAfter(after);
  return { after, value: flow.signal(at, signal) };
}
