/**
 * Sobol points with Owen scrambling by hashing: the same seed gives the same subjects on every screen,
 * and bands settle with far fewer of them than with random draws.
 * Direction numbers: Joe and Kuo, new-joe-kuo-6.21201, dimensions 2 to 21: [degree, coefficients, initial m…].
 */
const JOE_KUO: readonly (readonly number[])[] = [
  [1, 0, 1],
  [2, 1, 1, 3],
  [3, 1, 1, 3, 1],
  [3, 2, 1, 1, 1],
  [4, 1, 1, 1, 3, 3],
  [4, 4, 1, 3, 5, 13],
  [5, 2, 1, 1, 5, 5, 17],
  [5, 4, 1, 1, 5, 5, 5],
  [5, 7, 1, 1, 7, 11, 19],
  [5, 11, 1, 1, 5, 1, 1],
  [5, 13, 1, 1, 1, 3, 11],
  [5, 14, 1, 3, 5, 5, 31],
  [6, 1, 1, 3, 3, 9, 7, 49],
  [6, 13, 1, 1, 1, 15, 21, 21],
  [6, 16, 1, 3, 1, 13, 27, 49],
  [6, 19, 1, 1, 1, 15, 7, 5],
  [6, 22, 1, 3, 1, 15, 13, 25],
  [6, 25, 1, 1, 5, 5, 19, 61],
  [7, 1, 1, 3, 7, 11, 23, 15, 103],
  [7, 4, 1, 3, 7, 13, 13, 15, 69],
];
export const MOST_DIMENSIONS = JOE_KUO.length + 1;

/** Uniform numbers in (0, 1), `out[point * dimensions + dimension]`. */
export function scrambledSobol(points: number, dimensions: number, seed: number): Float64Array {
  if (dimensions > MOST_DIMENSIONS)
    throw new Error(`Invariant broken: at most ${MOST_DIMENSIONS} dimensions`);
  const out = new Float64Array(points * dimensions);
  for (let d = 0; d < dimensions; d += 1) {
    const directions = directionNumbers(d);
    const key = mix(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(d + 1, 0xc2b2ae35));
    let x = 0;
    for (let i = 0; i < points; i += 1) {
      // Gray code order: one XOR per point.
      if (i > 0) x ^= directions[31 - Math.clz32(i & -i)] ?? 0;
      out[i * dimensions + d] = (owen(x, key) + 0.5) / 4294967296;
    }
  }
  return out;
}

function directionNumbers(dimension: number): Int32Array {
  const v = new Int32Array(32);
  const row = JOE_KUO[dimension - 1];
  if (row === undefined) {
    for (let i = 0; i < 32; i += 1) v[i] = 1 << (31 - i);
    return v;
  }
  const [degree = 1, coefficients = 0, ...initial] = row;
  for (let i = 0; i < degree; i += 1) v[i] = (initial[i] ?? 1) << (31 - i);
  for (let i = degree; i < 32; i += 1) {
    let value = (v[i - degree] ?? 0) ^ ((v[i - degree] ?? 0) >>> degree);
    for (let k = 1; k < degree; k += 1) {
      if (((coefficients >> (degree - 1 - k)) & 1) === 1) value ^= v[i - k] ?? 0;
    }
    v[i] = value;
  }
  return v;
}

/** Nested uniform scramble of Owen in the hash form of Laine and Karras: each bit depends on the higher ones only. */
function owen(x: number, key: number): number {
  let v = reverseBits(x);
  v = (v + key) | 0;
  v ^= Math.imul(v, 0x6c50b47c);
  v ^= Math.imul(v, 0xb82f1e52);
  v ^= Math.imul(v, 0xc7afe638);
  v ^= Math.imul(v, 0x8d22f6e6);
  return reverseBits(v) >>> 0;
}

function reverseBits(x: number): number {
  let v = x;
  v = ((v >>> 1) & 0x55555555) | ((v & 0x55555555) << 1);
  v = ((v >>> 2) & 0x33333333) | ((v & 0x33333333) << 2);
  v = ((v >>> 4) & 0x0f0f0f0f) | ((v & 0x0f0f0f0f) << 4);
  v = ((v >>> 8) & 0x00ff00ff) | ((v & 0x00ff00ff) << 8);
  return (v >>> 16) | (v << 16);
}

function mix(x: number): number {
  let v = x;
  v = Math.imul(v ^ (v >>> 16), 0x7feb352d);
  v = Math.imul(v ^ (v >>> 15), 0x846ca68b);
  return v ^ (v >>> 16);
}
