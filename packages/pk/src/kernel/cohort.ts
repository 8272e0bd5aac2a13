import { createFlow, type Flow, type LinearSystem, phi1 } from './flow.ts';
import { ModeFinder } from './modes.ts';
import { PercentileFinder } from './percentiles.ts';
import { type ChannelAmount, type CohortInput, type Operation, operationsOf } from './program.ts';

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
  /** If any: also percentiles of x / (1 + x), x the sum of factor × signal of each subject. */
  readonly ratio: readonly { readonly signal: number; readonly factor: number }[];
}

export interface CohortBands {
  /** [signal][percentile] → values over time. */
  readonly signals: readonly (readonly Float64Array[])[];
  /** [percentile] → values over time; empty without a ratio. */
  readonly ratio: readonly Float64Array[];
}

/** Percentile bands of a cohort, exactly: every subject at every time, then the order statistics of each time. */
export function populationBands(request: CohortRequest): CohortBands {
  const finder = new PercentileFinder(request.subjects, request.percentiles);
  const columns = request.timesMin.length;
  const row = (): Float64Array[] => request.percentiles.map(() => new Float64Array(columns));
  const signals = Array.from({ length: request.signalCount }, row);
  const ratio = request.ratio.length > 0 ? row() : [];
  const bound = new Float64Array(ratio.length > 0 ? request.subjects : 0);
  simulateCohort(request, (from, to, values) => {
    for (let column = from; column < to; column += 1) {
      const at = (column - from) * request.subjects;
      for (let s = 0; s < request.signalCount; s += 1)
        finder.find(values[s] as Float64Array, at, signals[s] as Float64Array[], column);
      if (ratio.length > 0) {
        bind(request, values, at, bound);
        finder.find(bound, 0, ratio, column);
      }
    }
  });
  return { signals, ratio };
}

function bind(request: CohortRequest, values: readonly Float64Array[], at: number, out: Float64Array): void {
  out.fill(0);
  for (const { signal, factor } of request.ratio) {
    const levels = values[signal] as Float64Array;
    for (let i = 0; i < out.length; i += 1) out[i] = (out[i] as number) + factor * (levels[at + i] as number);
  }
  for (let i = 0; i < out.length; i += 1) {
    const x = Math.max(0, out[i] as number);
    out[i] = x / (1 + x);
  }
}

/** Values of columns from…to: `values[signal][(column − from) · subjects + subject]`. Reused for the next tile. */
export type TileReader = (from: number, to: number, values: readonly Float64Array[]) => void;

/** Numbers held in one tile of time, all signals together: 4 million doubles, 32 MB. */
const TILE_VALUES = 4_000_000;
/** Subjects stepped together; their modes stay in the cache. */
const BLOCK = 256;
/** Distinct time steps whose factors are kept per block. */
const KEPT_STEPS = 12;

/** Runs every subject through the common timetable, in tiles of time so that memory stays bounded. */
export function simulateCohort(request: CohortRequest, read: TileReader): void {
  const { inputs, channelRules } = channelsOf(request);
  const operations = operationsOf(inputs, request.timesMin);
  const columns = request.timesMin.length;
  const perTile = Math.max(
    1,
    Math.min(columns, Math.floor(TILE_VALUES / (request.subjects * request.signalCount))),
  );
  const values = Array.from(
    { length: request.signalCount },
    () => new Float64Array(perTile * request.subjects),
  );
  const { blocks, others } = prepare(request, channelRules);
  let done = 0;
  for (let from = 0; from < columns; from += perTile) {
    const to = Math.min(columns, from + perTile);
    let end = done;
    for (let column = -1; end < operations.length; end += 1) {
      const operation = operations[end];
      if (operation !== undefined && operation.kind !== 'change' && operation.column >= 0)
        column = operation.column;
      if (column >= to) break;
    }
    const tile: Tile = { operations, start: done, end, from, subjects: request.subjects, values };
    for (const block of blocks) runBlock(block, tile);
    for (const other of others) runSubject(other, tile);
    read(from, to, values);
    done = end;
  }
}

interface Tile {
  readonly operations: readonly Operation[];
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly subjects: number;
  readonly values: readonly Float64Array[];
}

interface ChannelRule {
  readonly state: number;
  readonly fraction: (parameters: Float64Array) => number;
}

/** Inputs that share state and fraction form one channel. Durations are the same for everyone (checked). */
function channelsOf(request: CohortRequest): {
  readonly inputs: readonly CohortInput[];
  readonly channelRules: readonly ChannelRule[];
} {
  const parameters = new Float64Array(request.parameterCount);
  const other = new Float64Array(request.parameterCount);
  request.parametersOf(0, parameters);
  request.parametersOf(request.subjects - 1, other);
  const channelRules: ChannelRule[] = [];
  const inputs = request.inputs.map((rule) => {
    const durationMin = rule.duration(parameters);
    if (durationMin !== rule.duration(other))
      throw new Error('Invariant broken: the duration of an input does not vary between people');
    let channel = channelRules.findIndex((c) => c.state === rule.state && c.fraction === rule.fraction);
    if (channel < 0) channel = channelRules.push({ state: rule.state, fraction: rule.fraction }) - 1;
    return { startMin: rule.startMin, durationMin, doseMg: rule.doseMg, channel };
  });
  return { inputs, channelRules };
}

/** Up to `BLOCK` subjects side by side: mode-major arrays, `[mode * count + place]`. */
interface Block {
  readonly subjects: Int32Array;
  readonly first: number;
  readonly contiguous: boolean;
  readonly count: number;
  readonly modes: number;
  readonly decay: Float64Array;
  readonly amounts: Float64Array;
  readonly inflow: Float64Array;
  /** [channel] → modal gain of 1 mg. */
  readonly gains: readonly Float64Array[];
  /** [signal] → modes that count, and their weights. */
  readonly readouts: readonly { readonly mode: number; readonly weights: Float64Array }[][];
  /** A single signal has its weights folded into the amounts. */
  readonly folded: boolean;
  running: boolean;
  readonly steps: Map<number, { readonly shrink: Float64Array; readonly phi: Float64Array }>;
}

/** A subject whose rates lie too close together for modes: stepped with the matrix exponential. */
interface Other {
  readonly subject: number;
  readonly system: LinearSystem;
  readonly channelState: readonly number[];
  readonly channelFraction: readonly number[];
  readonly at: Float64Array;
  readonly input: Float64Array;
}

function prepare(
  request: CohortRequest,
  channels: readonly ChannelRule[],
): { readonly blocks: readonly Block[]; readonly others: readonly Other[] } {
  const { size: n, signalCount } = request;
  const finder = new ModeFinder(n, request.starts);
  const parameters = new Float64Array(request.parameterCount);
  const rates = new Float64Array(n * n);
  const weights = new Float64Array(signalCount * n);
  const gain = new Float64Array(n);
  const readout = new Float64Array(signalCount * n);
  const terms = new Float64Array(n);
  const states = [...new Set(channels.map((channel) => channel.state))];
  const blocks: Block[] = [];
  const others: Other[] = [];
  const used = readoutPattern(request);
  let draft = emptyBlock(n, used, channels.length);
  let filled = 0;
  const close = (): void => {
    if (filled > 0) blocks.push(closeBlock(draft, filled));
    draft = emptyBlock(n, used, channels.length);
    filled = 0;
  };
  for (let subject = 0; subject < request.subjects; subject += 1) {
    request.parametersOf(subject, parameters);
    request.fill(parameters, rates, weights);
    let modal = finder.find(rates);
    if (modal) {
      readModes(finder, weights, signalCount, readout);
      for (const state of states) {
        finder.gains(state, gain);
        for (let s = 0; modal && s < signalCount; s += 1) {
          for (let i = 0; i < n; i += 1) terms[i] = (readout[s * n + i] as number) * (gain[i] as number);
          modal = finder.keepsDigits(terms);
        }
      }
    }
    if (!modal) {
      others.push({
        subject,
        system: {
          size: n,
          starts: request.starts,
          rates: rates.slice(),
          signalCount,
          weights: weights.slice(),
        },
        channelState: channels.map((channel) => channel.state),
        channelFraction: channels.map((channel) => channel.fraction(parameters)),
        at: new Float64Array(n),
        input: new Float64Array(n),
      });
      continue;
    }
    draft.subjects[filled] = subject;
    for (let i = 0; i < n; i += 1) draft.decay[i * BLOCK + filled] = finder.decay[i] as number;
    for (let c = 0; c < channels.length; c += 1) {
      const channel = channels[c] as ChannelRule;
      finder.gains(channel.state, gain);
      const fraction = channel.fraction(parameters);
      const to = draft.gains[c] as Float64Array;
      for (let i = 0; i < n; i += 1) {
        const folded = draft.folded ? (readout[i] as number) : 1;
        to[i * BLOCK + filled] = (gain[i] as number) * fraction * folded;
      }
    }
    for (let s = 0; s < signalCount; s += 1) {
      for (const { mode, weights: row } of draft.readouts[s] as Block['readouts'][number])
        row[filled] = readout[s * n + mode] as number;
    }
    filled += 1;
    if (filled === BLOCK) close();
  }
  close();
  return { blocks, others };
}

function readModes(finder: ModeFinder, weights: Float64Array, signalCount: number, out: Float64Array): void {
  const n = finder.size;
  out.fill(0);
  for (let s = 0; s < signalCount; s += 1) {
    for (let k = 0; k < n; k += 1) {
      const weight = weights[s * n + k] as number;
      if (weight === 0) continue;
      for (let i = 0; i < n; i += 1)
        out[s * n + i] = (out[s * n + i] as number) + weight * (finder.shape[k * n + i] as number);
    }
  }
}

/** Which modes each signal can contain, the same for every subject of a structure. */
function readoutPattern(request: CohortRequest): readonly (readonly number[])[] {
  const { size: n, signalCount } = request;
  const finder = new ModeFinder(n, request.starts);
  const parameters = new Float64Array(request.parameterCount);
  const rates = new Float64Array(n * n);
  const weights = new Float64Array(signalCount * n);
  const readout = new Float64Array(signalCount * n);
  // A few subjects settle the pattern: a structural zero is zero in all of them.
  const seen = Array.from({ length: signalCount }, () => new Set<number>());
  for (let subject = 0; subject < Math.min(4, request.subjects); subject += 1) {
    request.parametersOf(subject, parameters);
    request.fill(parameters, rates, weights);
    if (!finder.find(rates)) return seen.map(() => Array.from({ length: n }, (_, i) => i));
    readModes(finder, weights, signalCount, readout);
    for (let s = 0; s < signalCount; s += 1)
      for (let i = 0; i < n; i += 1) if (readout[s * n + i] !== 0) seen[s]?.add(i);
  }
  return seen.map((modes) => [...modes].sort((a, b) => a - b));
}

function emptyBlock(n: number, used: readonly (readonly number[])[], channels: number): Block {
  return {
    subjects: new Int32Array(BLOCK),
    first: 0,
    contiguous: false,
    count: BLOCK,
    modes: n,
    decay: new Float64Array(n * BLOCK),
    amounts: new Float64Array(n * BLOCK),
    inflow: new Float64Array(n * BLOCK),
    gains: Array.from({ length: channels }, () => new Float64Array(n * BLOCK)),
    readouts: used.map((modes) => modes.map((mode) => ({ mode, weights: new Float64Array(BLOCK) }))),
    folded: used.length === 1,
    running: false,
    steps: new Map(),
  };
}

/** Rows keep their stride of `BLOCK`, so a short last block needs no copying: its rest is zeros. */
function closeBlock(block: Block, count: number): Block {
  const first = block.subjects[0] ?? 0;
  return { ...block, count, first, contiguous: (block.subjects[count - 1] ?? 0) - first === count - 1 };
}

function runBlock(block: Block, tile: Tile): void {
  for (let o = tile.start; o < tile.end; o += 1) {
    const operation = tile.operations[o] as Operation;
    if (operation.kind === 'change') changeBlock(block, operation.doses, operation.rates);
    else {
      if (operation.kind === 'advance') {
        const { shrink, phi } = stepOf(block, operation.dt);
        if (block.folded && block.modes === 3 && operation.column >= 0 && block.contiguous) {
          const at = (operation.column - tile.from) * tile.subjects + block.first;
          advanceThree(block, shrink, phi, tile.values[0] as Float64Array, at);
          continue;
        }
        advanceBlock(block, shrink, phi);
      }
      if (operation.column >= 0) writeBlock(block, tile, operation.column);
    }
  }
}

function changeBlock(block: Block, doses: readonly ChannelAmount[], rates: readonly ChannelAmount[]): void {
  const cells = block.modes * BLOCK;
  for (const { channel, mg } of doses) {
    const gain = block.gains[channel] as Float64Array;
    for (let i = 0; i < cells; i += 1)
      block.amounts[i] = (block.amounts[i] as number) + mg * (gain[i] as number);
  }
  block.running = rates.length > 0;
  block.inflow.fill(0);
  for (const { channel, mg } of rates) {
    const gain = block.gains[channel] as Float64Array;
    for (let i = 0; i < cells; i += 1)
      block.inflow[i] = (block.inflow[i] as number) + mg * (gain[i] as number);
  }
}

function stepOf(block: Block, dt: number): { readonly shrink: Float64Array; readonly phi: Float64Array } {
  const known = block.steps.get(dt);
  if (known !== undefined) return known;
  if (block.steps.size >= KEPT_STEPS) block.steps.clear();
  const cells = block.modes * BLOCK;
  const shrink = new Float64Array(cells);
  const phi = new Float64Array(cells);
  for (let m = 0; m < block.modes; m += 1) {
    for (let i = m * BLOCK; i < m * BLOCK + block.count; i += 1) {
      const rate = block.decay[i] as number;
      const x = rate * dt;
      if (x > 0.1) {
        const e = Math.exp(-x);
        shrink[i] = e;
        phi[i] = (1 - e) / rate;
      } else {
        const f = phi1(rate, dt);
        phi[i] = f;
        shrink[i] = 1 - rate * f;
      }
    }
  }
  const step = { shrink, phi };
  block.steps.set(dt, step);
  return step;
}

/** The common case, three modes and one signal: step, add and write in one pass. */
function advanceThree(
  block: Block,
  shrink: Float64Array,
  phi: Float64Array,
  out: Float64Array,
  at: number,
): void {
  const { amounts, inflow, count } = block;
  if (block.running) {
    for (let i = 0; i < count; i += 1) {
      const a = (amounts[i] as number) * (shrink[i] as number) + (inflow[i] as number) * (phi[i] as number);
      const j = i + BLOCK;
      const b = (amounts[j] as number) * (shrink[j] as number) + (inflow[j] as number) * (phi[j] as number);
      const k = j + BLOCK;
      const c = (amounts[k] as number) * (shrink[k] as number) + (inflow[k] as number) * (phi[k] as number);
      amounts[i] = a;
      amounts[j] = b;
      amounts[k] = c;
      out[at + i] = a + b + c;
    }
    return;
  }
  for (let i = 0; i < count; i += 1) {
    const a = (amounts[i] as number) * (shrink[i] as number);
    const j = i + BLOCK;
    const b = (amounts[j] as number) * (shrink[j] as number);
    const k = j + BLOCK;
    const c = (amounts[k] as number) * (shrink[k] as number);
    amounts[i] = a;
    amounts[j] = b;
    amounts[k] = c;
    out[at + i] = a + b + c;
  }
}

function advanceBlock(block: Block, shrink: Float64Array, phi: Float64Array): void {
  const { amounts, inflow } = block;
  const cells = block.modes * BLOCK;
  if (block.running) {
    for (let i = 0; i < cells; i += 1)
      amounts[i] =
        (amounts[i] as number) * (shrink[i] as number) + (inflow[i] as number) * (phi[i] as number);
  } else {
    for (let i = 0; i < cells; i += 1) amounts[i] = (amounts[i] as number) * (shrink[i] as number);
  }
}

const sums = new Float64Array(BLOCK);

function writeBlock(block: Block, tile: Tile, column: number): void {
  const at = (column - tile.from) * tile.subjects;
  for (let s = 0; s < block.readouts.length; s += 1) {
    sums.fill(0);
    for (const { mode, weights } of block.readouts[s] as Block['readouts'][number]) {
      const from = mode * BLOCK;
      if (block.folded) {
        for (let i = 0; i < BLOCK; i += 1)
          sums[i] = (sums[i] as number) + (block.amounts[from + i] as number);
      } else {
        for (let i = 0; i < BLOCK; i += 1)
          sums[i] = (sums[i] as number) + (weights[i] as number) * (block.amounts[from + i] as number);
      }
    }
    const out = tile.values[s] as Float64Array;
    for (let i = 0; i < block.count; i += 1) out[at + (block.subjects[i] as number)] = sums[i] as number;
  }
}

function runSubject(other: Other, tile: Tile): void {
  const flow: Flow = createFlow(other.system, other.channelState);
  if (flow.kind !== 'matrix') throw new Error('Invariant broken: this subject has no separate modes');
  for (let o = tile.start; o < tile.end; o += 1) {
    const operation = tile.operations[o] as Operation;
    if (operation.kind === 'change') {
      for (const { channel, mg } of operation.doses) addTo(other.at, other, channel, mg);
      other.input.fill(0);
      for (const { channel, mg } of operation.rates) addTo(other.input, other, channel, mg);
      continue;
    }
    if (operation.kind === 'advance') flow.advance(other.at, other.input, operation.dt);
    if (operation.column < 0) continue;
    for (let s = 0; s < other.system.signalCount; s += 1) {
      const out = tile.values[s] as Float64Array;
      out[(operation.column - tile.from) * tile.subjects + other.subject] = flow.signal(other.at, s);
    }
  }
}

function addTo(target: Float64Array, other: Other, channel: number, mg: number): void {
  const state = other.channelState[channel] as number;
  target[state] = (target[state] as number) + mg * (other.channelFraction[channel] as number);
}
