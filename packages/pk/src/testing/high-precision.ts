/**
 * An independent reference: the matrix exponential in fixed-point arithmetic of 70 decimal digits.
 * Shares no code with the kernel. Doubles are exact binary fractions, so inputs lose nothing that matters.
 */
const BITS = 240n;
const ONE = 1n << BITS;

export function fixed(value: number): bigint {
  if (value === 0) return 0n;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const mantissa = (bits & 0xfffffffffffffn) | (exponent === 0 ? 0n : 1n << 52n);
  const shift = BigInt(Math.max(exponent, 1) - 1075) + BITS;
  const magnitude = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return value < 0 ? -magnitude : magnitude;
}

export function toNumber(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  const extra = magnitude.toString(2).length - 64;
  const scaled =
    extra > 0
      ? Number(magnitude >> BigInt(extra)) * 2 ** (extra - Number(BITS))
      : Number(magnitude) * 2 ** -Number(BITS);
  return value < 0n ? -scaled : scaled;
}

type Matrix = bigint[][];

function multiply(a: Matrix, b: Matrix): Matrix {
  const n = a.length;
  return a.map((row) => {
    const out = new Array<bigint>(n).fill(0n);
    row.forEach((factor, k) => {
      if (factor === 0n) return;
      const other = b[k] ?? [];
      for (let j = 0; j < n; j += 1) {
        const value = other[j] ?? 0n;
        if (value !== 0n) out[j] = (out[j] ?? 0n) + factor * value;
      }
    });
    return out.map((value) => value >> BITS);
  });
}

/** exp(matrix · t), both given as doubles. */
export function referenceExponential(matrix: readonly (readonly number[])[], t: number): Matrix {
  const n = matrix.length;
  let norm = 0;
  for (const row of matrix) norm = Math.max(norm, row.reduce((sum, v) => sum + Math.abs(v), 0) * t);
  const doublings = Math.max(0, Math.ceil(Math.log2(Math.max(norm, 1e-9))) + 2);
  const time = fixed(t);
  const step = matrix.map((row) => row.map((v) => ((fixed(v) * time) >> BITS) >> BigInt(doublings)));
  let sum: Matrix = step.map((_, i) => step.map((__, j) => (i === j ? ONE : 0n)));
  let term = sum;
  for (let k = 1n; k <= 60n; k += 1n) {
    term = multiply(term, step).map((row) => row.map((v) => v / k));
    sum = sum.map((row, i) => row.map((v, j) => v + (term[i]?.[j] ?? 0n)));
    if (term.every((row) => row.every((v) => v === 0n || v === -1n))) break;
  }
  for (let d = 0; d < doublings; d += 1) sum = multiply(sum, sum);
  if (sum.length !== n) throw new Error('reference lost its shape');
  return sum;
}

export interface ReferenceDose {
  readonly timeMin: number;
  readonly durationMin: number;
  readonly amountMg: number;
  readonly into: number;
}

/** Amounts in every state at each time, for dx/dt = rates·x with the given doses, times ascending. */
export function referenceAmounts(
  rates: readonly (readonly number[])[],
  doses: readonly ReferenceDose[],
  times: readonly number[],
): readonly (readonly number[])[] {
  const n = rates.length;
  const stops = [
    ...new Set([...doses.flatMap((d) => [d.timeMin, d.timeMin + d.durationMin]), ...times]),
  ].sort((a, b) => a - b);
  let x = new Array<bigint>(n).fill(0n);
  let now = stops[0] ?? 0;
  const answers = new Map<number, readonly number[]>();
  for (const stop of stops) {
    if (stop > now) {
      const input = new Array<number>(n).fill(0);
      for (const d of doses)
        if (d.durationMin > 0 && d.timeMin <= now && now < d.timeMin + d.durationMin)
          input[d.into] = (input[d.into] ?? 0) + d.amountMg / d.durationMin;
      const augmented = [...rates.map((row, i) => [...row, input[i] ?? 0]), new Array<number>(n + 1).fill(0)];
      const e = referenceExponential(augmented, stop - now);
      const full = [...x, ONE];
      x = x.map((_, i) => (e[i] ?? []).reduce((sum, v, j) => sum + v * (full[j] ?? 0n), 0n) >> BITS);
      now = stop;
    }
    for (const d of doses)
      if (d.durationMin === 0 && d.timeMin === stop) x[d.into] = (x[d.into] ?? 0n) + fixed(d.amountMg);
    answers.set(stop, x.map(toNumber));
  }
  return times.map((t) => answers.get(t) ?? []);
}
