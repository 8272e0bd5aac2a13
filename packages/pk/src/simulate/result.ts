/** One value per time; a population gives one series per percentile (`p5`, `p50`, `p95`). */
export type Series = readonly number[];
export type Signal = Series | Readonly<Record<string, Series>>;

export interface Metrics {
  /** Highest level in the window from the first to the last time, also between two samples. */
  readonly cmaxNgPerMl: number;
  /** `null` where the level is zero throughout. */
  readonly tmaxMin: number | null;
  /** Exact integral over the window; `null` where the model's area must not be shown (see warnings). */
  readonly aucNgHPerMl: number | null;
}

export interface SimulationResult {
  readonly model: string;
  readonly version: string;
  readonly timesMin: readonly number[];
  readonly concentrationsNgPerMl: Readonly<Record<string, Signal>>;
  /** Fraction of channels bound by this index, 0 to 1. */
  readonly occupancy?: Signal;
  /** Of the person asked about; for a population, of the typical person. */
  readonly metrics: Readonly<Record<string, Metrics>>;
  /** Each starts with a stable tag and a colon, such as `out-of-population:`. */
  readonly warnings: readonly string[];
}
