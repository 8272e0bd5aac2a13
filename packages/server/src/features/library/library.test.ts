import { randomUUID } from 'node:crypto';
import type { Library } from '@titrate/contract';
import { addMs, days, formatInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { libraryForSession, valuesInForce } from './in-force.ts';

const PATH = '/api/clinics/:clinicId/library';
const CHANGE = `${PATH}/changes/:changeId`;
const STRICT = { 'VG-03': { thresholds: { 'systolic-block-above': 170 } } };

async function people() {
  const world = await aWorld();
  const [author, owner] = [await world.signedInAs('prescriber'), await world.signedInAs('owner')];
  return { world, author, owner };
}
const at = (world: World, changeId?: string) => ({
  params: { clinicId: world.clinic.id, ...(changeId === undefined ? {} : { changeId }) },
});
const draft = (world: World, caller: Caller, id: string, change: object = {}) =>
  caller.call('PUT', CHANGE, {
    ...at(world, id),
    body: {
      values: STRICT,
      note: 'Our patients are older',
      effectiveOn: '2026-03-02',
      reviewBy: '2027-03-02',
      version: 0,
      ...change,
    },
  });
const propose = (world: World, caller: Caller, id: string) =>
  caller.call('POST', `${CHANGE}/proposal`, at(world, id));
const answer = (world: World, caller: Caller, id: string, body: object) =>
  caller.call('POST', `${CHANGE}/answer`, { ...at(world, id), body });
const libraryOf = async (world: World, caller: Caller): Promise<Library> =>
  (await caller.call('GET', PATH, at(world))).body;

describe('ADM-05 a change of the limits', () => {
  it('goes from draft over replay and a second person into force, and back in one step', async () => {
    const { world, author, owner } = await people();
    const id = randomUUID();
    const drafted = await draft(world, author, id);
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(200);
    expect(drafted.body.changes[0]).toMatchObject({
      status: 'draft',
      basedOn: 1,
      values: STRICT,
      before: {},
    });
    expect((await propose(world, author, id)).body.changes[0]).toMatchObject({
      status: 'proposed',
      replay: { state: 'running' },
    });

    // ADM-06: nobody approves what was not replayed.
    expect((await answer(world, owner, id, { approved: true })).body.type).toBe('held');
    await world.runJobs();
    expect((await libraryOf(world, owner)).changes[0]?.replay).toMatchObject({
      state: 'done',
      from: '2025-12-02',
      to: '2026-03-02',
      differences: [],
    });

    const approved = await answer(world, owner, id, { approved: true });
    expect(approved.body.inForce).toMatchObject({ number: 2, values: STRICT, expired: false });
    const inForce = () =>
      world.within(world.clinic, (tx) => valuesInForce(tx, world.clinic.id, world.clock.now()));
    expect(await inForce()).toEqual(STRICT);

    const returned = await owner.call('POST', `${PATH}/return`, {
      ...at(world),
      body: { id: randomUUID(), leaves: 2, reason: 'Too many sessions were held' },
    });
    expect(returned.body.inForce).toMatchObject({ number: 3, values: {} });
    expect(await inForce()).toEqual({});
    const audit = await (await world.signedInAs('auditor')).call('GET', '/api/clinics/:clinicId/audit', {
      ...at(world),
      query: { act: 'library' },
    });
    expect(audit.body.entries.map((one: { act: string }) => one.act)).toEqual([
      'library.return',
      'library.approve',
      'library.propose',
      'library.draft',
    ]);
  });

  it('that loosens what may not be loosened is refused with its place, and nothing is stored', async () => {
    const { world, author } = await people();
    const refused = await draft(world, author, randomUUID(), {
      values: { 'VG-03': { thresholds: { 'systolic-block-above': 190 } }, 'SC-001': { severity: 'caution' } },
    });
    expect(refused.status).toBe(400);
    expect(refused.body.problems.map((one: { path: string }) => one.path).sort()).toEqual([
      '/values/SC-001/severity',
      '/values/VG-03/thresholds/systolic-block-above',
    ]);
    expect((await libraryOf(world, author)).changes).toHaveLength(1);
  });

  it('is approved by nobody who wrote it, not past the server either', async () => {
    const { world } = await people();
    const both = await world.signedInAs(['owner', 'prescriber']);
    const id = randomUUID();
    await draft(world, both, id);
    await propose(world, both, id);
    await world.runJobs();
    expect((await answer(world, both, id, { approved: true })).body.type).toBe('not-permitted');
    const past = world.within(world.clinic, (tx) =>
      tx
        .updateTable('libraryChange')
        .set({ status: 'approved', number: 9, answeredBy: both.userId, answerer: '{}' })
        .where('clinicId', '=', world.clinic.id)
        .where('id', '=', id)
        .execute(),
    );
    await expect(past).rejects.toMatchObject({ code: '23514' });
  });

  it('once answered is never changed', async () => {
    const { world } = await people();
    const past = world.within(world.clinic, (tx) =>
      tx
        .updateTable('libraryChange')
        .set({ changedValues: '{}', note: 'rewritten' })
        .where('clinicId', '=', world.clinic.id)
        .execute(),
    );
    await expect(past).rejects.toMatchObject({ code: '23514' });
  });

  it('comes into force on its day, in the zone of the clinic', async () => {
    const { world, author, owner } = await people();
    const id = randomUUID();
    await draft(world, author, id, { effectiveOn: '2026-03-04' });
    await propose(world, author, id);
    await world.runJobs();
    expect((await answer(world, owner, id, { approved: true })).body.inForce.number).toBe(1);
    const numberAt = (text: string) => {
      world.clock.set(Date.parse(text) as ReturnType<typeof world.clock.now>);
      return world.within(
        world.clinic,
        async (tx) => (await libraryForSession(tx, world.clinic.id, world.clock.now())).number,
      );
    };
    expect(await numberAt('2026-03-04T04:59:59Z')).toBe(1);
    expect(await numberAt('2026-03-04T05:00:00Z')).toBe(2);
  });

  it('is one at a time, turned down only with a reason, taken back by its author', async () => {
    const { world, author, owner } = await people();
    const id = randomUUID();
    await draft(world, author, id);
    expect((await draft(world, author, randomUUID())).body.type).toBe('conflict');
    expect((await draft(world, author, id, { version: 7 })).body.type).toBe('stale-version');
    await propose(world, author, id);
    expect((await answer(world, owner, id, { approved: false, reason: ' ' })).status).toBe(400);
    const down = await answer(world, owner, id, { approved: false, reason: 'Discuss first' });
    expect(down.body.changes[0]).toMatchObject({
      status: 'turned-down',
      answer: { reason: 'Discuss first' },
    });
    const second = randomUUID();
    await draft(world, author, second);
    const back = await author.call('POST', `${CHANGE}/discarding`, at(world, second));
    expect(back.body.changes.find((one: { id: string }) => one.id === second).status).toBe('discarded');
  });

  it('is not seen from the clinic next door', async () => {
    const { world, author } = await people();
    const id = randomUUID();
    await draft(world, author, id);
    const stranger = await world.signedInAs('prescriber', world.otherClinic);
    const params = { clinicId: world.otherClinic.id, changeId: id };
    expect((await stranger.call('POST', `${CHANGE}/proposal`, { params })).status).toBe(404);
    expect((await stranger.call('GET', PATH, { params })).body.changes).toHaveLength(1);
  });
});

it('ADM-06 the replay asks a stored session, says how it would have gone, and holds nothing in the record', async () => {
  const { world, author, owner } = await people();
  const treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, world.clock.now()),
  );
  const nurse = await world.signedInAs('nurse');
  const charted = await nurse.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
    params: { clinicId: world.clinic.id, sessionId: treatment.sessionId },
    body: {
      patientId: treatment.patientId,
      events: [
        {
          id: randomUUID(),
          kind: 'vital.recorded',
          data: { heartRatePerMin: 105, status: 'final' },
          observedAt: formatInstant(world.clock.now()),
        },
      ],
    },
  });
  expect(charted.body.refused, JSON.stringify(charted.body)).toEqual([]);
  const id = randomUUID();
  await draft(world, author, id, {
    values: { 'AL-04': { thresholds: { 'watch-heartRatePerMin-high': 100 } } },
  });
  await propose(world, author, id);
  await world.runJobs();
  expect((await libraryOf(world, owner)).changes[0]?.replay).toMatchObject({
    state: 'done',
    sessions: 1,
    done: 2,
    total: 2,
    byRule: [{ rule: 'AL-04', title: 'Heart rate', area: 'alert', count: 1 }],
    differences: [
      {
        rule: 'AL-04',
        before: null,
        after: 'watch (> 100)',
        patientId: treatment.patientId,
        sessionId: treatment.sessionId,
      },
    ],
  });
});

it('DOSE-12 past its day of review the library opens no session', async () => {
  const { world } = await people();
  const open = () =>
    world.within(world.clinic, (tx) => libraryForSession(tx, world.clinic.id, world.clock.now()));
  expect((await open()).number).toBe(1);
  world.clock.set(addMs(world.clock.now(), days(3700)));
  await expect(open()).rejects.toMatchObject({ tag: 'held', detail: expect.stringContaining('2036-01-01') });
});
