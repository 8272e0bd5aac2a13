/**
 * The three positive roots of λ³ − a2 λ² + a1 λ − a0, smallest last, by the trigonometric form and two
 * Newton steps. The caller guarantees real roots (a symmetric matrix).
 */
export function threeRoots(a2: number, a1: number, a0: number, roots: Float64Array): void {
  const third = a2 / 3;
  const q = third * third - a1 / 3;
  const r = third * third * third + (a0 - third * a1) / 2;
  const radius = Math.sqrt(Math.max(q, 0));
  const cosine = radius === 0 ? 0 : Math.min(1, Math.max(-1, r / (radius * radius * radius)));
  const angle = Math.acos(cosine) / 3;
  for (let k = 0; k < 3; k += 1) {
    let x = third + 2 * radius * Math.cos(angle - (2 * Math.PI * k) / 3);
    for (let step = 0; step < 2; step += 1) {
      const slope = (3 * x - 2 * a2) * x + a1;
      if (slope === 0) break;
      const better = x - (((x - a2) * x + a1) * x - a0) / slope;
      if (!Number.isFinite(better)) break;
      x = better;
    }
    roots[k] = x;
  }
}

/**
 * Eigenvalues and orthonormal eigenvectors of a small symmetric matrix `m` (row-major, destroyed).
 * `vectors` holds one eigenvector per column. Absolute error is a few rounding units of the norm.
 */
export function symmetricEigen(
  m: Float64Array,
  n: number,
  values: Float64Array,
  vectors: Float64Array,
): void {
  if (n === 1) {
    values[0] = m[0] ?? 0;
    vectors[0] = 1;
    return;
  }
  if (n === 3 && starOfThree(m, values, vectors)) return;
  jacobi(m, n, values, vectors);
}

const roots = new Float64Array(3);

/** Closed form for a centre with two neighbours; says no when digits would be lost. */
function starOfThree(m: Float64Array, values: Float64Array, vectors: Float64Array): boolean {
  const ab = m[1] ?? 0;
  const ac = m[2] ?? 0;
  const bc = m[5] ?? 0;
  let centre = 0;
  if (bc === 0) centre = 0;
  else if (ac === 0) centre = 1;
  else if (ab === 0) centre = 2;
  else return false;
  const x = centre === 0 ? 1 : 0;
  const y = centre === 2 ? 1 : 2;
  const mc = m[centre * 4] ?? 0;
  const mx = m[x * 4] ?? 0;
  const my = m[y * 4] ?? 0;
  const bx = m[centre * 3 + x] ?? 0;
  const by = m[centre * 3 + y] ?? 0;
  const determinant = mc * mx * my - bx * bx * my - by * by * mx;
  threeRoots(mc + mx + my, mc * mx + mc * my + mx * my - bx * bx - by * by, determinant, roots);
  const limit = 1e-3 * Math.max(mc, mx, my);
  for (let k = 0; k < 3; k += 1) {
    const root = roots[k] ?? 0;
    const dx = mx - root;
    const dy = my - root;
    if (Math.abs(dx) < limit * 1e-2 || Math.abs(dy) < limit * 1e-2) return false;
    const vc = dx * dy;
    const vx = -bx * dy;
    const vy = -by * dx;
    const scale = 1 / Math.sqrt(vc * vc + vx * vx + vy * vy);
    if (!Number.isFinite(scale)) return false;
    values[k] = root;
    vectors[centre * 3 + k] = vc * scale;
    vectors[x * 3 + k] = vx * scale;
    vectors[y * 3 + k] = vy * scale;
  }
  const [first = 0, second = 0, last = 0] = roots;
  return Math.abs(first - second) > limit && Math.abs(second - last) > limit * 1e-2;
}

/** Cyclic Jacobi rotations: slow to boast about, hard to beat in accuracy, tiny for n ≤ 40. */
function jacobi(m: Float64Array, n: number, values: Float64Array, vectors: Float64Array): void {
  vectors.fill(0, 0, n * n);
  for (let i = 0; i < n; i += 1) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    let diagonal = 0;
    for (let i = 0; i < n; i += 1) {
      diagonal += (m[i * n + i] ?? 0) ** 2;
      for (let j = i + 1; j < n; j += 1) off += (m[i * n + j] ?? 0) ** 2;
    }
    if (off <= 1e-36 * diagonal) break;
    for (let p = 0; p < n - 1; p += 1) for (let q = p + 1; q < n; q += 1) rotate(m, vectors, n, p, q);
  }
  for (let i = 0; i < n; i += 1) values[i] = m[i * n + i] ?? 0;
}

function rotate(m: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const apq = m[p * n + q] ?? 0;
  if (apq === 0) return;
  const theta = ((m[q * n + q] ?? 0) - (m[p * n + p] ?? 0)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  m[p * n + p] = (m[p * n + p] ?? 0) - t * apq;
  m[q * n + q] = (m[q * n + q] ?? 0) + t * apq;
  m[p * n + q] = 0;
  m[q * n + p] = 0;
  for (let k = 0; k < n; k += 1) {
    if (k !== p && k !== q) {
      const kp = m[k * n + p] ?? 0;
      const kq = m[k * n + q] ?? 0;
      m[k * n + p] = c * kp - s * kq;
      m[p * n + k] = c * kp - s * kq;
      m[k * n + q] = s * kp + c * kq;
      m[q * n + k] = s * kp + c * kq;
    }
    const vp = vectors[k * n + p] ?? 0;
    const vq = vectors[k * n + q] ?? 0;
    vectors[k * n + p] = c * vp - s * vq;
    vectors[k * n + q] = s * vp + c * vq;
  }
}
