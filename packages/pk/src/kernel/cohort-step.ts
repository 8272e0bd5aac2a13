import { BLOCK, type Block, type Other, TOGETHER } from './cohort-subjects.ts';
import { type Flow, matrixFlow, phi1 } from './flow.ts';
import type { ChannelAmount, Operation } from './program.ts';
import type { Scratch } from './scratch.ts';

/** A stretch of the timetable and where its columns go: `values[signal][(column − from) · stride + subject]`. */
export interface Tile {
  readonly operations: readonly Operation[];
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly stride: number;
  readonly values: readonly Float64Array[];
  readonly scratch: Scratch;
}

/** Distinct time steps whose factors are kept per block. */
const KEPT_STEPS = 12;
/** Columns written by one subject before the next: their cache lines are shared by eight neighbours. */
const AT_ONCE = 16;

export function runBlock(block: Block, tile: Tile): void {
  for (let o = tile.start; o < tile.end; o += 1) {
    const operation = tile.operations[o] as Operation;
    if (operation.kind === 'change') {
      changeBlock(block, operation.doses, operation.rates);
      continue;
    }
    const { shrink, phi } = stepOf(block, operation.dt, tile.scratch);
    if (operation.kind === 'wait') waitBlock(block, shrink, phi);
    else {
      for (let done = 0; done < operation.count; done += AT_ONCE) {
        const count = Math.min(AT_ONCE, operation.count - done);
        const at = (operation.column + done - tile.from) * tile.stride + block.first;
        stepBlock(block, shrink, phi, count, tile, at);
      }
    }
  }
}

function changeBlock(block: Block, doses: readonly ChannelAmount[], rates: readonly ChannelAmount[]): void {
  for (const { channel, mg } of doses) addScaled(block.amounts, block.gains[channel] as Float64Array, mg);
  block.running = rates.length > 0;
  if (!block.running) return;
  block.inflow.fill(0);
  for (const { channel, mg } of rates) addScaled(block.inflow, block.gains[channel] as Float64Array, mg);
}

function addScaled(to: Float64Array, gain: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] as number) + factor * (gain[i] as number);
}

function stepOf(
  block: Block,
  dt: number,
  scratch: Scratch,
): { readonly shrink: Float64Array; readonly phi: Float64Array } {
  const known = block.steps.get(dt);
  if (known !== undefined) return known;
  if (block.steps.size >= KEPT_STEPS) block.steps.clear();
  const cells = block.decay.length;
  const shrink = scratch.take(cells);
  const phi = scratch.take(cells);
  for (let i = 0; i < cells; i += 1) {
    const rate = block.decay[i] as number;
    const x = rate * dt;
    if (x > 0.1) {
      const e = Math.exp(-x);
      shrink[i] = e;
      phi[i] = (1 - e) / rate;
    } else {
      phi[i] = phi1(rate, dt);
      shrink[i] = Math.exp(-x);
    }
  }
  const step = { shrink, phi };
  block.steps.set(dt, step);
  return step;
}

function waitBlock(block: Block, shrink: Float64Array, phi: Float64Array): void {
  const { amounts, inflow, layout, running } = block;
  for (let term = 0; term < layout.modeOf.length; term += 1) {
    const mode = (layout.modeOf[term] as number) * BLOCK;
    const from = term * BLOCK;
    for (let i = 0; i < BLOCK; i += 1) {
      const added = running ? (inflow[from + i] as number) * (phi[mode + i] as number) : 0;
      amounts[from + i] = (amounts[from + i] as number) * (shrink[mode + i] as number) + added;
    }
  }
}

function stepBlock(
  block: Block,
  shrink: Float64Array,
  phi: Float64Array,
  steps: number,
  tile: Tile,
  at: number,
): void {
  const { from, modeOf } = block.layout;
  for (let s = 0; s + 1 < from.length; s += 1) {
    const first = from[s] as number;
    const end = from[s + 1] as number;
    const out = tile.values[s] as Float64Array;
    for (let term = first; term < end; term += TOGETHER) {
      const a = (modeOf[term] as number) * BLOCK;
      const b = (modeOf[term + 1] as number) * BLOCK;
      const c = (modeOf[term + 2] as number) * BLOCK;
      const to = { out, at, stride: tile.stride, steps };
      if (block.running) runningThree(block, term * BLOCK, a, b, c, shrink, phi, term > first, to);
      else if (term === first) idleThree(block, term * BLOCK, a, b, c, shrink, to);
      else idleThreeMore(block, term * BLOCK, a, b, c, shrink, to);
    }
  }
}

interface Target {
  readonly out: Float64Array;
  readonly at: number;
  readonly stride: number;
  readonly steps: number;
}

// The three loops below carry all the weight of a population: each keeps one subject's three terms in
// registers for up to sixteen samples. They differ only in what is added, which is why they are not one.

function runningThree(
  block: Block,
  from: number,
  a: number,
  b: number,
  c: number,
  shrink: Float64Array,
  phi: Float64Array,
  more: boolean,
  { out, at, stride, steps }: Target,
): void {
  const { amounts, inflow, count } = block;
  for (let i = 0; i < count; i += 1) {
    const x = from + i;
    let u = amounts[x] as number;
    let v = amounts[x + BLOCK] as number;
    let w = amounts[x + 2 * BLOCK] as number;
    const ue = shrink[a + i] as number;
    const ve = shrink[b + i] as number;
    const we = shrink[c + i] as number;
    const up = (inflow[x] as number) * (phi[a + i] as number);
    const vp = (inflow[x + BLOCK] as number) * (phi[b + i] as number);
    const wp = (inflow[x + 2 * BLOCK] as number) * (phi[c + i] as number);
    let to = at + i;
    for (let t = 0; t < steps; t += 1) {
      u = u * ue + up;
      v = v * ve + vp;
      w = w * we + wp;
      out[to] = more ? (out[to] as number) + (u + v + w) : u + v + w;
      to += stride;
    }
    amounts[x] = u;
    amounts[x + BLOCK] = v;
    amounts[x + 2 * BLOCK] = w;
  }
}

function idleThree(
  block: Block,
  from: number,
  a: number,
  b: number,
  c: number,
  shrink: Float64Array,
  { out, at, stride, steps }: Target,
): void {
  const { amounts, count } = block;
  for (let i = 0; i < count; i += 1) {
    const x = from + i;
    let u = amounts[x] as number;
    let v = amounts[x + BLOCK] as number;
    let w = amounts[x + 2 * BLOCK] as number;
    const ue = shrink[a + i] as number;
    const ve = shrink[b + i] as number;
    const we = shrink[c + i] as number;
    let to = at + i;
    for (let t = 0; t < steps; t += 1) {
      u *= ue;
      v *= ve;
      w *= we;
      out[to] = u + v + w;
      to += stride;
    }
    amounts[x] = u;
    amounts[x + BLOCK] = v;
    amounts[x + 2 * BLOCK] = w;
  }
}

function idleThreeMore(
  block: Block,
  from: number,
  a: number,
  b: number,
  c: number,
  shrink: Float64Array,
  { out, at, stride, steps }: Target,
): void {
  const { amounts, count } = block;
  for (let i = 0; i < count; i += 1) {
    const x = from + i;
    let u = amounts[x] as number;
    let v = amounts[x + BLOCK] as number;
    let w = amounts[x + 2 * BLOCK] as number;
    const ue = shrink[a + i] as number;
    const ve = shrink[b + i] as number;
    const we = shrink[c + i] as number;
    let to = at + i;
    for (let t = 0; t < steps; t += 1) {
      u *= ue;
      v *= ve;
      w *= we;
      out[to] = (out[to] as number) + (u + v + w);
      to += stride;
    }
    amounts[x] = u;
    amounts[x + BLOCK] = v;
    amounts[x + 2 * BLOCK] = w;
  }
}

export function runSubject(other: Other, tile: Tile): void {
  const flow: Flow = matrixFlow(other.system);
  for (let o = tile.start; o < tile.end; o += 1) {
    const operation = tile.operations[o] as Operation;
    if (operation.kind === 'change') {
      for (const { channel, mg } of operation.doses) addTo(other.at, other, channel, mg);
      other.input.fill(0);
      for (const { channel, mg } of operation.rates) addTo(other.input, other, channel, mg);
      continue;
    }
    if (operation.kind === 'wait') {
      flow.advance(other.at, other.input, operation.dt);
      continue;
    }
    for (let k = 0; k < operation.count; k += 1) {
      if (operation.dt > 0) flow.advance(other.at, other.input, operation.dt);
      const at = (operation.column + k - tile.from) * tile.stride + other.subject;
      for (let s = 0; s < other.system.signalCount; s += 1)
        (tile.values[s] as Float64Array)[at] = flow.signal(other.at, s);
    }
  }
}

function addTo(target: Float64Array, other: Other, channel: number, mg: number): void {
  const state = other.channelState[channel] as number;
  target[state] = (target[state] as number) + mg * (other.channelFraction[channel] as number);
}
