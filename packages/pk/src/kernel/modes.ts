import { symmetricEigen } from './symmetric-eigen.ts';

/** Two interacting rates closer than this, relative to the larger, are left to the matrix exponential. */
const SMALLEST_RELATIVE_GAP = 1e-4;
/** Largest sum of modal terms, relative to the peak they add up to, that keeps eleven digits. */
const LARGEST_CANCELLATION = 1e5;

/**
 * Splits dx/dt = K x into independent exponentials, block by block: each block exchanges both ways and is
 * made symmetric by a diagonal scaling; blocks downstream follow by substitution. One instance is reused
 * for any number of subjects of one structure and allocates nothing per subject.
 */
export class ModeFinder {
  readonly size: number;
  /** Decay rate of each mode, per minute. */
  readonly decay: Float64Array;
  /** `shape[state * size + mode]`: what one unit of the mode puts into the state. */
  readonly shape: Float64Array;
  readonly #starts: readonly number[];
  readonly #block: Float64Array;
  readonly #values: Float64Array;
  readonly #vectors: Float64Array;
  readonly #right: Float64Array;
  readonly #left: Float64Array;
  readonly #scale: Float64Array;
  readonly #drive: Float64Array;
  readonly #seen: Uint8Array;
  readonly #open: Int32Array;

  constructor(size: number, starts: readonly number[]) {
    this.size = size;
    this.#starts = starts;
    this.decay = new Float64Array(size);
    this.shape = new Float64Array(size * size);
    this.#block = new Float64Array(size * size);
    this.#values = new Float64Array(size);
    this.#vectors = new Float64Array(size * size);
    this.#right = new Float64Array(size * size);
    this.#left = new Float64Array(size * size);
    this.#scale = new Float64Array(size);
    this.#drive = new Float64Array(size);
    this.#seen = new Uint8Array(size);
    this.#open = new Int32Array(size);
  }

  /** False when the system has no well-separated real modes; then `decay` and `shape` mean nothing. */
  find(rates: Float64Array): boolean {
    this.shape.fill(0);
    for (let b = 0; b + 1 < this.#starts.length; b += 1) {
      const from = this.#starts[b] ?? 0;
      const to = this.#starts[b + 1] ?? 0;
      if (!this.#diagonalise(rates, from, to)) return false;
      for (let mode = 0; mode < from; mode += 1) if (!this.#follow(rates, mode, from, to)) return false;
    }
    return true;
  }

  /** Modal amounts after one unit is placed into `state`. */
  gains(state: number, out: Float64Array): void {
    const n = this.size;
    for (let b = 0; b + 1 < this.#starts.length; b += 1) {
      const from = this.#starts[b] ?? 0;
      const to = this.#starts[b + 1] ?? 0;
      for (let k = from; k < to; k += 1) {
        let value = k === state ? 1 : 0;
        for (let mode = 0; mode < from; mode += 1)
          value -= (this.shape[k * n + mode] ?? 0) * (out[mode] ?? 0);
        this.#drive[k] = value;
      }
      for (let mode = from; mode < to; mode += 1) {
        let value = 0;
        for (let k = from; k < to; k += 1) value += (this.#left[mode * n + k] ?? 0) * (this.#drive[k] ?? 0);
        out[mode] = value;
      }
    }
  }

  /** Whether a signal with these modal terms keeps its digits when they are added up. */
  keepsDigits(terms: Float64Array): boolean {
    let total = 0;
    for (let i = 0; i < this.size; i += 1) total += Math.abs(terms[i] ?? 0);
    if (total === 0) return true;
    const enough = total / LARGEST_CANCELLATION;
    for (let at = -1; at < this.size; at += 1) {
      const rate = at < 0 ? Number.POSITIVE_INFINITY : (this.decay[at] ?? 0);
      if (rate <= 0) continue;
      let sum = 0;
      for (let i = 0; i < this.size; i += 1) {
        const term = terms[i] ?? 0;
        if (term !== 0) sum += term * Math.exp(-(this.decay[i] ?? 0) / rate);
      }
      if (Math.abs(sum) >= enough) return true;
    }
    return false;
  }

  #diagonalise(rates: Float64Array, from: number, to: number): boolean {
    const n = this.size;
    const m = to - from;
    if (m === 1) {
      this.decay[from] = -(rates[from * n + from] ?? 0);
      this.shape[from * n + from] = 1;
      this.#left[from * n + from] = 1;
      this.#right[from * n + from] = 1;
      return true;
    }
    if (!this.#balance(rates, from, to)) return false;
    for (let i = 0; i < m; i += 1) {
      for (let j = 0; j < m; j += 1) {
        const forth = rates[(from + i) * n + from + j] ?? 0;
        const back = rates[(from + j) * n + from + i] ?? 0;
        this.#block[i * m + j] = i === j ? -forth : -Math.sqrt(forth * back);
      }
    }
    symmetricEigen(this.#block, m, this.#values, this.#vectors);
    for (let mode = 0; mode < m; mode += 1) {
      this.decay[from + mode] = this.#values[mode] ?? 0;
      for (let k = 0; k < m; k += 1) {
        const scale = this.#scale[from + k] ?? 1;
        const entry = this.#vectors[k * m + mode] ?? 0;
        const place = (from + k) * n + from + mode;
        this.shape[place] = entry * scale;
        this.#right[place] = entry * scale;
        this.#left[(from + mode) * n + from + k] = entry / scale;
      }
    }
    return true;
  }

  /** Square roots of the scaling that makes the block symmetric; false where exchange is one-way or unbalanced. */
  #balance(rates: Float64Array, from: number, to: number): boolean {
    const n = this.size;
    this.#seen.fill(0, from, to);
    this.#scale[from] = 1;
    this.#seen[from] = 1;
    this.#open[0] = from;
    let count = 1;
    for (let at = 0; at < count; at += 1) {
      const i = this.#open[at] ?? 0;
      for (let j = from; j < to; j += 1) {
        if (j === i) continue;
        const leave = rates[j * n + i] ?? 0;
        const come = rates[i * n + j] ?? 0;
        if (leave === 0 && come === 0) continue;
        if (leave <= 0 || come <= 0) return false;
        const wanted = (this.#scale[i] ?? 1) * Math.sqrt(leave / come);
        if (this.#seen[j] === 0) {
          this.#scale[j] = wanted;
          this.#seen[j] = 1;
          this.#open[count] = j;
          count += 1;
        } else if (Math.abs(wanted / (this.#scale[j] ?? 1) - 1) > 1e-14) return false;
      }
    }
    return true;
  }

  /** Shape of an upstream mode inside a block further down. */
  #follow(rates: Float64Array, mode: number, from: number, to: number): boolean {
    const n = this.size;
    let any = false;
    for (let k = from; k < to; k += 1) {
      let value = 0;
      for (let j = 0; j < from; j += 1) value += (rates[k * n + j] ?? 0) * (this.shape[j * n + mode] ?? 0);
      this.#drive[k] = value;
      if (value !== 0) any = true;
    }
    if (!any) return true;
    const own = this.decay[mode] ?? 0;
    for (let other = from; other < to; other += 1) {
      let projected = 0;
      for (let k = from; k < to; k += 1)
        projected += (this.#left[other * n + k] ?? 0) * (this.#drive[k] ?? 0);
      if (projected === 0) continue;
      const theirs = this.decay[other] ?? 0;
      const gap = theirs - own;
      if (Math.abs(gap) < SMALLEST_RELATIVE_GAP * Math.max(Math.abs(theirs), Math.abs(own))) return false;
      for (let k = from; k < to; k += 1) {
        const place = k * n + mode;
        this.shape[place] = (this.shape[place] ?? 0) + ((this.#right[k * n + other] ?? 0) * projected) / gap;
      }
    }
    return true;
  }
}
