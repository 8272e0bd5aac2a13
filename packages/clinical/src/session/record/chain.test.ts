import { describe, expect, it } from 'vitest';
import { eventsOf, parsed, type Script, SESSION_ID } from '../testing/script.ts';
import { contentHashOf, hashOf, verifyChain, verifySignatures } from './chain.ts';
import { MAX_EVENTS, replay } from './replay.ts';

const script: Script = {
  preset: 'iv',
  steps: [
    [0, 'start'],
    [10, 'vitals', '128/84 74 98 14'],
    [40, 'stop'],
  ],
};
const events = eventsOf(script);

describe('what is not sealed', () => {
  it('says why the chain is broken', () => {
    const [first] = events;
    if (first === undefined) throw new Error('no event');
    const without = (name: string) =>
      verifyChain([parsed(Object.fromEntries(Object.entries(first).filter(([key]) => key !== name)))]);
    const broken = (reason: string) => ({ chain: 'broken', eventId: first.id, reason });
    expect(without('hash')).toEqual(broken('not sealed'));
    expect(without('prevHash')).toEqual(broken('not sealed'));
    expect(without('recordedAt')).toEqual(broken('not recorded'));
    expect(without('seq')).toEqual(broken('not recorded'));
    expect(without('enteredFrom')).toEqual({ chain: 'valid' });
  });

  it('is covered by a signature all the same, by its content', () => {
    const unsealed = events.map(({ hash: _, ...event }) => event);
    expect(contentHashOf(unsealed)).toBe(contentHashOf(events));
    const [first, ...rest] = unsealed;
    if (first === undefined) throw new Error('no event');
    expect(contentHashOf([{ ...first, observedAt: '2026-03-10T07:00:00Z' }, ...rest])).not.toBe(
      contentHashOf(events),
    );
  });
});

describe('the chain of a session', () => {
  it('is valid as sealed', () => {
    expect(verifyChain(events)).toEqual({ chain: 'valid' });
    expect(verifyChain([])).toEqual({ chain: 'valid' });
  });

  it('breaks at every removal, exchange, repetition and unsealed event', () => {
    for (let i = 0; i < events.length; i += 1) {
      const without = events.filter((_, index) => index !== i);
      // Taking off the end leaves a valid beginning; only an anchor outside can show that.
      expect(verifyChain(without).chain).toBe(i === events.length - 1 ? 'valid' : 'broken');
      const one = events[i];
      if (one === undefined) continue;
      const { hash: _hash, ...unsealed } = one;
      expect(verifyChain(events.with(i, unsealed as typeof one)).chain).toBe('broken');
      expect(verifyChain([...events.slice(0, i + 1), one, ...events.slice(i + 1)]).chain).toBe('broken');
    }
    expect(verifyChain([...events].reverse()).chain).toBe('broken');
  });

  it('says which entry stands where another belongs', () => {
    const [first, second] = events;
    if (first === undefined || second === undefined) throw new Error('no events');
    expect(verifyChain([second])).toMatchObject({ reason: 'sequence 2 where 1 belongs' });
    expect(verifyChain([first, first])).toMatchObject({ reason: 'sequence 1 where 2 belongs' });
  });

  it('breaks when one character of anything is changed', () => {
    events.forEach((event, i) => {
      const text = JSON.stringify(event);
      for (const [from, to] of [
        ['Nora Quist', 'Nora Quisd'],
        ['"final"', '"doubtful"'],
        ['2026-03-10T08', '2026-03-10T07'],
        ['"pass"', '"fail"'],
      ] as const) {
        if (!text.includes(from)) continue;
        expect(verifyChain(events.with(i, JSON.parse(text.replace(from, to)))).chain).toBe('broken');
      }
    });
  });

  it('seals the hash of what is stored, whatever the order of members', () => {
    const [first] = events;
    if (first === undefined) throw new Error('no events');
    const shuffled = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(first).reverse())));
    expect(hashOf(shuffled)).toBe(first.hash);
  });
});

describe('signatures (REC-03, REC-04)', () => {
  const left: Script['steps'] = [
    [0, 'start'],
    [10, 'stop'],
    [20, 'session.ended', { manner: 'left-before-criteria', note: 'x' }],
  ];
  const before = eventsOf({ preset: 'iv', steps: left });
  const signed = (contentHash: string) =>
    eventsOf({
      preset: 'iv',
      steps: [...left, [30, 'session.signed', { meaning: 'author', credentials: 'RN', contentHash }]],
    });

  it('hold over exactly what stood before them', () => {
    expect(verifySignatures(signed(contentHashOf(before)))).toMatchObject([{ holds: true }]);
    expect(verifySignatures(signed(contentHashOf(before.slice(1))))).toMatchObject([{ holds: false }]);
  });
});

describe('replay', () => {
  const at = '2026-03-10T09:20:00Z';

  it('answers the published contract and says when the chain is broken', () => {
    const answer = replay({ session: SESSION_ID, events, at });
    expect(answer).toMatchObject({ ok: true, value: { phase: 'dosing', givenMg: 20, chain: 'valid' } });
    const cut = replay({
      session: SESSION_ID,
      events: events.map((event) => ({ ...event, prevHash: '0'.repeat(64) })),
      at,
    });
    expect(cut).toMatchObject({ ok: true, value: { phase: 'dosing', givenMg: 20, chain: 'broken' } });
  });

  it('takes an earlier instant as a question about then', () => {
    expect(replay({ session: SESSION_ID, events, at: '2026-03-10T08:30:00Z' })).toMatchObject({
      ok: true,
      value: { phase: 'gate', givenMg: 0 },
    });
    expect(replay({ session: SESSION_ID, events, at: '2026-03-10T07:00:00Z' })).toMatchObject({
      ok: true,
      value: { phase: 'booked' },
    });
  });

  it('names every problem of a bad input with its path', () => {
    const [first] = events;
    const answer = replay({ session: '', events: [{ ...first, data: {} }, 7], at: 'noon', more: 1 });
    expect(answer.ok ? [] : answer.error.map((p) => p.path)).toEqual(
      expect.arrayContaining(['/more', '/session', '/at', '/events/0/data/order', '/events/1']),
    );
    expect(replay(null).ok).toBe(false);
    expect(replay({ session: 's', events: {}, at })).toMatchObject({
      ok: false,
      error: [{ path: '/events' }],
    });
  });

  it('takes the session as a text or by its id, and the moment as a text alone', () => {
    expect(replay({ session: { id: SESSION_ID }, events, at })).toEqual(
      replay({ session: SESSION_ID, events, at }),
    );
    const answer = replay({ session: { name: SESSION_ID }, events, at: 1_772_000_000 });
    expect(answer).toMatchObject({
      error: [
        { type: 'missing', path: '/session' },
        { type: 'not-an-instant', path: '/at' },
      ],
    });
  });

  it('refuses events of another session and more events than any session has', () => {
    expect(replay({ session: 'another', events: events.slice(0, 2), at })).toMatchObject({
      error: [
        { type: 'other-session', path: '/events/0/sessionId' },
        { type: 'other-session', path: '/events/1/sessionId' },
      ],
    });
    const many = (length: number) => replay({ session: SESSION_ID, events: Array(length).fill(7), at: '' });
    const types = (length: number) => {
      const answer = many(length);
      return answer.ok ? [] : [...new Set(answer.error.map(({ type }) => type))];
    };
    expect(MAX_EVENTS).toBe(200_000);
    expect(types(MAX_EVENTS + 1)).toContain('too-long');
    expect(types(MAX_EVENTS)).not.toContain('too-long');
  });

  it('asks a session under other values than it was opened with', () => {
    const left = eventsOf({
      preset: 'iv',
      steps: [
        [0, 'start'],
        [40, 'stop'],
      ],
    });
    const readyAt = (values?: object) => {
      const answer = replay(
        { session: SESSION_ID, events: left, at: '2026-03-10T09:41:00Z' },
        values as never,
      );
      return answer.ok ? answer.value.readiness.readyAt : undefined;
    };
    expect(readyAt()).toBe('2026-03-10T10:40:00.000Z');
    expect(readyAt({ 'DC-02': { thresholds: { minimum: 90 } } })).toBe('2026-03-10T11:10:00.000Z');
  });

  it('refuses an event that has no place', () => {
    const wrong = eventsOf({ preset: 'iv', steps: [[5, 'resume']] });
    const answer = replay({ session: SESSION_ID, events: wrong, at });
    expect(answer).toMatchObject({
      ok: false,
      error: [{ type: 'wrong-phase', path: `/events/${wrong.length - 1}/kind` }],
    });
  });
});
