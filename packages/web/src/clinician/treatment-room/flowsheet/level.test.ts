import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { bandWords, levelOn, type RoomCurve, rangeOn, withOldBand } from './level.ts';

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

describe('a curve that came ahead of its band', () => {
  const before = {
    ...curve,
    p5: [0, 8, 20],
    p95: [0, 12, 44],
    warnings: ['absurd-dose: doses[0] is 400 mg', 'borrowed-band: of another model'],
  } as unknown as RoomCurve;
  const next = { timesMin: [0, 1, 2], typical: [0, 10, 50], warnings: [] } as unknown as RoomCurve;

  it('keeps the band before it, and says so', () => {
    const kept = withOldBand(next, before);
    expect(kept).toEqual({
      ...next,
      p5: before.p5,
      p95: before.p95,
      isBandOld: true,
      warnings: ['borrowed-band: of another model'],
    });
    expect(bandWords(kept)).toMatch(/as before the last change; being worked out anew$/);
    expect(bandWords(before)).not.toContain('before the last change');
    expect(withOldBand(next, kept)).toEqual(kept);
  });

  it('tells no range that its level has left', () => {
    const kept = withOldBand(next, before);
    expect(rangeOn(kept, origin, after(1))).toEqual([8, 12]);
    expect(rangeOn(kept, origin, after(2))).toBeUndefined();
    expect(rangeOn({ ...next, p5: [0, 8, 20], p95: [0, 12, 44] }, origin, after(2))).toEqual([20, 44]);
  });

  it('has none where there was none, or one of other minutes', () => {
    expect(withOldBand(next, undefined)).toBe(next);
    expect(withOldBand(next, curve)).toBe(next);
    expect(withOldBand(next, { ...before, timesMin: [0, 1] })).toBe(next);
  });
});
