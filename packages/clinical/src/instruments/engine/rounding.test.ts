import { describe, expect, it } from 'vitest';
import { roundedRatio } from './rounding.ts';

describe('a ratio that is rounded', () => {
  it('rounds a half away from zero, on either side', () => {
    expect([roundedRatio(1, 2), roundedRatio(3, 2), roundedRatio(49, 100)]).toEqual([1, 2, 0]);
    expect([roundedRatio(-1, 2), roundedRatio(-3, 2), roundedRatio(-1, 1)]).toEqual([-1, -2, -1]);
  });
  it('keeps as many places as asked for', () => {
    expect([roundedRatio(1, 3, 1), roundedRatio(2, 3, 2), roundedRatio(-1, 8, 2)]).toEqual([
      0.3, 0.67, -0.13,
    ]);
  });
  it('is never minus nothing', () => {
    expect(Object.is(roundedRatio(-1, 3), 0)).toBe(true);
    expect(Object.is(roundedRatio(0, 3), 0)).toBe(true);
  });
});
