import { describe, expect, it } from 'vitest';
import { readWhole } from './whole-number.ts';

describe('a whole number typed as an answer', () => {
  it('is read when it lies in the range, ends included', () => {
    expect(readWhole('0', 0, 100)).toBe(0);
    expect(readWhole(' 100 ', 0, 100)).toBe(100);
    expect(readWhole('-4', -5, 4)).toBe(-4);
  });

  it.each(['', '101', '-1', '5.5', '5,5', '1e1', 'seven', '０'])('is never guessed from %o', (typed) => {
    expect(readWhole(typed, 0, 100)).toBeUndefined();
  });
});
