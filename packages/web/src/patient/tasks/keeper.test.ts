import type { Progress } from '@titrate/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeeper, type Saved } from './keeper.ts';

const REFUSED = 'The link has run out';

/** A server that can be away, and time that passes when told to. */
function aPhone(start: { progress?: Progress; unsaved?: Progress } = {}) {
  const server = { progress: { ...start.progress } as Progress, away: false, refuses: false, requests: 0 };
  const waiting: (() => void)[] = [];
  let remembered: Progress = {};
  const keeper = createKeeper({
    progress: start.progress ?? {},
    unsaved: start.unsaved ?? {},
    send: async (answers): Promise<Saved> => {
      server.requests += 1;
      await Promise.resolve();
      if (server.refuses) throw new Error(REFUSED);
      if (server.away) throw new TypeError('network');
      server.progress = { ...server.progress, ...answers };
      const isRisk = answers['8'] === 1;
      return {
        progress: server.progress,
        help: isRisk ? { reason: 'thoughts-of-death', seenBy: 'the nurse' } : null,
      };
    },
    refusalOf: (error) => (error instanceof Error && error.message === REFUSED ? REFUSED : undefined),
    remember: (unsaved) => {
      remembered = unsaved;
    },
    later: (_ms, act) => {
      waiting.push(act);
      return () => waiting.splice(waiting.indexOf(act), 1);
    },
  });
  const timePasses = async () => {
    for (const act of waiting.splice(0)) act();
    await keeper.settle();
  };
  return { keeper, server, timePasses, unsaved: () => remembered };
}

describe('answers on a phone', () => {
  it('are sent as they are given and said to be saved', async () => {
    const { keeper, server } = aPhone();
    keeper.give('0', 2);
    expect(keeper.read().state.kind).toBe('saving');
    expect(await keeper.settle()).toBe(true);
    expect(server.progress).toEqual({ 0: 2 });
    expect(keeper.read()).toMatchObject({ unsaved: 0, state: { kind: 'saved' } });
  });

  it('are kept while the network is away, counted, and sent when it is back', async () => {
    const { keeper, server, timePasses, unsaved } = aPhone();
    server.away = true;
    keeper.give('0', 2);
    expect(await keeper.settle()).toBe(false);
    keeper.give('1', null);
    expect(keeper.read()).toMatchObject({
      unsaved: 2,
      state: { kind: 'waiting' },
      progress: { 0: 2, 1: null },
    });
    expect(unsaved()).toEqual({ 0: 2, 1: null });
    server.away = false;
    await timePasses();
    expect(server.progress).toEqual({ 0: 2, 1: null });
    expect(keeper.read()).toMatchObject({ unsaved: 0, state: { kind: 'saved' } });
    expect(unsaved()).toEqual({});
  });

  it('survive a reload: what was left over is sent first', async () => {
    const { keeper, server } = aPhone({ progress: { 0: 1 }, unsaved: { 0: 3 } });
    expect(keeper.read().progress).toEqual({ 0: 3 });
    await keeper.settle();
    expect(server.progress).toEqual({ 0: 3 });
  });

  it('changed while on their way arrive as last given', async () => {
    const { keeper, server } = aPhone();
    keeper.give('0', 1);
    keeper.give('0', 3);
    await keeper.settle();
    expect(server.progress).toEqual({ 0: 3 });
  });

  it('say when the clinic takes no more, and are still on the phone', async () => {
    const { keeper, server } = aPhone();
    server.refuses = true;
    keeper.give('0', 1);
    expect(await keeper.settle()).toBe(false);
    expect(keeper.read()).toMatchObject({ unsaved: 1, state: { kind: 'ended', message: REFUSED } });
    const { requests } = server;
    keeper.give('1', 1);
    keeper.retry();
    expect(server.requests).toBe(requests);
  });

  it('carry the help the server asks to be shown, and keep it', async () => {
    const { keeper } = aPhone();
    keeper.give('8', 1);
    await keeper.settle();
    keeper.give('9', 0);
    await keeper.settle();
    expect(keeper.read().help?.seenBy).toBe('the nurse');
  });

  it('end on the server as they stand on the phone, whatever the network did', async () => {
    const step = fc.oneof(
      fc.record({ give: fc.constantFrom('0', '1', '2'), value: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ away: fc.boolean() }),
      fc.constant({ pause: true } as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { keeper, server, timePasses } = aPhone();
        const given: Progress = {};
        for (const one of steps) {
          if ('give' in one) {
            given[one.give] = one.value;
            keeper.give(one.give, one.value);
          } else if ('away' in one) server.away = one.away;
          else await timePasses();
        }
        server.away = false;
        await timePasses();
        await timePasses();
        expect(server.progress).toEqual(given);
        expect(keeper.read()).toMatchObject({ progress: given, unsaved: 0, state: { kind: 'saved' } });
      }),
    );
  });
});
