import { instrumentById } from '@titrate/clinical/instruments';
import { describe, expect, it } from 'vitest';
import { callsForHelp } from './safety-item.ts';
import { type Step, stepAfter, stepBefore } from './steps.ts';

const phq9 = instrumentById('phq9');
const gad7 = instrumentById('gad7');
const withNinth = (answer: number | null) => [0, 0, 0, 0, 0, 0, 0, 0, answer];
const ninth: Step = { kind: 'question', item: 8 };

describe('the self-check', () => {
  it.each([1, 2, 3])('shows help first when the ninth question is answered with %i', (answer) => {
    expect(stepAfter(ninth, phq9, withNinth(answer))).toEqual({ kind: 'help' });
  });

  it.each([0, null])('goes on to the review when the ninth question is answered with %s', (answer) => {
    expect(stepAfter(ninth, phq9, withNinth(answer))).toEqual({ kind: 'review' });
  });

  it('never blocks: after the help the form goes on', () => {
    expect(stepAfter({ kind: 'help' }, phq9, withNinth(3))).toEqual({ kind: 'review' });
  });

  it('asks one question after the other and goes back the same way', () => {
    expect(stepAfter({ kind: 'question', item: 0 }, gad7, [1])).toEqual({ kind: 'question', item: 1 });
    expect(stepBefore({ kind: 'question', item: 1 }, gad7)).toEqual({ kind: 'question', item: 0 });
    expect(stepBefore({ kind: 'question', item: 0 }, gad7)).toBeUndefined();
    expect(stepBefore({ kind: 'review' }, gad7)).toEqual({ kind: 'question', item: 6 });
  });

  it('has no safety question in the form about worry', () => {
    expect(callsForHelp(gad7, [3, 3, 3, 3, 3, 3, 3])).toBe(false);
  });
});
