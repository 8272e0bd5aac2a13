import { fold, type SessionState } from '@titrate/clinical/session';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { append, aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type TestClinic, type World } from '../../testing/world.ts';
import { eventsAfter, findSession, lockSession, StateCache } from './store.ts';

let world: World;
let treatment: TestTreatment;
let count = 0;

beforeAll(async () => {
  world = await aWorld();
});
beforeEach(async () => {
  count += 1;
  world.clock.advance(3_600_000);
  treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, world.clock.now(), `S-${count}`),
  );
});

const NOTE = (text: string) => [{ kind: 'note.added', data: { text } }];
const write = (text: string) =>
  world.within(world.clinic, (tx) => append(tx, treatment, world.clock.now(), NOTE(text)));
const read = (cache: StateCache): Promise<SessionState> =>
  world.within(world.clinic, async (tx) =>
    cache.stateOf(tx, await findSession(tx, world.clinic.id, treatment.sessionId)),
  );
const stored = (): Promise<SessionState> =>
  world.within(world.clinic, async (tx) =>
    fold(await eventsAfter(tx, world.clinic.id, treatment.sessionId, 0)),
  );
const notes = (state: SessionState) => state.notes.map((note) => note.data.text);

describe('the remembered state of a session', () => {
  it('takes in what another server has appended since', async () => {
    const cache = new StateCache();
    expect(notes(await read(cache))).toEqual([]);
    await write('from elsewhere');
    await write('and again');
    expect(notes(await read(cache))).toEqual(['from elsewhere', 'and again']);
    expect(await read(cache)).toEqual(await stored());
  });

  it('forgets what a transaction that failed had appended', async () => {
    const cache = new StateCache();
    await read(cache);
    const failing = world.within(world.clinic, async (tx) => {
      await append(tx, treatment, world.clock.now(), NOTE('never stored'), cache);
      expect(
        notes(await cache.stateOf(tx, await findSession(tx, world.clinic.id, treatment.sessionId))),
      ).toEqual(['never stored']);
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(notes(await read(cache))).toEqual([]);
  });

  it('is not taken for the record where another server stored something else under the same number', async () => {
    const cache = new StateCache();
    await world
      .within(world.clinic, async (tx) => {
        await append(tx, treatment, world.clock.now(), NOTE('lost'), cache);
        throw new Error('undo');
      })
      .catch(() => undefined);
    await write('kept');
    expect(notes(await read(cache))).toEqual(['kept']);
    await world
      .within(world.clinic, async (tx) => {
        await append(tx, treatment, world.clock.now(), NOTE('lost too'), cache);
        throw new Error('undo');
      })
      .catch(() => undefined);
    await write('second');
    await write('third');
    expect(notes(await read(cache))).toEqual(['kept', 'second', 'third']);
    expect(await read(cache)).toEqual(await stored());
  });
});

describe('a session', () => {
  it('is seen and locked in its own clinic only', async () => {
    const from = (clinic: TestClinic, clinicId: string) =>
      world.within(clinic, (tx) => lockSession(tx, clinicId, treatment.sessionId));
    await expect(from(world.otherClinic, world.clinic.id)).rejects.toMatchObject({ tag: 'not-found' });
    await expect(from(world.otherClinic, world.otherClinic.id)).rejects.toMatchObject({ tag: 'not-found' });
    expect((await from(world.clinic, world.clinic.id)).id).toBe(treatment.sessionId);
  });

  it('gives the events after any number, in order', async () => {
    await write('one');
    await write('two');
    const after = (seq: number) =>
      world.within(world.clinic, async (tx) =>
        (await eventsAfter(tx, world.clinic.id, treatment.sessionId, seq)).map((event) => event.seq),
      );
    expect([await after(0), await after(3), await after(4)]).toEqual([[1, 2, 3, 4], [4], []]);
  });
});
