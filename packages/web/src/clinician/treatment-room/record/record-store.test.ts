import { fold, GENESIS_HASH, parseEvent, type SealedEvent, sealEvent } from '@titrate/clinical/session';
import { describe, expect, it } from 'vitest';
import { RecordStore } from './record-store.ts';

/** A chain of notes, sealed as the server seals them. */
function chain(length: number): readonly SealedEvent[] {
  let previous = GENESIS_HASH;
  return Array.from({ length }, (_, index) => {
    const parsed = parseEvent({
      id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      sessionId: 's',
      observedAt: '2026-03-10T09:00:00Z',
      author: { type: 'person', id: 'n1', name: 'Nora Quist', role: 'nurse' },
      origin: 'person',
      kind: 'note.added',
      data: { text: `note ${index + 1}` },
    });
    if (!parsed.ok) throw new Error('a test wrote an event that does not parse');
    const event = sealEvent(previous, {
      ...parsed.value,
      seq: index + 1,
      recordedAt: parsed.value.observedAt,
    });
    previous = event.hash;
    return event;
  });
}

describe('the record as a browser knows it', () => {
  const events = chain(4);
  const at = (...seqs: readonly number[]) => events.filter((event) => seqs.includes(event.seq));

  it('takes up events in their order whatever the order they arrive in', () => {
    const store = new RecordStore();
    expect(store.merge(at(2, 4))).toBe(true);
    expect(store.view().seq).toBe(0);
    expect(store.merge(at(1))).toBe(true);
    expect(store.view().seq).toBe(2);
    expect(store.merge(at(3))).toBe(false);
    expect(store.view().events).toEqual(events);
    expect(store.view().state).toEqual(fold(events));
  });

  it('is the same after the same events twice', () => {
    const store = new RecordStore();
    store.merge(events);
    const once = store.view();
    store.merge(events);
    expect(store.view()).toBe(once);
  });

  it('tells its watchers only when something is new', () => {
    const store = new RecordStore();
    let told = 0;
    store.watch(() => {
      told += 1;
    });
    store.merge(events.slice(0, 2));
    store.merge(events.slice(0, 2));
    expect(told).toBe(1);
  });
});
