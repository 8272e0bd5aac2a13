import { parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { instant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeKept } from './kept-entries.ts';
import type { Kept, Waiting } from './outbox.ts';

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function entry(n: number, kind = 'note.added', data: object = { text: `${n}` }): SessionEvent {
  const parsed = parseEvent({
    id: idOf(n),
    sessionId: '11111111-1111-4111-8111-111111111111',
    kind,
    observedAt: '2026-03-02T15:00:00.000Z',
    author: { type: 'person', id: 'nora', name: 'Nora', role: 'nurse' },
    origin: 'person',
    data,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
const waits = (n: number): Waiting => ({ event: entry(n), since: instant(n) });
const stop: Waiting = {
  event: entry(90, 'infusion.stopped', { reason: 'patient-request' }),
  since: instant(0),
};
const NOTHING: Kept = { waiting: [], refused: [] };
const numbers = (kept: Kept | undefined) =>
  (kept?.waiting ?? []).map(({ event }) => Number(event.id.slice(-12)));

describe('CON-03 the unsent entries of two tabs of one person', () => {
  it('stand beside each other, and each tab takes away its own alone', () => {
    const first = mergeKept(
      NOTHING,
      { waiting: [waits(1), waits(2)], refused: [] },
      new Set([idOf(1), idOf(2)]),
    );
    const second = mergeKept(first.kept ?? NOTHING, { waiting: [waits(3)], refused: [] }, new Set([idOf(3)]));
    expect(numbers(second.kept)).toEqual([1, 2, 3]);
    expect(second.others.map(({ event }) => event.id)).toEqual([idOf(1), idOf(2)]);
    const sent = mergeKept(
      second.kept ?? NOTHING,
      { waiting: [waits(2)], refused: [] },
      new Set([idOf(1), idOf(2)]),
    );
    expect(numbers(sent.kept)).toEqual([3, 2]);
  });

  it('leave nothing once all are sent', () => {
    const held = { waiting: [waits(1)], refused: [] };
    expect(mergeKept(held, NOTHING, new Set([idOf(1)]))).toEqual({ kept: undefined, others: [] });
  });

  it('keep an act of another tab and do not take it over, and what was refused there', () => {
    const held = { waiting: [stop], refused: [{ event: entry(4), problems: [] }] };
    const { kept, others } = mergeKept(held, NOTHING, new Set());
    expect(kept).toEqual(held);
    expect(others).toEqual([]);
    expect(mergeKept(held, NOTHING, new Set([idOf(4)])).kept?.refused).toEqual([]);
  });

  it('lose nothing in any order of charting, sending and closing', () => {
    const act = fc.record({ tab: fc.nat(2), sends: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const tabs = [0, 1, 2].map(() => ({ own: new Set<string>(), left: [] as Waiting[] }));
        const acknowledged = new Set<string>();
        let held: Kept = NOTHING;
        for (const [n, { tab, sends }] of acts.entries()) {
          const one = tabs[tab];
          if (one === undefined) continue;
          if (sends) {
            for (const { event } of one.left) acknowledged.add(event.id);
            one.left = [];
          } else {
            one.left = [...one.left, waits(n)];
            one.own.add(idOf(n));
          }
          const { kept, others } = mergeKept(held, { waiting: one.left, refused: [] }, one.own);
          held = kept ?? NOTHING;
          for (const other of others) one.own.add(other.event.id);
          one.left = [...others, ...one.left];
        }
        const keptIds = new Set(held.waiting.map(({ event }) => event.id));
        for (const [n, { sends }] of acts.entries())
          if (!sends) expect(keptIds.has(idOf(n)) || acknowledged.has(idOf(n))).toBe(true);
      }),
    );
  });
});
