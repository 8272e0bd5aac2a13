import { describe, expect, it } from 'vitest';
import { simulate } from '../index.ts';
import { Scratch } from './scratch.ts';

describe('the memory that runs share', () => {
  it('gives zeros, also where the run before wrote', () => {
    const first = new Scratch();
    first.take(100).fill(7);
    first.end();
    const second = new Scratch();
    expect([...second.take(100)]).toEqual(Array.from({ length: 100 }, () => 0));
    second.end();
  });

  it('gives a run inside a run memory of its own', () => {
    const outer = new Scratch();
    const held = outer.take(10).fill(1);
    const inner = new Scratch();
    inner.take(10).fill(2);
    inner.end();
    expect([...held]).toEqual(Array.from({ length: 10 }, () => 1));
    outer.end();
  });

  it('leaves no trace of one question in the answer to the next', () => {
    const ask = (model: string, subjects: number, to: number) =>
      JSON.stringify(
        simulate({
          model,
          subject: { weightKg: 70 },
          doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
          timesMin: { from: 0, to, step: 3 },
          population: { subjects, seed: 1, percentiles: [5, 50, 95] },
        }),
      );
    const alone = ask('racemic-two-enantiomer', 300, 240);
    ask('domino-stanpump', 64, 30);
    ask('racemic-two-enantiomer', 700, 600);
    expect(ask('racemic-two-enantiomer', 300, 240)).toBe(alone);
    expect(alone).toContain('p95');
  });
});
