import { describe, expect, it } from 'vitest';
import { compileExpression } from './expression.ts';

const names = ['a', 'b', 'ke0'];
const evaluate = (text: string): number =>
  compileExpression(text, (name) => {
    const at = names.indexOf(name);
    return at < 0 ? undefined : at;
  })(Float64Array.from([6, 3, 0.5]));

describe('rate expressions of the model files', () => {
  it.each([
    ['a / b', 2],
    ['a - b - 1', 2],
    ['1 - a / b * 2', -3],
    ['(1 - ke0) * a', 3],
    ['2 ^ b', 8],
    ['2 ^ b ^ 2', 512],
    ['1000 / a', 1000 / 6],
    ['0.5', 0.5],
  ])('%s is %d', (text, expected) => {
    expect(evaluate(text)).toBeCloseTo(expected, 12);
  });

  it.each(['', 'a /', 'a b', '(a', 'a + c', 'a $ b', ')', 'a.b'])('refuses "%s"', (text) => {
    expect(() => evaluate(text)).toThrow(/Model expression/);
  });
});
