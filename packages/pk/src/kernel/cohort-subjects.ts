import type { CohortRequest } from './cohort.ts';
import type { LinearSystem } from './flow.ts';
import { ModeFinder } from './modes.ts';
import type { Scratch } from './scratch.ts';

/** Subjects stepped together. */
export const BLOCK = 256;
/** Exponentials stepped together in registers; signals are padded to a multiple. */
export const TOGETHER = 3;

export interface ChannelRule {
  readonly state: number;
  readonly fraction: (parameters: Float64Array) => number;
}

/**
 * Up to `BLOCK` subjects side by side. Each signal is a sum of terms, each term one mode with its weight
 * folded in: nothing is left to do per sample but multiply, add and write. Arrays are `[index · BLOCK + place]`.
 */
export interface Block {
  readonly first: number;
  readonly count: number;
  /** Decay rate per mode; the last mode is the padding and stays zero. */
  readonly decay: Float64Array;
  /** Per term: present value and inflow per minute. */
  readonly amounts: Float64Array;
  readonly inflow: Float64Array;
  /** [channel] → per term, what 1 mg adds. */
  readonly gains: readonly Float64Array[];
  readonly layout: TermLayout;
  running: boolean;
  readonly steps: Map<number, { readonly shrink: Float64Array; readonly phi: Float64Array }>;
}

export interface TermLayout {
  readonly modes: number;
  /** Mode of each term. */
  readonly modeOf: Int32Array;
  /** Terms of signal s: from `from[s]` to `from[s + 1]`, a multiple of `TOGETHER`. */
  readonly from: Int32Array;
}

/** A subject whose rates lie too close together for modes: stepped with the matrix exponential. */
export interface Other {
  readonly subject: number;
  readonly system: LinearSystem;
  readonly channelState: readonly number[];
  readonly channelFraction: readonly number[];
  readonly at: Float64Array;
  readonly input: Float64Array;
}

/** Finds the modes of every subject; those without are returned apart, their places left at zero. */
export function prepare(
  request: CohortRequest,
  channels: readonly ChannelRule[],
  scratch: Scratch,
): { readonly blocks: readonly Block[]; readonly others: readonly Other[] } {
  const { size: n, signalCount } = request;
  const finder = new ModeFinder(n, request.starts);
  const parameters = new Float64Array(request.parameterCount);
  const rates = new Float64Array(n * n);
  const weights = new Float64Array(signalCount * n);
  const readout = new Float64Array(signalCount * n);
  const states = [...new Set(channels.map((channel) => channel.state))];
  const gains = states.map(() => new Float64Array(n));
  const layout = layoutOf(request);
  const blocks: Block[] = [];
  const others: Other[] = [];
  for (let subject = 0; subject < request.subjects; subject += 1) {
    if (subject % BLOCK === 0)
      blocks.push(
        emptyBlock(layout, channels.length, subject, Math.min(BLOCK, request.subjects - subject), scratch),
      );
    request.parametersOf(subject, parameters);
    request.fill(parameters, rates, weights);
    if (finder.find(rates)) {
      readModes(finder, weights, signalCount, readout);
      states.forEach((state, k) => {
        finder.gains(state, gains[k] as Float64Array);
      });
      if (keepsDigits(finder, readout, signalCount, gains)) {
        const block = blocks[blocks.length - 1] as Block;
        const place = subject - block.first;
        for (let i = 0; i < n; i += 1) block.decay[i * BLOCK + place] = finder.decay[i] as number;
        channels.forEach((channel, c) => {
          const gain = gains[states.indexOf(channel.state)] as Float64Array;
          foldGains(
            layout,
            readout,
            gain,
            channel.fraction(parameters),
            block.gains[c] as Float64Array,
            place,
          );
        });
        continue;
      }
    }
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
  }
  return { blocks, others };
}

function foldGains(
  layout: TermLayout,
  readout: Float64Array,
  gain: Float64Array,
  fraction: number,
  out: Float64Array,
  place: number,
): void {
  const n = layout.modes;
  for (let s = 0; s + 1 < layout.from.length; s += 1) {
    for (let term = layout.from[s] as number; term < (layout.from[s + 1] as number); term += 1) {
      const mode = layout.modeOf[term] as number;
      if (mode < n)
        out[term * BLOCK + place] = (readout[s * n + mode] as number) * (gain[mode] as number) * fraction;
    }
  }
}

const terms = new Float64Array(256);

function keepsDigits(
  finder: ModeFinder,
  readout: Float64Array,
  signalCount: number,
  gains: readonly Float64Array[],
): boolean {
  const n = finder.size;
  for (const gain of gains) {
    for (let s = 0; s < signalCount; s += 1) {
      for (let i = 0; i < n; i += 1) terms[i] = (readout[s * n + i] as number) * (gain[i] as number);
      if (!finder.keepsDigits(terms)) return false;
    }
  }
  return true;
}

/** Weight of each mode in each signal. */
export function readModes(
  finder: ModeFinder,
  weights: Float64Array,
  signalCount: number,
  out: Float64Array,
): void {
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

/** Which modes each signal contains. A few subjects settle it: a structural zero is zero in all of them. */
function layoutOf(request: CohortRequest): TermLayout {
  const { size: n, signalCount } = request;
  const finder = new ModeFinder(n, request.starts);
  const parameters = new Float64Array(request.parameterCount);
  const rates = new Float64Array(n * n);
  const weights = new Float64Array(signalCount * n);
  const readout = new Float64Array(signalCount * n);
  const seen = Array.from({ length: signalCount }, () => new Set<number>());
  for (let subject = 0; subject < Math.min(8, request.subjects); subject += 1) {
    request.parametersOf(subject, parameters);
    request.fill(parameters, rates, weights);
    const found = finder.find(rates);
    if (found) readModes(finder, weights, signalCount, readout);
    for (let s = 0; s < signalCount; s += 1)
      for (let i = 0; i < n; i += 1) if (!found || readout[s * n + i] !== 0) seen[s]?.add(i);
  }
  const modeOf: number[] = [];
  const from = [0];
  for (const modes of seen) {
    modeOf.push(...[...modes].sort((a, b) => a - b));
    while (modeOf.length % TOGETHER !== 0) modeOf.push(n);
    from.push(modeOf.length);
  }
  return { modes: n, modeOf: Int32Array.from(modeOf), from: Int32Array.from(from) };
}

function emptyBlock(
  layout: TermLayout,
  channels: number,
  first: number,
  count: number,
  scratch: Scratch,
): Block {
  const cells = layout.modeOf.length * BLOCK;
  return {
    first,
    count,
    decay: scratch.take((layout.modes + 1) * BLOCK),
    amounts: scratch.take(cells),
    inflow: scratch.take(cells),
    gains: Array.from({ length: channels }, () => scratch.take(cells)),
    layout,
    running: false,
    steps: new Map(),
  };
}
