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

export const levelTicks = (most: number): readonly number[] => ticksOf(0, most, 4);
