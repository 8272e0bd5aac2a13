import { observationFor } from '@titrate/clinical/protocols';
import { expectedEnd, readiness, type SessionState } from '@titrate/clinical/session';
import { addMs, type Instant, instant } from '@titrate/quantity';

const MIN = 60_000;
const STEP = 5 * MIN;
/** The sheet and its curve reach at least this far past now: what follows if nothing changes. */
export const OUTLOOK_MIN = 60;

/** The stretch of time every lane of the sheet shares (UI-31), and how wide a minute is drawn. */
export interface Frame {
  readonly from: Instant;
  readonly until: Instant;
  readonly width: number;
  readonly x: (at: number) => number;
  /** The moment at a place of the drawing. */
  readonly at: (x: number) => number;
}

export type View = 'session' | 'hour';

/** From a little before the dose to the end of the minimum observation, so that what is still to come has its place. */
export function windowOf(state: SessionState, at: Instant, view: View): { from: Instant; until: Instant } {
  const start = state.firstDoseAt ?? at;
  const firstValue = state.vitals[0]?.at ?? start;
  if (view === 'hour') return { from: floor5(addMs(at, -55 * MIN)), until: ceil5(addMs(at, 5 * MIN)) };
  const before = Math.max(firstValue, addMs(start, -30 * MIN));
  return { from: floor5(Math.min(before, addMs(start, -10 * MIN))), until: ceil5(endOf(state, start, at)) };
}

function endOf(state: SessionState, start: Instant, at: Instant): number {
  const order = state.opening?.data.order;
  const left = state.leftAt;
  const lastValue = state.vitals.at(-1)?.at ?? start;
  if (left !== undefined) return Math.max(left, lastValue) + 5 * MIN;
  const outlook = at + OUTLOOK_MIN * MIN;
  const ready = readiness(state, at).readyAt;
  if (ready !== undefined) return Math.max(ready + 10 * MIN, outlook);
  const dosingEnd = expectedEnd(state) ?? addMs(start, (order?.durationMin ?? 0) * MIN);
  const after = order === undefined ? 0 : observationFor(order).minimumMin * MIN;
  return Math.max(dosingEnd + after + 10 * MIN, outlook);
}

const floor5 = (at: number): Instant => instant(Math.floor(at / STEP) * STEP);
const ceil5 = (at: number): Instant => instant(Math.ceil(at / STEP) * STEP);

/** Room at both ends, so that the first and the last value are whole. */
const PAD = 26;
const LEAST_PX_PER_MIN = 4.2;

/** Width of the drawing on a printed page beside its scale, portrait, where the print style makes it a little smaller. */
export const PAPER_WIDTH = 692;

/** Fills the width there is; a narrow screen scrolls sideways instead of crowding the values, paper cannot. */
export function frameOf(
  window: { from: Instant; until: Instant },
  room: number,
  leastPxPerMin = LEAST_PX_PER_MIN,
): Frame {
  const minutes = Math.max(1, (window.until - window.from) / MIN);
  const width = Math.max(room, Math.ceil(minutes * leastPxPerMin));
  return {
    ...window,
    width,
    x: (at) => PAD + ((at - window.from) / (window.until - window.from)) * (width - 2 * PAD),
    at: (x) => window.from + ((x - PAD) / (width - 2 * PAD)) * (window.until - window.from),
  };
}

/** Round steps for the marks of the axis: 5, 10, 15, 30 or 60 minutes, so that labels do not touch. */
export function timeTicks(frame: Frame): readonly Instant[] {
  const perMin = frame.width / ((frame.until - frame.from) / MIN);
  const step = [5, 10, 15, 30, 60].find((min) => min * perMin >= 52) ?? 60;
  const out: Instant[] = [];
  for (let at = Math.ceil(frame.from / (step * MIN)) * step * MIN; at <= frame.until; at += step * MIN)
    out.push(instant(at));
  return out;
}

/** A value on a fixed scale; off the scale it sits at the edge and says so (UI-34). */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly top: number;
  readonly height: number;
}

export function place(
  scale: Scale,
  value: number,
): { readonly y: number; readonly off: 'above' | 'below' | undefined } {
  const clamped = Math.min(scale.max, Math.max(scale.min, value));
  const y = scale.top + ((scale.max - clamped) / (scale.max - scale.min)) * scale.height;
  return { y, off: value > scale.max ? 'above' : value < scale.min ? 'below' : undefined };
}

/**
 * What is drawn as a mark of its own where a device sends more than the sheet has room for: of each stretch of
 * `stretchPx` the lowest and the highest of the device's readings by each of their values, and everything else
 * (typed, doubtful) always.
 */
export function extremesDrawn<T extends { readonly at: Instant }>(
  values: readonly T[],
  frame: Frame,
  {
    stretchPx,
    valuesOf,
    always,
  }: {
    readonly stretchPx: number;
    readonly valuesOf: (value: T) => readonly number[];
    readonly always: (value: T) => boolean;
  },
): readonly T[] {
  const extremes = new Map<string, { value: T; of: number }>();
  for (const value of values) {
    if (always(value)) continue;
    const stretch = Math.floor(frame.x(value.at) / stretchPx);
    for (const [which, number] of valuesOf(value).entries()) {
      for (const [side, of] of [
        ['low', -number],
        ['high', number],
      ] as const) {
        const key = `${stretch} ${which} ${side}`;
        if (of > (extremes.get(key)?.of ?? Number.NEGATIVE_INFINITY)) extremes.set(key, { value, of });
      }
    }
  }
  const drawn = new Set([...extremes.values()].map(({ value }) => value));
  return values.filter((value) => always(value) || drawn.has(value));
}

/** Keeps every typed value and thins what a device sends, so that numbers in the grid never overlap. */
export function thinned<T extends { readonly at: Instant }>(
  values: readonly T[],
  frame: Frame,
  apartPx: number,
  first: (value: T) => boolean,
): readonly T[] {
  const taken: T[] = [];
  const free = (value: T) => taken.every((one) => Math.abs(frame.x(one.at) - frame.x(value.at)) >= apartPx);
  for (const value of [...values].reverse()) if (first(value) && free(value)) taken.push(value);
  for (const value of [...values].reverse()) if (!first(value) && free(value)) taken.push(value);
  return taken.sort((a, b) => a.at - b.at);
}
