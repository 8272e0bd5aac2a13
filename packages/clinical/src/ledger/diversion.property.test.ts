import { addDays } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diversionSignals } from './diversion.ts';
import { DIVERSION_LIMITS } from './diversion-limits.ts';
import type { LedgerMovement } from './diversion-movements.ts';
import { movement, TODAY } from './testing/movements.ts';

/** Low minimums, so that small examples reach every signal. */
const LIMITS = {
  ...DIVERSION_LIMITS,
  wasteContainers: { ...DIVERSION_LIMITS.wasteContainers, value: 1 },
  wastePeers: { ...DIVERSION_LIMITS.wastePeers, value: 2 },
  brokenTimes: { ...DIVERSION_LIMITS.brokenTimes, value: 2 },
  cancelledContainers: { ...DIVERSION_LIMITS.cancelledContainers, value: 1 },
  pairWastes: { ...DIVERSION_LIMITS.pairWastes, value: 2 },
  pairOthers: { ...DIVERSION_LIMITS.pairOthers, value: 1 },
};
const told = (movements: readonly LedgerMovement[]) => diversionSignals(movements, TODAY, LIMITS);

const people = ['ann', 'ben', 'cas', 'eve'] as const;
const one = fc.record({
  kind: fc.constantFrom('draw-up', 'administered', 'wasted', 'returned', 'count', 'lost', 'adjusted'),
  by: fc.constantFrom(...people),
  witness: fc.constantFrom('yan', 'zoe'),
  amount: fc.integer({ min: -20, max: 100 }),
  minuteOfDay: fc.integer({ min: 0, max: 1439 }),
  reason: fc.constantFrom('broken', 'rest'),
  session: fc.constantFrom('s1', 's2', 's3', 's4'),
  daysAgo: fc.integer({ min: 0, max: 95 }),
});
const books = fc.array(one, { maxLength: 40 }).map((all) =>
  all.map(({ daysAgo, session, witness, kind, ...rest }, index) =>
    movement({
      ...rest,
      kind,
      seq: index + 1,
      day: addDays(TODAY, -daysAgo),
      ...(kind === 'count' || kind === 'lost' || kind === 'adjusted'
        ? {}
        : { session, vialId: 'v', end: session === 's4' ? ('cancelled' as const) : ('over' as const) }),
      witness: kind === 'wasted' ? witness : undefined,
    }),
  ),
);

describe('CS-16 signals of diversion', () => {
  it('CS-16 do not depend on the order of the entries', () => {
    fc.assert(
      fc.property(books, fc.infiniteStream(fc.nat()), (all, order) => {
        const keys = new Map(all.map((entry) => [entry.seq, order.next().value ?? 0]));
        const mixed = all.toSorted((a, b) => (keys.get(a.seq) ?? 0) - (keys.get(b.seq) ?? 0));
        expect(told(mixed)).toEqual(told(all));
      }),
    );
  });

  it('CS-16 about a person are not changed by what somebody else does elsewhere, but for comparison with peers', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 0, max: 1439 }), (all, minuteOfDay) => {
        const added = movement({
          kind: 'draw-up',
          by: 'unrelated',
          seq: 999,
          amount: 50,
          minuteOfDay,
          session: 'elsewhere',
          vialId: 'x',
        });
        const own = (movements: readonly LedgerMovement[]) =>
          told(movements)
            .filter(({ kind, person }) => kind !== 'waste-rate' && person.id !== 'unrelated')
            .map(({ numbers, ...rest }) => ({
              ...rest,
              numbers: numbers.filter(({ name }) => name !== 'Other people in the ledger'),
            }));
        const before = own(all);
        const after = own([...all, added]);
        // One person more can make a share mean something; nothing that was told is taken back.
        expect(after.filter(({ kind }) => kind !== 'witness-pair')).toEqual(
          before.filter(({ kind }) => kind !== 'witness-pair'),
        );
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  it('CS-16 name entries that exist, of days within the span', () => {
    fc.assert(
      fc.property(books, (all) => {
        for (const signal of told(all)) {
          expect(signal.entries.length).toBeGreaterThan(0);
          for (const seq of signal.entries) {
            const entry = all.find((candidate) => candidate.seq === seq);
            expect(entry !== undefined && entry.day >= signal.from && entry.day <= signal.to).toBe(true);
          }
        }
      }),
    );
  });
});
