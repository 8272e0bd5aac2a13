import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symmetricEigen, threeRoots } from './symmetric-eigen.ts';

const rate = fc.double({ min: -3, max: 1, noNaN: true }).map((x) => 10 ** x);

/** How far vectors are from orthonormal, and how far m·v is from λ·v, relative to the norm of m. */
function misfit(m: Float64Array, n: number): number {
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  symmetricEigen(m.slice(), n, values, vectors);
  const norm = Math.max(...m.map(Math.abs));
  let worst = 0;
  for (let a = 0; a < n; a += 1) {
    for (let i = 0; i < n; i += 1) {
      let image = 0;
      for (let j = 0; j < n; j += 1) image += (m[i * n + j] ?? 0) * (vectors[j * n + a] ?? 0);
      worst = Math.max(worst, Math.abs(image - (values[a] ?? 0) * (vectors[i * n + a] ?? 0)) / norm);
    }
    for (let b = 0; b < n; b += 1) {
      let dot = 0;
      for (let i = 0; i < n; i += 1) dot += (vectors[i * n + a] ?? 0) * (vectors[i * n + b] ?? 0);
      worst = Math.max(worst, Math.abs(dot - (a === b ? 1 : 0)));
    }
  }
  return worst;
}

describe('the rates of a block that exchanges both ways', () => {
  it('three roots add and multiply up to the coefficients', () => {
    fc.assert(
      fc.property(rate, rate, rate, rate, rate, (k10, k12, k21, k13, k31) => {
        const a2 = k10 + k12 + k13 + k21 + k31;
        const a1 = k10 * k21 + k10 * k31 + k21 * k31 + k12 * k31 + k13 * k21;
        const a0 = k10 * k21 * k31;
        const roots = new Float64Array(3);
        threeRoots(a2, a1, a0, roots);
        const [x = 0, y = 0, z = 0] = roots;
        expect(Math.abs((x + y + z) / a2 - 1)).toBeLessThan(1e-12);
        expect(Math.abs((x * y + y * z + x * z) / a1 - 1)).toBeLessThan(1e-9);
        expect(Math.abs((x * y * z) / a0 - 1)).toBeLessThan(1e-9);
        expect(Math.min(x, y, z)).toBeGreaterThan(0);
      }),
    );
  });

  it('a compartment between two others: exact modes wherever the middle stands, equal neighbours included', () => {
    const neighbour = fc.oneof(rate, fc.constant(0.25), fc.constant(0.25 * (1 + 1e-12)));
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 2),
        neighbour,
        neighbour,
        rate,
        rate,
        rate,
        (centre, mx, my, bx, by, extra) => {
          const others = [0, 1, 2].filter((i) => i !== centre);
          const m = new Float64Array(9);
          const [x = 0, y = 0] = others;
          m[x * 4] = mx;
          m[y * 4] = my;
          m[centre * 4] = bx + by + extra;
          for (const [other, link] of [
            [x, Math.sqrt(bx * mx)],
            [y, Math.sqrt(by * my)],
          ] as const) {
            m[centre * 3 + other] = -link;
            m[other * 3 + centre] = -link;
          }
          expect(misfit(m, 3)).toBeLessThan(1e-10);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('any small symmetric matrix', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 81, maxLength: 81 }),
        (n, numbers) => {
          const m = new Float64Array(n * n);
          for (let i = 0; i < n; i += 1)
            for (let j = 0; j <= i; j += 1) {
              m[i * n + j] = numbers[i * 9 + j] ?? 0;
              m[j * n + i] = m[i * n + j] ?? 0;
            }
          m[0] = (m[0] ?? 0) + 1;
          expect(misfit(m, n)).toBeLessThan(1e-12);
        },
      ),
    );
  });
});
