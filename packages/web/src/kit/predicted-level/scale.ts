import { ticksOf } from '../chart/series.ts';

/** The end of an axis that holds a value: the next round number, so that the scale moves in steps and not with every digit. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((m) => m * power >= value) ?? 10;
  return step * power;
}

/** Minutes between marks of a time axis: round for a reader of clocks. */
export function minuteTicks(toMin: number, wanted: number): readonly number[] {
  const step =
    [5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440].find((s) => toMin / s <= wanted) ?? 2880;
  return Array.from({ length: Math.floor(toMin / step) + 1 }, (_, index) => index * step);
}

/** From here on a reader counts hours. */
const HOURS_FROM_MIN = 300;
export const inHours = (toMin: number): boolean => toMin > HOURS_FROM_MIN;

/** The marks of a time axis with what is written below them: minutes, or hours where there would be too many. */
export const timeTicks = (
  toMin: number,
  wanted: number,
): readonly { readonly min: number; readonly text: string }[] =>
  minuteTicks(toMin, wanted).map((min) => ({ min, text: String(inHours(toMin) ? min / 60 : min) }));

const TABLE_ROWS = 25;

/** Which samples a table shows: those at round minutes, the last, and every marked moment. */
export function tableRows(timesMin: readonly number[], marks: readonly number[]): readonly number[] {
  const round = new Set(minuteTicks(timesMin.at(-1) ?? 0, TABLE_ROWS));
  return [...timesMin.keys()].filter((index) => {
    const min = timesMin[index] ?? 0;
    return index === timesMin.length - 1 || round.has(min) || marks.includes(min);
  });
}

const levelTicks = (most: number): readonly number[] => ticksOf(0, most, 4);

/** Where a value stands between the bottom and the top of an upright axis, 0 to 1, and which values are marked. */
interface ValueScale {
  readonly share: (value: number) => number;
  readonly ticks: readonly number[];
}

/** How far down a logarithmic axis reaches: three powers of ten below its top; what is lower lies on its bottom. */
const DECADES = 3;

export function valueScale(top: number, isLog: boolean): ValueScale {
  if (!isLog) return { share: (value) => value / top, ticks: levelTicks(top) };
  const least = Math.log10(top) - DECADES;
  const first = Math.ceil(least - 1e-9);
  return {
    share: (value) => (value <= 0 ? 0 : Math.max(0, (Math.log10(value) - least) / DECADES)),
    ticks: Array.from({ length: Math.floor(Math.log10(top) + 1e-9) - first + 1 }, (_, index) =>
      Number((10 ** (first + index)).toPrecision(6)),
    ),
  };
}
