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

/** A mark in the lane above the drawing: a treatment, a medicine change. */
export interface Marker {
  readonly at: Instant;
  /** Short; left out where its neighbour leaves no room. */
  readonly label: string;
  /** What stays the same over many marks, such as a dose: written where it changes. */
  readonly note?: string;
}

/** A value to compare with, drawn across: the baseline, where a response begins. */
export interface Level {
  readonly label: string;
  readonly value: number;
}

export interface ChartData {
  /** What it shows in one sentence; the accessible name. */
  readonly title: string;
  readonly series: readonly Series[];
  readonly bands?: readonly Band[];
  readonly levels?: readonly Level[];
  readonly markers?: readonly Marker[];
  /** What the marks above are, for the legend. */
  readonly markersAre?: string;
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

/** Several ticks of one day say it once. */
export const eachOnce = (marks: readonly string[]): string[] =>
  marks.map((mark, index) => (mark === marks[index - 1] ? '' : mark));

/** A word of the lane above a drawing; `x` is its left end. */
export interface LaneWord {
  readonly text: string;
  readonly x: number;
  readonly lane: 'note' | 'label';
}

export interface LaneSpace {
  /** Of each mark. */
  readonly positions: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly widthOf: (text: string) => number;
}

const WORD_GAP = 6;

/** Places the words of marks so that none prints over another or leaves the lane; a word without room is left out. */
export function laneWords(
  markers: readonly Marker[],
  { positions, left, right, widthOf }: LaneSpace,
): readonly LaneWord[] {
  const words: LaneWord[] = [];
  const ends = { note: left, label: left };
  const place = (lane: LaneWord['lane'], text: string, wanted: number) => {
    const width = widthOf(text);
    const x = Math.min(Math.max(wanted, left), right - width);
    if (x < ends[lane]) return false;
    words.push({ text, x, lane });
    ends[lane] = x + width + WORD_GAP;
    return true;
  };
  let written: string | undefined;
  const fromLeft = markers
    .map((marker, index) => ({ ...marker, x: positions[index] ?? left }))
    .sort((a, b) => a.x - b.x);
  for (const { label, note, x } of fromLeft) {
    place('label', label, x - widthOf(label) / 2);
    if (note !== undefined && note !== written && place('note', note, x)) written = note;
  }
  return words;
}
