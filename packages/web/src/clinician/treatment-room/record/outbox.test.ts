import { parseEvent, type SealedEvent, type SessionEvent } from '@titrate/clinical/session';
import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { Outbox, type RefusedSend, type SendAnswer } from './outbox.ts';

const note = (index: number): SessionEvent => {
  const parsed = parseEvent({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    sessionId: 's',
    observedAt: '2026-03-10T09:00:00Z',
    author: { type: 'person', id: 'n1', name: 'Nora Quist', role: 'nurse' },
    origin: 'person',
    kind: 'note.added',
    data: { text: `note ${index}` },
  });
  if (!parsed.ok) throw new Error('a test wrote an event that does not parse');
  return parsed.value;
};
const sealed = (event: SessionEvent): SealedEvent => ({
  ...event,
  seq: 1,
  recordedAt: event.observedAt,
  prevHash: '0'.repeat(64),
  hash: '1'.repeat(64),
});
const taken = (events: readonly SessionEvent[]): SendAnswer => ({ stored: events.map(sealed), refused: [] });

function anOutbox(answers: (sent: readonly SessionEvent[]) => Promise<SendAnswer | RefusedSend>) {
  const sent: string[][] = [];
  const kept: number[] = [];
  const stored: string[] = [];
  const outbox = new Outbox({
    send: (events) => {
      sent.push(events.map((one) => one.id));
      return answers(events);
    },
    onStored: (events) => stored.push(...events.map((one) => one.id)),
    keep: (events) => kept.push(events.length),
    now: () => instant(0),
    wait: async () => {},
  });
  return { outbox, sent, kept, stored };
}

describe('what was charted and is not yet acknowledged', () => {
  it('UI-44: is saving until the server answered, then saved', async () => {
    let answer = (_: SendAnswer) => {};
    const { outbox } = anOutbox(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const outcome = outbox.add(note(1));
    expect(outbox.view().save).toEqual({ kind: 'saving', count: 1 });
    answer(taken([note(1)]));
    expect(await outcome).toEqual({ kind: 'stored' });
    expect(outbox.view().save).toEqual({ kind: 'saved', at: 0 });
    expect(outbox.view().pending).toEqual([]);
  });

  it('CON-02: is sent again under the same id when the answer was lost', async () => {
    let calls = 0;
    const { outbox, sent, stored } = anOutbox(async (events) => {
      calls += 1;
      if (calls < 3) throw new TypeError('fetch failed');
      return taken(events);
    });
    expect(await outbox.add(note(1))).toEqual({ kind: 'stored' });
    expect(sent).toEqual([[note(1).id], [note(1).id], [note(1).id]]);
    expect(stored).toEqual([note(1).id]);
  });

  it('says "not saved" while the server cannot be reached, and since when', async () => {
    const seen: string[] = [];
    let calls = 0;
    const { outbox } = anOutbox(async (events) => {
      calls += 1;
      if (calls === 1) throw new TypeError('fetch failed');
      return taken(events);
    });
    outbox.watch(() => seen.push(outbox.view().save.kind));
    await outbox.add(note(1));
    expect(seen).toContain('not-saved');
    expect(seen.at(-1)).toBe('saved');
  });

  it('is one act when the button was pressed twice', async () => {
    const { outbox, sent } = anOutbox(async (events) => taken(events));
    const both = await Promise.all([outbox.add(note(1)), outbox.add(note(1))]);
    expect(both).toEqual([{ kind: 'stored' }, { kind: 'stored' }]);
    expect(sent.flat()).toEqual([note(1).id]);
  });

  it('CON-04: returns a refused entry to its author, visibly, and goes on with the others', async () => {
    const problems = [{ type: 'held', message: 'GT-07: name an escort', path: '/kind' }];
    const { outbox } = anOutbox(async (events) => ({
      stored: events.slice(1).map(sealed),
      refused: [{ id: note(1).id, problems }],
    }));
    const [first, second] = await Promise.all([outbox.add(note(1)), outbox.add(note(2))]);
    expect([first?.kind, second?.kind]).toContain('refused');
    expect(outbox.view().refused.map((one) => one.event.id)).toContain(note(1).id);
    outbox.dismiss(note(1).id);
    expect(outbox.view().refused.some((one) => one.event.id === note(1).id)).toBe(false);
  });

  it('gives up on a send that the server refused as a whole', async () => {
    const problems = [{ type: 'conflict', message: 'another patient', path: '' }];
    const { outbox, sent } = anOutbox(async () => ({ refusedSend: problems }));
    expect(await outbox.add(note(1))).toEqual({ kind: 'refused', problems });
    expect(sent).toHaveLength(1);
    expect(outbox.view().pending).toEqual([]);
  });

  it('CON-03: takes up what a reload left behind, before what is new', async () => {
    const { outbox, kept, stored } = anOutbox(async (events) => taken(events));
    outbox.restore([note(1)]);
    await outbox.add(note(2));
    expect(stored).toEqual([note(1).id, note(2).id]);
    expect(kept.at(-1)).toBe(0);
  });
});
