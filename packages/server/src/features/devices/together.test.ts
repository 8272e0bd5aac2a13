import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

interface Piece {
  readonly key: string;
  readonly n: number;
  readonly fails?: boolean;
}
const keyOf = ({ key }: Piece) => key;

interface Turn {
  readonly items: readonly Piece[];
  readonly alone: boolean;
}

/** Work that notes each turn and takes as long as it is told. */
function worker(ms: () => number = () => 0) {
  const turns: Turn[] = [];
  const state = { under: 0, most: 0, twice: false };
  const keys = new Set<string>();
  const work = async (items: readonly Piece[], alone: boolean): Promise<void> => {
    turns.push({ items, alone });
    for (const { key } of items) state.twice ||= keys.has(key);
    for (const { key } of items) keys.add(key);
    if (!alone) state.under += 1;
    state.most = Math.max(state.most, state.under);
    await new Promise((resolve) => setTimeout(resolve, ms()));
    if (!alone) state.under -= 1;
    for (const { key } of items) keys.delete(key);
    if (items.some(({ fails }) => fails === true)) throw new Error('broken piece');
  };
  const numbers = () => turns.map(({ items }) => items.map(({ n }) => n));
  return { work, turns, state, numbers };
}

describe('work done together', () => {
  it('starts at once and alone where nothing is under way', async () => {
    const { work, numbers } = worker();
    const keep = together(work, { most: 8, lanes: 1, keyOf });
    await keep({ key: 'a', n: 1 });
    await keep({ key: 'b', n: 2 });
    expect(numbers()).toEqual([[1], [2]]);
  });

  it('shares the next turn where it had to wait, so many at most, and each key once', async () => {
    const { work, numbers } = worker();
    const keep = together(work, { most: 3, lanes: 1, keyOf });
    const pieces = ['a', 'b', 'b', 'c', 'd', 'e'].map((key, n) => ({ key, n }));
    await Promise.all(pieces.map(keep));
    expect(numbers()).toEqual([[0], [1, 3, 4], [2, 5]]);
  });

  it('does each piece of a turn that failed by itself, fails only what is broken, and says so', async () => {
    const { work, turns } = worker();
    const troubles: unknown[] = [];
    const keep = together(work, { most: 8, lanes: 1, keyOf, onTrouble: (error) => troubles.push(error) });
    const pieces = [0, 1, 2, 3].map((n) => ({ key: String(n), n, fails: n === 2 }));
    const results = await Promise.allSettled(pieces.map(keep));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(turns.map(({ items, alone }) => [items.length, alone])).toEqual([
      [1, false],
      [3, false],
      [1, true],
      [1, true],
      [1, true],
    ]);
    expect(troubles).toHaveLength(1);
    await keep({ key: 'after', n: 9 });
  });

  it('does not wait for a piece that is done again, but what has its key does', async () => {
    const order: string[] = [];
    let free = () => {};
    const freed = new Promise<void>((resolve) => {
      free = resolve;
    });
    const work = async (items: readonly Piece[], alone: boolean): Promise<void> => {
      const isHeld = items.some(({ n }) => n === 0);
      if (isHeld && !alone) throw new Error('held by somebody');
      if (isHeld) await freed;
      order.push(items.map(({ n }) => n).join());
    };
    const keep = together(work, { most: 8, lanes: 1, keyOf });
    const held = keep({ key: 'a', n: 0 });
    const behind = keep({ key: 'a', n: 1 });
    await keep({ key: 'b', n: 2 });
    await keep({ key: 'c', n: 3 });
    expect(order).toEqual(['2', '3']);
    free();
    await Promise.all([held, behind]);
    expect(order).toEqual(['2', '3', '0', '1']);
  });

  it('answers every piece, in any order of coming and going, and none beside one of its key', async () => {
    const piece = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ piece, waitMs: fc.nat(3) }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        async (given, most, lanes) => {
          let tick = 0;
          const { work, turns, state } = worker(() => tick++ % 3);
          const keep = together(work, { most, lanes, keyOf });
          const answers: Promise<boolean>[] = [];
          for (const [n, { piece: one, waitMs }] of given.entries()) {
            answers.push(
              keep({ ...one, n }).then(
                () => !one.fails,
                () => one.fails,
              ),
            );
            if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
          }
          expect(await Promise.all(answers)).toEqual(given.map(() => true));
          expect(state.most).toBeLessThanOrEqual(lanes);
          expect(state.twice).toBe(false);
          for (const { items } of turns) expect(items.length).toBeLessThanOrEqual(most);
          const done = turns.filter(
            ({ items, alone }) => alone || items.every(({ fails }) => fails !== true),
          );
          expect(done.flatMap(({ items }) => items.map(({ n }) => n)).toSorted((a, b) => a - b)).toEqual(
            given.map((_, n) => n),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
