import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

interface Piece {
  readonly key: string;
  readonly n: number;
  readonly fails?: boolean;
}
const keyOf = ({ key }: Piece) => key;

/** Work that notes each turn and takes as long as it is told. */
function worker(ms: () => number = () => 0) {
  const turns: (readonly Piece[])[] = [];
  const state = { under: 0, most: 0 };
  const work = async (items: readonly Piece[]): Promise<readonly number[]> => {
    turns.push(items);
    state.under += 1;
    state.most = Math.max(state.most, state.under);
    await new Promise((resolve) => setTimeout(resolve, ms()));
    state.under -= 1;
    if (items.some(({ fails }) => fails === true)) throw new Error('broken piece');
    return items.map(({ n }) => n);
  };
  return { work, turns, state };
}

describe('work done together', () => {
  it('starts at once and alone where nothing is under way', async () => {
    const { work, turns } = worker();
    const keep = together(work, { most: 8, lanes: 1, keyOf });
    expect(await keep({ key: 'a', n: 1 })).toBe(1);
    expect(await keep({ key: 'b', n: 2 })).toBe(2);
    expect(turns.map((turn) => turn.length)).toEqual([1, 1]);
  });

  it('shares the next turn where it had to wait, so many at most, and each key once', async () => {
    const { work, turns } = worker();
    const keep = together(work, { most: 3, lanes: 1, keyOf });
    const pieces = ['a', 'b', 'b', 'c', 'd', 'e'].map((key, n) => ({ key, n }));
    expect(await Promise.all(pieces.map(keep))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(turns.map((turn) => turn.map(({ n }) => n))).toEqual([[0], [1, 3, 4], [2, 5]]);
  });

  it('does each piece of a turn that failed by itself, and fails only what is broken', async () => {
    const { work, turns } = worker();
    const keep = together(work, { most: 8, lanes: 1, keyOf });
    const pieces = [0, 1, 2, 3].map((n) => ({ key: String(n), n, fails: n === 2 }));
    const results = await Promise.allSettled(pieces.map(keep));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(turns.map((turn) => turn.length)).toEqual([1, 3, 1, 1, 1]);
    expect(await keep({ key: 'after', n: 9 })).toBe(9);
  });

  it('answers every piece with its own result, in any order of coming and going', async () => {
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
          const answers: Promise<unknown>[] = [];
          for (const [n, { piece: one, waitMs }] of given.entries()) {
            answers.push(
              keep({ ...one, n }).then(
                (result) => result === n && !one.fails,
                () => one.fails,
              ),
            );
            if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
          }
          expect(await Promise.all(answers)).toEqual(given.map(() => true));
          expect(state.most).toBeLessThanOrEqual(lanes);
          for (const turn of turns) {
            expect(turn.length).toBeLessThanOrEqual(most);
            expect(new Set(turn.map(keyOf)).size).toBe(turn.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
