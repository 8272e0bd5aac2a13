/** Dormand–Prince 5(4) with step control: the second, independent way to every curve. Tests only. */
export type Derivative = (t: number, x: readonly number[]) => readonly number[];

const A = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const C = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/** Integrates over one smooth stretch; the caller stops at every change of input. */
export function integrate(
  f: Derivative,
  from: number,
  to: number,
  start: readonly number[],
  tolerance: number,
): readonly number[] {
  let t = from;
  let x = start;
  let h = Math.min(0.01, to - from);
  while (t < to) {
    h = Math.min(h, to - t);
    const k: (readonly number[])[] = [];
    for (let s = 0; s < 7; s += 1)
      k.push(
        f(
          t + (C[s] ?? 0) * h,
          x.map((v, i) => v + h * k.reduce((sum, ks, j) => sum + (A[s]?.[j] ?? 0) * (ks[i] ?? 0), 0)),
        ),
      );
    const next = x.map((v, i) => v + h * (A[6] ?? []).reduce((sum, a, j) => sum + a * (k[j]?.[i] ?? 0), 0));
    const error = Math.max(
      ...x.map((_, i) => Math.abs(h * ERROR.reduce((sum, e, j) => sum + e * (k[j]?.[i] ?? 0), 0))),
      1e-300,
    );
    if (error <= tolerance) {
      t = to - t - h < 1e-13 ? to : t + h;
      x = next;
    }
    h *= Math.min(4, Math.max(0.2, 0.9 * (tolerance / error) ** 0.2));
  }
  return x;
}
