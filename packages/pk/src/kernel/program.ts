import { tick } from './trajectory.ts';

/** One dose of a cohort: the same time and duration for all, an amount that may differ between people. */
export interface CohortInput {
  readonly startMin: number;
  readonly durationMin: number;
  readonly doseMg: number;
  /** Inputs of one channel differ between people by one factor only. */
  readonly channel: number;
}

/** What happens to every subject, in order. */
export type Operation =
  | {
      readonly kind: 'change';
      readonly doses: readonly ChannelAmount[];
      /** Running inputs per minute, from here on. */
      readonly rates: readonly ChannelAmount[];
    }
  /** Let time pass. */
  | { readonly kind: 'wait'; readonly dt: number }
  /** `count` equal steps; after each one column is written, the first into `column`. A step of 0 only writes. */
  | { readonly kind: 'run'; readonly dt: number; readonly column: number; readonly count: number };

export interface ChannelAmount {
  readonly channel: number;
  readonly mg: number;
}

/**
 * The common timetable of a cohort: changes and samples merged, times on the exact grid of `tick`, even
 * stretches gathered into runs. No run crosses a multiple of `columnsPerTile`.
 */
export function operationsOf(
  inputs: readonly CohortInput[],
  timesMin: readonly number[],
  columnsPerTile: number,
): readonly Operation[] {
  const spans = inputs
    .map((input) => ({
      from: tick(input.startMin),
      to: tick(input.startMin + input.durationMin),
      channel: input.channel,
      mg: input.doseMg,
    }))
    .sort((a, b) => a.from - b.from);
  const edges = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const times = timesMin.map(tick);
  const operations: Operation[] = [];
  let running: typeof spans = [];
  let next = 0;
  let edge = 0;
  let sample = 0;
  let now = Math.min(edges[0] ?? Number.POSITIVE_INFINITY, times[0] ?? Number.POSITIVE_INFINITY);
  while (sample < times.length) {
    const edgeAt = edges[edge] ?? Number.POSITIVE_INFINITY;
    const sampleAt = times[sample] ?? Number.POSITIVE_INFINITY;
    if (edgeAt <= sampleAt) {
      if (edgeAt > now) operations.push({ kind: 'wait', dt: edgeAt - now });
      now = edgeAt;
      edge += 1;
      running = running.filter((span) => span.to > now);
      const doses: ChannelAmount[] = [];
      for (let span = spans[next]; span !== undefined && span.from <= now; span = spans[next]) {
        next += 1;
        if (span.to > span.from) running.push(span);
        else doses.push({ channel: span.channel, mg: span.mg });
      }
      const rates = running.map((span) => ({ channel: span.channel, mg: span.mg / (span.to - span.from) }));
      operations.push({ kind: 'change', doses, rates });
      continue;
    }
    const dt = sampleAt - now;
    const room = columnsPerTile - (sample % columnsPerTile);
    let count = 1;
    while (
      count < room &&
      dt > 0 &&
      (times[sample + count] ?? Number.NaN) - (times[sample + count - 1] ?? 0) === dt &&
      (times[sample + count] ?? 0) < edgeAt
    )
      count += 1;
    operations.push({ kind: 'run', dt, column: sample, count });
    sample += count;
    now = times[sample - 1] ?? now;
  }
  return operations;
}
