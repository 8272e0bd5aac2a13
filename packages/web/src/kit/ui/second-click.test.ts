import { describe, expect, it } from 'vitest';
import { type Click, isStraySecond } from './second-click.ts';

const first: Click = { on: 'the first button', at: 1000, x: 100, y: 200 };
const then = (over: Partial<Click>) =>
  isStraySecond(first, { on: 'the next button', at: 1120, x: 101, y: 199, ...over });

describe('the second half of a double click', () => {
  it('is stray where another button has come under the pointer', () => {
    expect(then({})).toBe(true);
    expect(then({ at: 1399 })).toBe(true);
    expect(then({ at: 1400 })).toBe(false);
  });

  it('is meant where the pointer went on', () => {
    expect(then({ x: 112, y: 200 })).toBe(true);
    expect(then({ x: 113, y: 200 })).toBe(false);
    expect(then({ y: 240 })).toBe(false);
  });

  it('is left to the act where it meets the same button, and to nobody where it is the first', () => {
    expect(then({ on: first.on })).toBe(false);
    expect(isStraySecond(undefined, first)).toBe(false);
  });
});
