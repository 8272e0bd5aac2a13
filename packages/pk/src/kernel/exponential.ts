/**
 * Exact step of dx/dt = K x + u over `dt` minutes with constant u:
 * x(dt) = transfer·x + forced·u, and the time integral of x is forced·x + area·u.
 */
export interface Step {
  readonly dt: number;
  readonly transfer: Float64Array;
  readonly forced: Float64Array;
  /** Only where asked for. */
  readonly area: Float64Array | undefined;
}

const TERMS = 13;
const SMALL_NORM = 0.25;

/**
 * By scaling and doubling. For a compartment matrix every entry of the three factors is non-negative and
 * the doubling formulas only add products of them, so nothing cancels, however close the rates lie.
 */
export function exactStep(
  rates: Float64Array,
  n: number,
  starts: readonly number[],
  dt: number,
  withArea: boolean,
): Step {
  const [step] = exactHalvings(rates, n, starts, dt, withArea, 1);
  if (step === undefined) throw new Error('Invariant broken: one step was asked for');
  return step;
}

/** The steps of dt, dt/2, dt/4 …, `count` of them: doubling passes through them all anyway. */
export function exactHalvings(
  rates: Float64Array,
  n: number,
  starts: readonly number[],
  dt: number,
  withArea: boolean,
  count: number,
): readonly Step[] {
  const rowEnd = rowEnds(n, starts);
  let norm = 0;
  for (let j = 0; j < n; j += 1) {
    let column = 0;
    for (let i = 0; i < n; i += 1) column += Math.abs(rates[i * n + j] ?? 0);
    norm = Math.max(norm, column);
  }
  const doublings = Math.max(count - 1, Math.ceil(Math.log2((norm * dt) / SMALL_NORM)), 0);
  const h = dt / 2 ** doublings;
  const cells = n * n;
  let transfer = new Float64Array(cells);
  let forced = new Float64Array(cells);
  let area = new Float64Array(cells);
  let term = new Float64Array(cells);
  let spare = new Float64Array(cells);
  for (let i = 0; i < n; i += 1) term[i * n + i] = 1;
  for (let k = 0; k <= TERMS; k += 1) {
    if (k > 0) {
      multiply(term, rates, rowEnd, spare);
      for (let c = 0; c < cells; c += 1) spare[c] = ((spare[c] ?? 0) * h) / k;
      [term, spare] = [spare, term];
    }
    const first = h / (k + 1);
    const second = (first * h) / (k + 2);
    for (let c = 0; c < cells; c += 1) {
      const value = term[c] ?? 0;
      transfer[c] = (transfer[c] ?? 0) + value;
      forced[c] = (forced[c] ?? 0) + value * first;
      area[c] = (area[c] ?? 0) + value * second;
    }
  }
  const steps: Step[] = [];
  const keep = (length: number): void => {
    steps.unshift({
      dt: length,
      transfer: transfer.slice(),
      forced: forced.slice(),
      area: withArea ? area.slice() : undefined,
    });
  };
  if (doublings < count) keep(h);
  for (let d = 0; d < doublings; d += 1) {
    if (withArea) {
      multiply(forced, forced, rowEnd, spare);
      for (let c = 0; c < cells; c += 1) spare[c] = (spare[c] ?? 0) + 2 * (area[c] ?? 0);
      [area, spare] = [spare, area];
    }
    multiply(forced, transfer, rowEnd, spare);
    for (let c = 0; c < cells; c += 1) spare[c] = (spare[c] ?? 0) + (forced[c] ?? 0);
    [forced, spare] = [spare, forced];
    multiply(transfer, transfer, rowEnd, spare);
    [transfer, spare] = [spare, transfer];
    if (doublings - d - 1 < count) keep(dt / 2 ** (doublings - d - 1));
  }
  return steps;
}

/** Columns that can be other than zero: blocks come upstream first, so a row ends with its own block. */
function rowEnds(n: number, starts: readonly number[]): Int32Array {
  const ends = new Int32Array(n);
  for (let b = 0; b + 1 < starts.length; b += 1) ends.fill(starts[b + 1] as number, starts[b], starts[b + 1]);
  return ends;
}

function multiply(a: Float64Array, b: Float64Array, rowEnd: Int32Array, out: Float64Array): void {
  const n = rowEnd.length;
  out.fill(0);
  for (let i = 0; i < n; i += 1) {
    const row = i * n;
    const last = rowEnd[i] as number;
    for (let k = 0; k < last; k += 1) {
      const factor = a[row + k] as number;
      if (factor === 0) continue;
      const from = k * n;
      const end = rowEnd[k] as number;
      for (let j = 0; j < end; j += 1)
        out[row + j] = (out[row + j] as number) + factor * (b[from + j] as number);
    }
  }
}
