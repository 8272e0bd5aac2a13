import { exactHalvings, exactStep, type Step } from './exponential.ts';
import { ModeFinder } from './modes.ts';

/** A linear model with numbers in it: dx/dt = rates·x + u, signals = weights·x. All row-major. */
export interface LinearSystem {
  readonly size: number;
  /** Blocks that exchange both ways, upstream first (see `blockOrder`). */
  readonly starts: readonly number[];
  readonly rates: Float64Array;
  readonly signalCount: number;
  readonly weights: Float64Array;
}

/**
 * Moves the amounts of one subject through time, exactly. Coordinates are private to each flow: place
 * doses with `unit`, read with `signal`.
 */
export interface Flow {
  readonly kind: 'modal' | 'matrix';
  readonly size: number;
  /** Coordinates of one unit in `state`; also what one unit per minute adds to the input rate. */
  unit(state: number): Float64Array;
  /** Replaces `at` by the coordinates `dt` minutes later under constant input; adds ∫ to `integral` if given. */
  advance(at: Float64Array, input: Float64Array, dt: number, integral?: Float64Array): void;
  /** Announces steps of dt, dt/2 … dt/2^(count−1), with integrals: they can be made together. */
  expect(dt: number, count: number): void;
  signal(at: Float64Array, signal: number): number;
  /** What one unit in `state` adds to a signal at once. Free of the rounding that `signal` has where modes cancel. */
  direct(state: number, signal: number): number;
  /** Time derivative of a signal, per minute. */
  slope(at: Float64Array, input: Float64Array, signal: number): number;
}

/** Sums of exponentials where the rates are well apart, the matrix exponential where they are not. */
export function createFlow(system: LinearSystem, ports: readonly number[]): Flow {
  const finder = new ModeFinder(system.size, system.starts);
  if (!finder.find(system.rates)) return matrixFlow(system);
  const flow = modalFlow(system, finder);
  const terms = new Float64Array(system.size);
  for (const port of ports) {
    const gain = flow.unit(port);
    for (let s = 0; s < system.signalCount; s += 1) {
      for (let i = 0; i < system.size; i += 1)
        terms[i] = (flow.readout[s * system.size + i] ?? 0) * (gain[i] ?? 0);
      if (!finder.keepsDigits(terms)) return matrixFlow(system);
    }
  }
  return flow;
}

/** ∫₀^dt e^(−rate·s) ds, also for a rate of zero. */
export function phi1(rate: number, dt: number): number {
  const x = rate * dt;
  return Math.abs(x) < 1e-8 ? dt * (1 - x / 2) : -Math.expm1(-x) / rate;
}

/** ∫₀^dt (dt − s) e^(−rate·s) ds, by its series where the closed form cancels. */
export function phi2(rate: number, dt: number): number {
  const x = rate * dt;
  if (Math.abs(x) > 0.5) return (dt - phi1(rate, dt)) / rate;
  let term = dt * dt * 0.5;
  let sum = term;
  for (let k = 3; k < 22; k += 1) {
    term *= -x / k;
    sum += term;
  }
  return sum;
}

export function modalFlow(
  system: LinearSystem,
  finder: ModeFinder,
): Flow & { readonly readout: Float64Array } {
  const n = system.size;
  const decay = finder.decay.slice();
  const readout = new Float64Array(system.signalCount * n);
  for (let s = 0; s < system.signalCount; s += 1) {
    for (let k = 0; k < n; k += 1) {
      const weight = system.weights[s * n + k] ?? 0;
      if (weight === 0) continue;
      for (let i = 0; i < n; i += 1)
        readout[s * n + i] = (readout[s * n + i] ?? 0) + weight * (finder.shape[k * n + i] ?? 0);
    }
  }
  const units = new Map<number, Float64Array>();
  return {
    kind: 'modal',
    size: n,
    readout,
    unit(state) {
      const known = units.get(state);
      if (known !== undefined) return known;
      const gain = new Float64Array(n);
      finder.gains(state, gain);
      units.set(state, gain);
      return gain;
    },
    advance(at, input, dt, integral) {
      for (let i = 0; i < n; i += 1) {
        const rate = decay[i] ?? 0;
        const now = at[i] ?? 0;
        const into = input[i] ?? 0;
        const forced = into === 0 && integral === undefined ? 0 : phi1(rate, dt);
        at[i] = now * Math.exp(-rate * dt) + into * forced;
        if (integral !== undefined)
          integral[i] = (integral[i] ?? 0) + now * forced + (into === 0 ? 0 : into * phi2(rate, dt));
      }
    },
    expect() {},
    signal(at, signal) {
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += (readout[signal * n + i] ?? 0) * (at[i] ?? 0);
      return sum;
    },
    direct: (state, signal) => system.weights[signal * n + state] ?? 0,
    slope(at, input, signal) {
      let sum = 0;
      for (let i = 0; i < n; i += 1)
        sum += (readout[signal * n + i] ?? 0) * ((input[i] ?? 0) - (decay[i] ?? 0) * (at[i] ?? 0));
      return sum;
    },
  };
}

/** Steps remembered per flow; an even grid needs a handful. */
const REMEMBERED_STEPS = 64;

export function matrixFlow(system: LinearSystem): Flow {
  const n = system.size;
  const steps = new Map<number, Step>();
  const next = new Float64Array(n);
  const stepFor = (dt: number, withArea: boolean): Step => {
    const known = steps.get(dt);
    if (known !== undefined && (known.area !== undefined || !withArea)) return known;
    if (steps.size >= REMEMBERED_STEPS) steps.clear();
    const made = exactStep(system.rates, n, system.starts, dt, withArea);
    steps.set(dt, made);
    return made;
  };
  return {
    kind: 'matrix',
    size: n,
    unit(state) {
      const one = new Float64Array(n);
      one[state] = 1;
      return one;
    },
    advance(at, input, dt, integral) {
      const { transfer, forced, area } = stepFor(dt, integral !== undefined);
      if (integral !== undefined && area !== undefined) {
        addProduct(forced, at, n, integral);
        addProduct(area, input, n, integral);
      }
      next.fill(0);
      addProduct(transfer, at, n, next);
      addProduct(forced, input, n, next);
      at.set(next);
    },
    expect(dt, count) {
      if (steps.get(dt)?.area !== undefined) return;
      if (steps.size + count > REMEMBERED_STEPS) steps.clear();
      for (const step of exactHalvings(system.rates, n, system.starts, dt, true, count))
        steps.set(step.dt, step);
    },
    signal(at, signal) {
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += (system.weights[signal * n + i] ?? 0) * (at[i] ?? 0);
      return sum;
    },
    direct: (state, signal) => system.weights[signal * n + state] ?? 0,
    slope(at, input, signal) {
      let sum = 0;
      for (let i = 0; i < n; i += 1) {
        const weight = system.weights[signal * n + i] ?? 0;
        if (weight === 0) continue;
        let change = input[i] ?? 0;
        for (let j = 0; j < n; j += 1) change += (system.rates[i * n + j] ?? 0) * (at[j] ?? 0);
        sum += weight * change;
      }
      return sum;
    },
  };
}

function addProduct(matrix: Float64Array, vector: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let j = 0; j < n; j += 1) sum += (matrix[i * n + j] as number) * (vector[j] as number);
    out[i] = (out[i] as number) + sum;
  }
}
