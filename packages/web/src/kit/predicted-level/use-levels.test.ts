import { describe, expect, it } from 'vitest';
import type { LevelsRequest } from './levels.ts';
import { Asker } from './use-levels.ts';

const request = (toMin: number): LevelsRequest => ({
  modelId: 'racemic-two-enantiomer',
  subject: { weightKg: 70 },
  doses: [],
  toMin,
  stepMin: 1,
});

function asking() {
  const sent: number[] = [];
  const asker = new Asker(({ request: { toMin } }) => sent.push(toMin));
  return { asker, sent };
}

describe('what a moving slider asks the worker', () => {
  it('one question at a time, and of those that came meanwhile the newest', () => {
    const { asker, sent } = asking();
    for (const toMin of [1, 2, 3]) asker.ask(request(toMin));
    expect(sent).toEqual([1]);
    asker.answered(1);
    expect(sent).toEqual([1, 3]);
    asker.answered(2);
    expect(sent).toEqual([1, 3]);
  });

  it('goes on after curves that came ahead, and is not confused by their bands', () => {
    const { asker, sent } = asking();
    asker.ask(request(1));
    asker.answered(1);
    asker.ask(request(2));
    asker.ask(request(3));
    // The bands of the first question, late: the second one is still being worked out.
    asker.answered(1);
    expect(sent).toEqual([1, 2]);
    asker.answered(2);
    expect(sent).toEqual([1, 2, 3]);
  });

  it('the same question once, until another one came between', () => {
    const { asker, sent } = asking();
    for (const toMin of [1, 1, 2, 1]) {
      asker.ask(request(toMin));
      asker.answered(sent.length);
    }
    expect(sent).toEqual([1, 2, 1]);
  });

  it('forgets what waits when there is nothing to draw any more', () => {
    const { asker, sent } = asking();
    asker.ask(request(1));
    asker.ask(request(2));
    asker.ask(undefined);
    asker.answered(1);
    expect(sent).toEqual([1]);
  });
});
