import { Decimal } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceAfter, ENTRY_KINDS, type EntryKind } from './balance.ts';
import { openContainers, type WeekEntry, weekLine } from './weekly.ts';

const mg = (amount: number) => Decimal.of(amount);
const entry = (kind: EntryKind, amount: number): WeekEntry => ({ kind, amountMg: mg(amount) });
const texts = (line: ReturnType<typeof weekLine>) =>
  Object.fromEntries(Object.entries(line).map(([name, value]) => [name, value.toString()]));

describe('CS-08 a week of one item at one location', () => {
  it('CS-08 sums each kind, and what was given or wasted does not leave the shelf twice', () => {
    const line = weekLine(mg(500), [
      entry('receipt', 1000),
      entry('draw-up', 100),
      entry('administered', 60),
      entry('wasted', 15),
      entry('returned', 25),
      entry('move-out', 200),
      entry('move-in', 50),
      entry('destroyed', 30),
      entry('lost', 5),
      entry('adjusted', -1),
      entry('count', 1214),
    ]);
    expect(texts(line)).toEqual({
      openingMg: '500',
      receivedMg: '1000',
      movedMg: '-150',
      issuedMg: '100',
      givenMg: '60',
      wastedMg: '15',
      returnedMg: '25',
      destroyedMg: '30',
      lostMg: '5',
      adjustedMg: '-1',
      closingMg: '1239',
    });
  });

  it('CS-08 opening, movements and closing agree, in any order, with the books', () => {
    const entries = fc.array(
      fc
        .record({ kind: fc.constantFrom(...ENTRY_KINDS), amount: fc.integer({ min: 0, max: 50 }) })
        .map(({ kind, amount }) => entry(kind, amount)),
    );
    fc.assert(
      fc.property(entries, (all) => {
        const line = weekLine(mg(10_000), all);
        expect(texts(weekLine(mg(10_000), all.toReversed()))).toEqual(texts(line));
        const { openingMg, receivedMg, movedMg, issuedMg, returnedMg, destroyedMg, lostMg, adjustedMg } =
          line;
        const sum = [receivedMg, movedMg, issuedMg.negated(), returnedMg, destroyedMg.negated()]
          .concat(lostMg.negated(), adjustedMg)
          .reduce((total, one) => total.plus(one), openingMg);
        expect(sum.toString()).toBe(line.closingMg.toString());
        const books = balanceAfter([entry('receipt', 10_000), ...all]);
        expect(books.ok && books.value.toString()).toBe(line.closingMg.toString());
      }),
    );
  });
});

describe('CS-08 the containers of the week', () => {
  const of = (vialId: string, ...entries: readonly WeekEntry[]) =>
    entries.map((one) => ({ ...one, sessionId: 's', vialId }));

  it('CS-08 names those that do not add up, and by how much', () => {
    const open = openContainers([
      ...of('a', entry('draw-up', 100), entry('administered', 60), entry('wasted', 40)),
      ...of('b', entry('draw-up', 100), entry('administered', 60), entry('wasted', 39.9)),
      ...of('c', entry('draw-up', 56), entry('returned', 56)),
      ...of('d', entry('draw-up', 56), entry('administered', 84)),
      ...of('e', entry('draw-up', 100), entry('draw-up', -100)),
    ]);
    expect(open.map(({ vialId, differenceMg }) => [vialId, differenceMg.toString()])).toEqual([
      ['b', '0.1'],
      ['d', '-28'],
    ]);
  });
});
