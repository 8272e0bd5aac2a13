/** Most numbers kept from one run to the next: 8 MB. */
const MOST_KEPT = 1 << 20;

let kept = new Float64Array(0);
let lent = false;

/**
 * Memory of one run, kept for the next: the first touch of fresh memory costs more than the arithmetic that fills it when
 * a slider asks for one small cohort after another. What does not fit, and a run inside a run, gets memory of its own.
 */
export class Scratch {
  readonly #from: Float64Array;
  readonly #keeps: boolean;
  #used = 0;
  #missing = 0;

  constructor() {
    this.#keeps = !lent;
    this.#from = this.#keeps ? kept : new Float64Array(0);
    lent = true;
  }

  /** That many zeros, until the run ends. */
  take(length: number): Float64Array {
    if (this.#used + length > this.#from.length) {
      this.#missing += length;
      return new Float64Array(length);
    }
    const taken = this.#from.subarray(this.#used, this.#used + length).fill(0);
    this.#used += length;
    return taken;
  }

  /** The run is over: nothing that was taken may be read any more. */
  end(): void {
    if (!this.#keeps) return;
    lent = false;
    const wanted = this.#used + this.#missing;
    if (this.#missing > 0 && wanted <= MOST_KEPT) kept = new Float64Array(wanted);
  }
}
