/** One bucket for each value, so that a few hundred people do not pay for clearing a thousand; a power of two within these. */
const BUCKETS = { least: 64, most: 1024 } as const;

/**
 * Percentiles of many columns without sorting them: one pass sorts values into even buckets, a second
 * gathers only the few buckets that hold the wanted ranks, and those are sorted. Exact.
 * Between two ranks the value is interpolated (position p·(n − 1), as in most software).
 */
export class PercentileFinder {
  readonly #count: number;
  readonly #ranks: readonly { readonly low: number; readonly share: number }[];
  /** Wanted order statistics, ascending and unique. */
  readonly #wanted: Int32Array;
  readonly #orderStatistic: Float64Array;
  readonly #places: readonly { readonly low: number; readonly high: number }[];
  readonly #buckets: number;
  readonly #tally: Int32Array;
  readonly #fill: Int32Array;
  readonly #bucketOf: Uint16Array;
  readonly #gathered: Float64Array;

  constructor(count: number, percentiles: readonly number[]) {
    this.#count = count;
    this.#buckets = Math.min(BUCKETS.most, Math.max(BUCKETS.least, 2 ** Math.ceil(Math.log2(count))));
    this.#tally = new Int32Array(this.#buckets + 1);
    this.#fill = new Int32Array(this.#buckets + 1);
    this.#ranks = percentiles.map((p) => {
      const position = (p / 100) * (count - 1);
      const low = Math.min(Math.floor(position), count - 1);
      return { low, share: position - low };
    });
    const all = new Set(
      this.#ranks.flatMap(({ low, share }) => (share > 0 ? [low, Math.min(low + 1, count - 1)] : [low])),
    );
    this.#wanted = Int32Array.from([...all].sort((a, b) => a - b));
    const index = new Map([...this.#wanted].map((rank, i) => [rank, i]));
    this.#places = this.#ranks.map(({ low, share }) => ({
      low: index.get(low) ?? 0,
      high: index.get(share > 0 ? Math.min(low + 1, count - 1) : low) ?? 0,
    }));
    this.#orderStatistic = new Float64Array(this.#wanted.length);
    this.#bucketOf = new Uint16Array(count);
    this.#gathered = new Float64Array(count);
  }

  /** Percentiles of `values[from … from + count)`; writes percentile k to `out[k][column]`. */
  find(values: Float64Array, from: number, out: readonly Float64Array[], column: number): void {
    this.#select(values, from);
    for (let k = 0; k < out.length; k += 1) {
      const place = this.#places[k];
      const row = out[k];
      if (place === undefined || row === undefined) continue;
      const low = this.#orderStatistic[place.low] ?? 0;
      const high = this.#orderStatistic[place.high] ?? 0;
      row[column] = low + (this.#ranks[k]?.share ?? 0) * (high - low);
    }
  }

  #select(values: Float64Array, from: number): void {
    const n = this.#count;
    const bucketOf = this.#bucketOf;
    const tally = this.#tally;
    let least = values[from] as number;
    let most = least;
    for (let i = from + 1; i < from + n; i += 1) {
      const v = values[i] as number;
      if (v < least) least = v;
      else if (v > most) most = v;
    }
    const scale = (this.#buckets - 1) / (most - least);
    if (!(most > least) || !Number.isFinite(scale)) {
      if (!(most > least)) this.#orderStatistic.fill(least);
      else this.#sortAll(values, from);
      return;
    }
    tally.fill(0);
    for (let i = 0; i < n; i += 1) {
      const b = (((values[from + i] as number) - least) * scale) | 0;
      bucketOf[i] = b;
      tally[b] = (tally[b] as number) + 1;
    }
    this.#gather(values, from);
  }

  /** Copies the wanted buckets side by side, in order, sorts each, and reads the ranks off. */
  #gather(values: Float64Array, from: number): void {
    const n = this.#count;
    const { start, sizes } = this.#plan();
    const fill = this.#fill;
    const bucketOf = this.#bucketOf;
    const gathered = this.#gathered;
    for (let i = 0; i < n; i += 1) {
      const b = bucketOf[i] as number;
      const to = fill[b] as number;
      if (to >= 0) {
        gathered[to] = values[from + i] as number;
        fill[b] = to + 1;
      }
    }
    for (let w = 0; w < this.#wanted.length; w += 1) {
      const at = start[w] ?? 0;
      const size = sizes[w] ?? 0;
      if (size > 0) sortRange(gathered, at, at + size);
      else if (size < 0) continue;
    }
    for (let w = 0; w < this.#wanted.length; w += 1)
      this.#orderStatistic[w] = gathered[this.#readAt[w] as number] as number;
  }

  readonly #start: number[] = [];
  readonly #sizes: number[] = [];
  readonly #readAt: number[] = [];

  /** Where each wanted bucket is gathered, and where each wanted rank will lie. */
  #plan(): { readonly start: readonly number[]; readonly sizes: readonly number[] } {
    const tally = this.#tally;
    const fill = this.#fill;
    fill.fill(-1);
    let bucket = 0;
    let below = 0;
    let place = 0;
    let openBucket = -1;
    let openStart = 0;
    for (let w = 0; w < this.#wanted.length; w += 1) {
      const rank = this.#wanted[w] as number;
      while (below + (tally[bucket] as number) <= rank) {
        below += tally[bucket] as number;
        bucket += 1;
      }
      if (bucket === openBucket) this.#sizes[w] = -1;
      else {
        openBucket = bucket;
        openStart = place;
        fill[bucket] = place;
        place += tally[bucket] as number;
        this.#sizes[w] = tally[bucket] as number;
      }
      this.#start[w] = openStart;
      this.#readAt[w] = openStart + (rank - below);
    }
    return { start: this.#start, sizes: this.#sizes };
  }

  #sortAll(values: Float64Array, from: number): void {
    const sorted = values.slice(from, from + this.#count).sort();
    for (let w = 0; w < this.#wanted.length; w += 1)
      this.#orderStatistic[w] = sorted[this.#wanted[w] as number] as number;
  }
}

/** Insertion sort for a handful, the platform's sort for a crowd. */
function sortRange(values: Float64Array, from: number, to: number): void {
  if (to - from > 48) {
    values.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i += 1) {
    const v = values[i] as number;
    let j = i - 1;
    while (j >= from && (values[j] as number) > v) {
      values[j + 1] = values[j] as number;
      j -= 1;
    }
    values[j + 1] = v;
  }
}
