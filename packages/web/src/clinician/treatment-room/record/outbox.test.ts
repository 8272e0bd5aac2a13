import { parseEvent, type SealedEvent, type SessionEvent } from '@titrate/clinical/session';
import { type Instant, instant } from '@titrate/quantity';
import { describe, expect, it, vi } from 'vitest';
import { type Kept, Outbox, type RefusedSend, type SendAnswer } from './outbox.ts';

const note = (index: number): SessionEvent => anAct('note.added', { text: `note ${index}` }, index);
function anAct(kind: string, data: unknown, index: number): SessionEvent {
  const parsed = parseEvent({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    sessionId: 's',
    observedAt: '2026-03-10T09:00:00Z',
    author: { type: 'person', id: 'n1', name: 'Nora Quist', role: 'nurse' },
    origin: 'person',
    kind,
    data,
  });
  if (!parsed.ok) throw new Error('a test wrote an event that does not parse');
  return parsed.value;
}
const sealed = (event: SessionEvent): SealedEvent => ({
  ...event,
  seq: 1,
  recordedAt: event.observedAt,
  prevHash: '0'.repeat(64),
  hash: '1'.repeat(64),
});
const taken = (events: readonly SessionEvent[]): SendAnswer => ({ stored: events.map(sealed), refused: [] });

const HOUR_MS = 3_600_000;
interface Clock {
  at: Instant;
  live: boolean;
}

function anOutbox(
  answers: (sent: readonly SessionEvent[]) => Promise<SendAnswer | RefusedSend>,
  known: (ids: readonly string[]) => Promise<ReadonlySet<string>> = async () => new Set(),
  waited: (clock: Clock) => Promise<void> | void = () => {},
) {
  const asked: string[][] = [];
  const sent: string[][] = [];
  const kept: Kept[] = [];
  const clock = { at: instant(0), live: true };
  const stored: string[] = [];
  const outbox = new Outbox({
    send: (events) => {
      sent.push(events.map((one) => one.id));
      return answers(events);
    },
    onStored: (events) => stored.push(...events.map((one) => one.id)),
    recorded: async (ids) => {
      asked.push([...ids]);
      return known(ids);
    },
    live: () => clock.live,
    keep: async (now) => void kept.push(now),
    expiresMs: 12 * HOUR_MS,
    now: () => clock.at,
    wait: async () => waited(clock),
  });
  return { outbox, sent, asked, kept, stored, clock };
}

describe('what was charted and is not yet acknowledged', () => {
  it('UI-44: is saving until the server answered, then saved', async () => {
    let answer = (_: SendAnswer) => {};
    const { outbox, sent } = anOutbox(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const outcome = outbox.add(note(1));
    expect(outbox.view().save).toEqual({ kind: 'saving', count: 1 });
    await vi.waitFor(() => expect(sent).toHaveLength(1));
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
    outbox.restore({ waiting: [{ event: note(1), since: instant(0) }], refused: [] });
    await outbox.add(note(2));
    expect(stored).toEqual([note(1).id, note(2).id]);
    expect(kept.at(-1)).toEqual({ waiting: [], refused: [] });
  });

  it('CON-02: is kept on the device before it is sent', async () => {
    const { outbox, kept } = anOutbox(async (events) => {
      expect(kept.at(-1)?.waiting.map(({ event }) => event.id)).toEqual(events.map((one) => one.id));
      return taken(events);
    });
    expect(await outbox.add(note(1))).toEqual({ kind: 'stored' });
  });

  it('CON-04: returns to its author after 12 hours instead of being sent, and not a minute earlier', async () => {
    let calls = 0;
    const { outbox, sent } = anOutbox(
      async () => {
        calls += 1;
        throw new TypeError('fetch failed');
      },
      undefined,
      (clock) => {
        clock.at = instant(calls === 1 ? 12 * HOUR_MS - 60_000 : 12 * HOUR_MS);
      },
    );
    expect(await outbox.add(note(1))).toMatchObject({ kind: 'refused', problems: [{ type: 'expired' }] });
    expect(sent).toHaveLength(2);
    expect(outbox.view().refused).toHaveLength(1);
  });

  it('CON-04: what came back refused is still there for its author after a reload', async () => {
    const problems = [{ type: 'held', message: 'no', path: '' }];
    const { outbox, kept } = anOutbox(async () => ({ refusedSend: problems }));
    await outbox.add(note(1));
    const again = anOutbox(async (events) => taken(events));
    again.outbox.restore(kept.at(-1) ?? { waiting: [], refused: [] });
    expect(again.outbox.view().refused).toEqual([{ event: note(1), problems }]);
    expect(again.sent).toEqual([]);
  });
});

describe('an act that needs the server', () => {
  const pause = (index: number) => anAct('infusion.paused', { reason: 'patient-request' }, index);

  it('CON-04: is refused at once while the server is not heard, with what would clear it', async () => {
    const { outbox, sent, clock } = anOutbox(async (events) => taken(events));
    clock.live = false;
    const outcome = await outbox.add(pause(1));
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ type: 'needs-server' }] });
    expect(sent).toEqual([]);
    expect(outbox.view().pending).toEqual([]);
  });

  it('CON-04: is not begun while what was charted before it still waits', async () => {
    const { outbox, sent } = anOutbox(
      () => Promise.reject(new TypeError('fetch failed')),
      undefined,
      () => new Promise(() => {}),
    );
    void outbox.add(note(1));
    await vi.waitFor(() => expect(outbox.view().save.kind).toBe('not-saved'));
    expect(await outbox.add(pause(2))).toMatchObject({ problems: [{ type: 'needs-server' }] });
    expect(sent.flat()).not.toContain(pause(2).id);
  });

  it('CON-04: whose answer was lost is asked about under its id and never sent again', async () => {
    const lost = async () => Promise.reject(new TypeError('fetch failed'));
    const { outbox, sent, asked } = anOutbox(lost, async (ids) => new Set(ids));
    expect(await outbox.add(pause(1))).toEqual({ kind: 'stored' });
    expect(sent).toEqual([[pause(1).id]]);
    expect(asked).toEqual([[pause(1).id]]);
    expect(outbox.view()).toMatchObject({ pending: [], inDoubt: [], save: { kind: 'saved' } });
  });

  it('CON-04: that never arrived returns to its author, not sent again', async () => {
    const lost = async () => Promise.reject(new TypeError('fetch failed'));
    const { outbox, sent } = anOutbox(lost);
    expect(await outbox.add(pause(1))).toMatchObject({
      kind: 'refused',
      problems: [{ type: 'not-recorded' }],
    });
    expect(sent).toHaveLength(1);
    expect(outbox.view().refused.map((one) => one.event.id)).toEqual([pause(1).id]);
  });

  it('CON-04: that never arrived and is tried again takes its refusal back', async () => {
    let calls = 0;
    const { outbox } = anOutbox(async (events) => {
      calls += 1;
      if (calls === 1) throw new TypeError('fetch failed');
      return taken(events);
    });
    await outbox.add(pause(1));
    expect(outbox.view().refused).toHaveLength(1);
    expect(await outbox.add(pause(1))).toEqual({ kind: 'stored' });
    expect(outbox.view().refused).toEqual([]);
  });

  it('CON-04: tells the person that it is open when the server cannot be asked either', async () => {
    let reached = false;
    const { outbox, sent } = anOutbox(
      async () => Promise.reject(new TypeError('fetch failed')),
      async (ids) => {
        if (!reached) throw new TypeError('fetch failed');
        return new Set(ids);
      },
    );
    expect(await outbox.add(pause(1))).toMatchObject({ kind: 'unanswered' });
    expect(outbox.view().inDoubt.map((one) => one.id)).toEqual([pause(1).id]);
    expect(outbox.open()).toBe(false);
    reached = true;
    await vi.waitFor(() => expect(outbox.view().inDoubt).toEqual([]));
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['recorded', (ids: readonly string[]) => new Set(ids), { kind: 'stored' }],
    ['not recorded', () => new Set<string>(), { kind: 'refused', problems: [{ type: 'not-recorded' }] }],
  ] as const)('CON-04: tells the form that waits what became of it, %s', async (_, answer, expected) => {
    let reached = false;
    const { outbox, sent } = anOutbox(
      async () => Promise.reject(new TypeError('fetch failed')),
      async (ids) => {
        if (!reached) throw new TypeError('fetch failed');
        return answer(ids);
      },
    );
    expect(await outbox.add(pause(1))).toMatchObject({ kind: 'unanswered' });
    const told = outbox.settled(pause(1).id);
    reached = true;
    expect(await told).toMatchObject(expected);
    // Also for a form that asks after the server has said.
    expect(await outbox.settled(pause(1).id)).toMatchObject(expected);
    expect(sent).toHaveLength(1);
  });

  it('CON-04: left behind by a reload is asked about before what waits is sent', async () => {
    const { outbox, asked, sent } = anOutbox(
      async (events) => taken(events),
      async (ids) => new Set(ids),
    );
    outbox.restore({
      waiting: [note(1), pause(2)].map((event) => ({ event, since: instant(0) })),
      refused: [],
    });
    await vi.waitFor(() => expect(outbox.view().save.kind).toBe('saved'));
    await vi.waitFor(() => expect(outbox.view().pending).toEqual([]));
    expect(asked).toEqual([[pause(2).id]]);
    expect(sent).toEqual([[note(1).id]]);
  });
});
