import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { levelOn, type RoomCurve, rangeOn } from './level.ts';

const origin = instant(Date.parse('2026-03-02T15:00:00Z'));
const after = (minutes: number) => instant(origin + minutes * 60_000);
/** A level at minutes 0, 1 and 2; the rest of a curve plays no part here. */
const curve = { timesMin: [0, 1, 2], typical: [0, 10, 30] } as unknown as RoomCurve;

describe('the level of a curve at a moment', () => {
  it.each([
    [0, 0],
    [1, 10],
    [1.5, 20],
    [2, 30],
  ])('at minute %s is %s', (minutes, level) => {
    expect(levelOn(curve, origin, after(minutes))).toBe(level);
  });

  it.each([-0.01, 2.01])('is none at minute %s, outside the curve', (minutes) => {
    expect(levelOn(curve, origin, after(minutes))).toBeUndefined();
  });

  it('is none without a curve', () => {
    expect(levelOn(undefined, origin, after(1))).toBeUndefined();
  });
});

describe('the range of a curve at a moment', () => {
  const banded = { ...curve, p5: [0, 8, 20], p95: [0, 12, 44] } as unknown as RoomCurve;

  it('is between the limits of its band, straight from minute to minute', () => {
    expect(rangeOn(banded, origin, after(1))).toEqual([8, 12]);
    expect(rangeOn(banded, origin, after(1.5))).toEqual([14, 28]);
  });

  it('is not known without a band, outside the curve, or without one', () => {
    expect(rangeOn(curve, origin, after(1))).toBeUndefined();
    expect(rangeOn(banded, origin, after(2.01))).toBeUndefined();
    expect(rangeOn(undefined, origin, after(1))).toBeUndefined();
  });
});
