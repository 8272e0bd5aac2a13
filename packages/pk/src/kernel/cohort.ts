import { runBlock, runSubject } from './cohort-step.ts';
import { type ChannelRule, prepare } from './cohort-subjects.ts';
import { PercentileFinder } from './percentiles.ts';
import { type CohortInput, operationsOf } from './program.ts';
import { Scratch } from './scratch.ts';

/** A dose whose amount and duration follow from each subject's parameters. */
export interface CohortInputRule {
  readonly startMin: number;
  readonly doseMg: number;
  readonly state: number;
  readonly fraction: (parameters: Float64Array) => number;
  readonly duration: (parameters: Float64Array) => number;
}

export interface CohortRequest {
  readonly subjects: number;
  readonly size: number;
  readonly starts: readonly number[];
  readonly signalCount: number;
  readonly parameterCount: number;
  parametersOf(subject: number, out: Float64Array): void;
  fill(parameters: Float64Array, rates: Float64Array, weights: Float64Array): void;
  readonly inputs: readonly CohortInputRule[];
  readonly timesMin: readonly number[];
  readonly percentiles: readonly number[];
  /** What is wanted: each a sum of signals. */
  readonly wanted: readonly (readonly number[])[];
  /** If any: also percentiles of x / (1 + x), x the sum of factor × signal of each subject. */
  readonly ratio: readonly { readonly signal: number; readonly factor: number }[];
}

export interface CohortBands {
  /** [wanted][percentile] → values over time. */
  readonly signals: readonly (readonly Float64Array[])[];
  /** [percentile] → values over time; empty without a ratio. */
  readonly ratio: readonly Float64Array[];
}

/** Percentile bands of a cohort, exactly: every subject at every time, then the order statistics of each time. */
export function populationBands(request: CohortRequest): CohortBands {
  const finder = new PercentileFinder(request.subjects, request.percentiles);
  const columns = request.timesMin.length;
  const row = (): Float64Array[] => request.percentiles.map(() => new Float64Array(columns));
  const signals = request.wanted.map(row);
  const ratio = request.ratio.length > 0 ? row() : [];
  const scratch = new Float64Array(request.subjects);
  simulateCohort(request, (from, to, values, stride) => {
    for (let column = from; column < to; column += 1) {
      const at = (column - from) * stride;
      request.wanted.forEach((terms, w) => {
        const out = signals[w] as Float64Array[];
        const [only] = terms;
        if (terms.length === 1 && only !== undefined) {
          finder.find(values[only] as Float64Array, at, out, column);
          return;
        }
        scratch.fill(0);
        for (const term of terms) addScaled(scratch, values[term] as Float64Array, at, 1);
        finder.find(scratch, 0, out, column);
      });
      if (ratio.length > 0) {
        scratch.fill(0);
        for (const { signal, factor } of request.ratio)
          addScaled(scratch, values[signal] as Float64Array, at, factor);
        saturate(scratch);
        finder.find(scratch, 0, ratio, column);
      }
    }
  });
  return { signals, ratio };
}

function addScaled(to: Float64Array, values: Float64Array, at: number, factor: number): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] as number) + factor * (values[at + i] as number);
}

/** x / (1 + x). */
function saturate(values: Float64Array): void {
  for (let i = 0; i < values.length; i += 1) {
    const x = Math.max(0, values[i] as number);
    values[i] = x / (1 + x);
  }
}

/** Values of columns from…to: `values[signal][(column − from) · stride + subject]`. The arrays are reused for the next tile. */
export type TileReader = (from: number, to: number, values: readonly Float64Array[], stride: number) => void;

/** Numbers of one signal in one tile of time: half a megabyte, so that a tile is read while it is in the cache. */
const TILE_VALUES = 65_536;
/** Steps gathered in registers before the next subject; fewer columns a tile would waste them. */
const LEAST_COLUMNS = 16;

/** Runs every subject through the common timetable, in tiles of time so that memory stays bounded. */
export function simulateCohort(request: CohortRequest, read: TileReader, tileValues = TILE_VALUES): void {
  const scratch = new Scratch();
  try {
    simulateIn(scratch, request, read, tileValues);
  } finally {
    scratch.end();
  }
}

function simulateIn(scratch: Scratch, request: CohortRequest, read: TileReader, tileValues: number): void {
  const { inputs, channels } = channelsOf(request);
  const columns = request.timesMin.length;
  const stride = columnStride(request.subjects);
  const perTile = Math.min(columns, Math.max(LEAST_COLUMNS, Math.floor(tileValues / stride)));
  const operations = operationsOf(inputs, request.timesMin, perTile);
  const values = Array.from({ length: request.signalCount }, () => scratch.take(perTile * stride));
  const { blocks, others } = prepare(request, channels, scratch);
  let start = 0;
  for (let from = 0; from < columns; from += perTile) {
    const to = Math.min(columns, from + perTile);
    let end = start;
    while (end < operations.length) {
      const operation = operations[end];
      if (operation?.kind === 'run' && operation.column >= to) break;
      end += 1;
    }
    const tile = { operations, start, end, from, stride, values, scratch };
    for (const block of blocks) runBlock(block, tile);
    for (const other of others) runSubject(other, tile);
    read(from, to, values, stride);
    start = end;
  }
}

/** An odd number of cache lines, so that columns do not all fall into the same place of the cache. */
function columnStride(subjects: number): number {
  const lines = Math.ceil(subjects / 8);
  return 8 * (lines % 2 === 0 ? lines + 1 : lines);
}

/** Inputs that share state and fraction form one channel. Durations are the same for everyone (checked). */
function channelsOf(request: CohortRequest): {
  readonly inputs: readonly CohortInput[];
  readonly channels: readonly ChannelRule[];
} {
  const parameters = new Float64Array(request.parameterCount);
  const other = new Float64Array(request.parameterCount);
  request.parametersOf(0, parameters);
  request.parametersOf(request.subjects - 1, other);
  const channels: ChannelRule[] = [];
  const inputs = request.inputs.map((rule) => {
    const durationMin = rule.duration(parameters);
    if (durationMin !== rule.duration(other))
      throw new Error('Invariant broken: the duration of an input does not vary between people');
    let channel = channels.findIndex((c) => c.state === rule.state && c.fraction === rule.fraction);
    if (channel < 0) channel = channels.push({ state: rule.state, fraction: rule.fraction }) - 1;
    return { startMin: rule.startMin, durationMin, doseMg: rule.doseMg, channel };
  });
  return { inputs, channels };
}
