import { describe, expect, it } from 'vitest';
import { eventsOf, type Script, SESSION_ID } from '../testing/script.ts';
import { contentHashOf, hashOf, verifyChain, verifySignatures } from './chain.ts';
import { replay } from './replay.ts';

const script: Script = {
  preset: 'iv',
  steps: [
    [0, 'start'],
    [10, 'vitals', '128/84 74 98 14'],
    [40, 'stop'],
  ],
};
const events = eventsOf(script);

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

  it('refuses an event that has no place', () => {
    const wrong = eventsOf({ preset: 'iv', steps: [[5, 'resume']] });
    const answer = replay({ session: SESSION_ID, events: wrong, at });
    expect(answer).toMatchObject({
      ok: false,
      error: [{ type: 'wrong-phase', path: `/events/${wrong.length - 1}/kind` }],
    });
  });
});
