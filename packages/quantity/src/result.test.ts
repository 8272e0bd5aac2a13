import { describe, expect, it } from 'vitest';
import { err, invariant, ok, unreachable } from './result.ts';

describe('answers and defects', () => {
  it('an answer is a value or an error, never both', () => {
    expect(ok(1)).toEqual({ ok: true, value: 1 });
    expect(err('no')).toEqual({ ok: false, error: 'no' });
  });

  it('a broken invariant is loud', () => {
    expect(() => invariant(true, 'one is one')).not.toThrow();
    expect(() => invariant(false, 'one is two')).toThrow('Invariant broken: one is two');
  });

  it('a case that nobody handled is loud', () => {
    // @ts-expect-error a text is not "never": the compiler catches what this line forces
    expect(() => unreachable('a new kind')).toThrow('a new kind');
  });
});
