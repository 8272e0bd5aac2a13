import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  answer,
  at,
  CHANGE,
  draft,
  libraryOf,
  PATH,
  people,
  propose,
  STRICT,
} from '../../testing/library.ts';
import type { Caller } from '../../testing/world.ts';
import { libraryForSession, valuesInForce } from './in-force.ts';

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
        async (tx) => (await libraryForSession(tx, world.clinic.id, world.clock.now()))?.number,
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

describe('ADM-05 two at once', () => {
  it('that approve in two places leave one version, and the second person hears so', async () => {
    const { world, author, owner } = await people();
    const other = await world.signedInAs('prescriber');
    const id = randomUUID();
    await draft(world, author, id);
    await propose(world, author, id);
    await world.runJobs();
    const answers = await Promise.all(
      [owner, owner, other].map((one) => answer(world, one, id, { approved: true })),
    );
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(answers.filter(({ status }) => status !== 200).every(({ body }) => body.type === 'conflict')).toBe(
      true,
    );
    const numbers = (await libraryOf(world, owner)).changes.map(({ number }) => number);
    expect(numbers.toSorted()).toEqual([1, 2]);
  });

  it('that begin a draft or return leave one of each', async () => {
    const { world, author, owner } = await people();
    const drafted = await Promise.all([1, 2, 3].map(() => draft(world, author, randomUUID())));
    expect(drafted.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { changes } = await libraryOf(world, owner);
    const id = changes[0]?.id ?? '';
    await propose(world, author, id);
    await world.runJobs();
    await answer(world, owner, id, { approved: true });
    const returned = await Promise.all(
      [owner, author].map((one) =>
        one.call('POST', `${PATH}/return`, {
          ...at(world),
          body: { id: randomUUID(), leaves: 2, reason: 'Too many sessions were held' },
        }),
      ),
    );
    expect(returned.map(({ body }) => body.type ?? 'done').sort()).toEqual(['done', 'stale-version']);
  });
});

describe('a draft whose author is away', () => {
  it('is taken back by an owner, and by no other prescriber', async () => {
    const { world, author, owner } = await people();
    const other = await world.signedInAs('prescriber');
    const id = randomUUID();
    await draft(world, author, id);
    const takeBack = (caller: Caller) => caller.call('POST', `${CHANGE}/discarding`, at(world, id));
    expect((await takeBack(other)).body.type).toBe('not-permitted');
    expect((await takeBack(owner)).body.changes[0]).toMatchObject({ status: 'discarded' });
    expect((await draft(world, other, randomUUID())).status).toBe(200);
  });
});
