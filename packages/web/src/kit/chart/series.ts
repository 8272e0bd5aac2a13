import type { Instant } from '@titrate/quantity';

/** One line of a chart. `null` is a gap and stays one: nothing is interpolated into data (UI-33). */
export interface Series {
  readonly label: string;
  readonly unit: string;
  readonly points: readonly SeriesPoint[];
  /** Which of the four chart colours, 1 to 4; each has its own dash as well. */
  readonly colour: 1 | 2 | 3 | 4;
  readonly look?: 'line' | 'points' | 'steps';
}
export interface SeriesPoint {
  readonly at: Instant;
  readonly value: number | null;
}

/** A pale area with the name of whose band it is (UI-36). */
export interface Band {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** An upright mark in time: a treatment, a medicine change. */
export interface Marker {
  readonly at: Instant;
  readonly label: string;
}

export interface ChartData {
  /** What it shows in one sentence; the accessible name. */
  readonly title: string;
  readonly series: readonly Series[];
  readonly bands?: readonly Band[];
  readonly markers?: readonly Marker[];
  /** Fixed scale of the vertical axis (UI-34). */
  readonly min: number;
  readonly max: number;
  /** "higher = worse" and the like (OUT-01). */
  readonly direction?: string;
  /** Fixed time window; without it the window of the data. */
  readonly from?: Instant;
  readonly until?: Instant;
}

/** Every time that any series has, in order, with one value a series: the rows of the equivalent table. */
export function rowsOf(series: readonly Series[]): { at: Instant; values: (number | null)[] }[] {
  const rows = new Map<Instant, (number | null)[]>();
  series.forEach((one, index) => {
    for (const point of one.points) {
      const row = rows.get(point.at) ?? series.map(() => null);
      row[index] = point.value;
      rows.set(point.at, row);
    }
  });
  return [...rows].sort(([a], [b]) => a - b).map(([at, values]) => ({ at, values }));
}

/** Round tick values that cover a scale in about `wanted` steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticksOf(min: number, max: number, wanted = 5): readonly number[] {
  const rough = (max - min) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough;
  const first = Math.ceil(min / step - 1e-9) * step;
  const ticks: number[] = [];
  for (let value = first; value <= max + step * 1e-9; value += step)
    ticks.push(Number(value.toPrecision(12)));
  return ticks;
}

/** Whether a window is long enough that its axis should name days instead of hours. */
export const spansDays = (from: number, until: number): boolean => until - from > 2 * 86_400_000;

/** Rows for marker labels so that neighbours closer than `apart` do not print over each other: 0, 1 or 2. */
export function labelRows(positions: readonly number[], apart: number): readonly number[] {
  const ends = [-Infinity, -Infinity, -Infinity];
  return positions.map((position) => {
    const free = ends.findIndex((end) => position >= end);
    const row = free === -1 ? 0 : free;
    ends[row] = position + apart;
    return row;
  });
}
