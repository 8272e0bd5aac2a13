import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { drawAnswer, phq9Answers, phq9Course } from './trajectory.ts';

describe('a synthetic course of depression scores', () => {
  it('spreads every possible PHQ-9 total over nine items without losing a point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 27 }), fc.string(), (total, seed) => {
        const answers = phq9Answers(createRandom(seed), total);
        expect(answers).toHaveLength(9);
        expect(answers.every((a) => Number.isInteger(a) && a >= 0 && a <= 3)).toBe(true);
        expect(answers.reduce((a, b) => a + b, 0)).toBe(total);
      }),
    );
  });

  it('answers like the published series: about half respond, some get worse', () => {
    const random = createRandom('series');
    const drawn = Array.from({ length: 4000 }, () => drawAnswer(random));
    const share = (of: readonly string[]) => drawn.filter((a) => of.includes(a)).length / drawn.length;
    expect(share(['remitter', 'responder'])).toBeCloseTo(0.536, 1);
    expect(share(['worse'])).toBeCloseTo(0.084, 1);
  });

  it('gives the same person for the same seed', () => {
    const once = phq9Course(createRandom('a'), 'responder', 19, 6);
    expect(phq9Course(createRandom('a'), 'responder', 19, 6)).toEqual(once);
    expect(once).toHaveLength(7);
    expect(once[6]).toBeLessThan(12);
  });
});
