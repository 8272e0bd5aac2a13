import { randomUUID } from 'node:crypto';
import { alertEventsToAppend, type SessionEvent } from '@titrate/clinical/session';
import { addMs, minutes } from '@titrate/quantity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anEvent, bedsideSteps, chart } from '../../testing/bedside.ts';
import { aSecondServer, type SecondServer } from '../../testing/second-server.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type World } from '../../testing/world.ts';
import { eventsAfter, findSession, StateCache } from './store.ts';
import { startWatch, watchOnce } from './watch.ts';

let world: World;
let other: SecondServer;
let treatment: TestTreatment;

beforeAll(async () => {
  world = await aWorld();
  other = await aSecondServer(world);
});
beforeEach(async () => {
  world.clock.advance(5 * 3_600_000);
  treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, world.clock.now(), `W-${world.clock.now()}`),
  );
  const people = {
    nurse: await world.signedInAs('nurse'),
    'second-nurse': await world.signedInAs('nurse'),
    prescriber: await world.signedInAs('prescriber'),
  };
  for (const step of bedsideSteps(addMs(world.clock.now(), minutes(61)), [[0, 'start']])) {
    world.clock.set(step.at);
    const answer = await chart(people[step.by], treatment, [anEvent(step.kind, step.data, step.at)]);
    expect([step.kind, answer.body.refused]).toEqual([step.kind, []]);
  }
});

const record = (): Promise<readonly SessionEvent[]> =>
  world.within(world.clinic, (tx) => eventsAfter(tx, world.clinic.id, treatment.sessionId, 0));
const raised = async () =>
  (await record()).flatMap((event) =>
    event.kind === 'alert.raised' ? [`${event.data.condition} ${event.data.band}`] : [],
  );

describe('time alone', () => {
  it('raises that vital signs are overdue, once a band, whether or not anybody looks', async () => {
    const cache = new StateCache();
    await watchOnce(world.deps, cache);
    expect(await raised()).toEqual([]);
    world.clock.advance(45 * 60_000);
    await watchOnce(world.deps, cache);
    const conditions = await raised();
    expect(conditions).toEqual([...new Set(conditions)]);
    expect(conditions.length).toBeGreaterThan(0);
    const before = (await record()).length;
    await watchOnce(world.deps, cache);
    expect(await record()).toHaveLength(before);
  });

  it('raises it once although two servers watch at the same moment', async () => {
    world.clock.advance(45 * 60_000);
    await Promise.all([
      watchOnce(world.deps, new StateCache()),
      watchOnce(other.deps, other.cache),
      watchOnce(world.deps, new StateCache()),
    ]);
    // A session that another server held in that moment is left to the next round.
    await watchOnce(other.deps, other.cache);
    const ids = (await record()).map((event) => event.id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(await raised()).toEqual([...new Set(await raised())]);
    expect(await raised()).not.toEqual([]);
  });

  it('leaves a session alone that is not open', async () => {
    await world.within(world.clinic, (tx) =>
      tx.updateTable('session').set({ phase: 'discharged' }).where('id', '=', treatment.sessionId).execute(),
    );
    world.clock.advance(45 * 60_000);
    await watchOnce(world.deps, new StateCache());
    expect(await raised()).toEqual([]);
  });

  it('is watched beside the requests, a few sessions at a time, and a stopping server does not wait for the rest', async () => {
    world.clock.advance(45 * 60_000);
    const stop = startWatch(world.deps, new StateCache(), 20);
    await expect.poll(raised, { timeout: 3_000 }).not.toEqual([]);
    const before = performance.now();
    await stop();
    expect(performance.now() - before).toBeLessThan(1_000);
    const conditions = await raised();
    expect(conditions).toEqual([...new Set(conditions)]);
  });

  it('goes on where an entry was refused under the very id of the alert that is due', async () => {
    const later = addMs(world.clock.now(), minutes(45));
    const state = await world.within(world.clinic, async (tx) =>
      new StateCache().stateOf(tx, await findSession(tx, world.clinic.id, treatment.sessionId)),
    );
    const [due] = alertEventsToAppend(state, later);
    const nurse = await world.signedInAs('nurse');
    const unread = anEvent('note.added', { text: '' }, world.clock.now(), due?.id);
    expect((await chart(nurse, treatment, [unread])).body.refused).toMatchObject([{ id: due?.id }]);
    world.clock.set(later);
    await watchOnce(world.deps, new StateCache());
    expect((await record()).map((event) => event.id)).toContain(due?.id);
    const note = anEvent('note.added', { text: 'All well' }, later);
    const again = await chart(await world.signedInAs('nurse'), treatment, [note]);
    expect([again.status, again.body.refused]).toEqual([200, []]);
  });

  it('looks at the others where one session cannot be looked at', async () => {
    world.clock.advance(45 * 60_000);
    const broken = new StateCache();
    const { stateOf } = broken;
    broken.stateOf = async (tx, head) => {
      if (head.id !== treatment.sessionId) throw new Error('an event that does not read');
      return stateOf.call(broken, tx, head);
    };
    await watchOnce(world.deps, broken);
    expect(await raised()).not.toEqual([]);
  });

  it('takes its time over many sessions, and none over a few', async () => {
    const ofAClinic = async (clinic: World['clinic'], count: number) => {
      for (let n = 0; n < count; n += 1)
        await world.within(clinic, (tx) =>
          aTreatment(tx, clinic.id, world.clock.now(), `S-${randomUUID().slice(0, 12)}`),
        );
    };
    const tookMs = async () => {
      const began = performance.now();
      await watchOnce(world.deps, new StateCache(), { spreadMs: 1_500 });
      return performance.now() - began;
    };
    await world.within(world.clinic, (tx) =>
      tx.updateTable('session').set({ phase: 'discharged' }).execute(),
    );
    await ofAClinic(world.otherClinic, 8);
    expect(await tookMs()).toBeLessThan(700);
    await ofAClinic(world.otherClinic, 1);
    const two = await tookMs();
    expect(two).toBeGreaterThan(740);
    expect(two).toBeLessThan(1_500);
  });
});
