import { randomUUID } from 'node:crypto';
import { addMs, days } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import {
  answer,
  asOwnerOf,
  at,
  draft,
  libraryOf,
  PATH,
  people,
  propose,
  upgraded,
} from '../../testing/library.ts';
import { aTreatment } from '../../testing/treatment.ts';
import { atOf, type Caller } from '../../testing/world.ts';
import { libraryForSession, valuesInForce } from './in-force.ts';

describe('ADM-05 the day a version comes into force', () => {
  const approvedFor = async (effectiveOn: string) => {
    const everybody = await people();
    const { world, author, owner } = everybody;
    const id = randomUUID();
    await draft(world, author, id, { effectiveOn });
    await propose(world, author, id);
    await world.runJobs();
    return { ...everybody, id, approve: () => answer(world, owner, id, { approved: true }) };
  };

  it('is not in the past, neither drafted nor proposed', async () => {
    const { world, author } = await people();
    const refused = await draft(world, author, randomUUID(), { effectiveOn: '2026-03-01' });
    expect(refused.body.problems).toMatchObject([{ path: '/effectiveOn' }]);
    const turned = await draft(world, author, randomUUID(), { reviewBy: '2026-03-02' });
    expect(turned.body.problems).toMatchObject([{ path: '/reviewBy' }]);
    // Two minutes before the clinic's midnight, and two after.
    const id = randomUUID();
    world.clock.set(atOf('2026-03-03T04:58:00Z'));
    const awake = await world.signedInAs('prescriber');
    await draft(world, awake, id);
    world.clock.set(atOf('2026-03-03T05:02:00Z'));
    const proposed = await propose(world, awake, id);
    expect(proposed.status).toBe(400);
    expect(proposed.body.problems).toMatchObject([{ path: '/effectiveOn' }]);
  });

  it('is the day of the approval where that comes later', async () => {
    const { world, id } = await approvedFor('2026-03-02');
    world.clock.set(addMs(world.clock.now(), days(3)));
    const approved = await answer(world, await world.signedInAs('owner'), id, { approved: true });
    expect(approved.body.inForce).toMatchObject({ number: 2, effectiveOn: '2026-03-05' });
  });

  it('may be left before it comes; nothing is drafted beside it, and no return goes to it later', async () => {
    const { world, author, owner, approve } = await approvedFor('2026-03-20');
    expect((await approve()).body).toMatchObject({ inForce: { number: 1 }, stepBack: { leaves: 2, to: 1 } });
    const beside = await draft(world, author, randomUUID());
    expect(beside.body).toMatchObject({ type: 'conflict', detail: expect.stringContaining('2026-03-20') });
    const leave = (leaves: number) =>
      owner.call('POST', `${PATH}/return`, {
        ...at(world),
        body: { id: randomUUID(), leaves, reason: 'Not before the summer' },
      });
    expect((await leave(2)).body).toMatchObject({ inForce: { number: 3, values: {} }, stepBack: null });
    expect((await leave(3)).body.type).toBe('conflict');
    world.clock.set(addMs(world.clock.now(), days(30)));
    expect(
      await world.within(world.clinic, (tx) => valuesInForce(tx, world.clinic.id, world.clock.now())),
    ).toEqual({});
  });
});

describe('a catalogue that became stricter than what a clinic signed', () => {
  it('holds, and says where', async () => {
    const { world, owner } = await people();
    await asOwnerOf(world, async (client) => {
      await client.query('alter table library_change disable trigger keep_answered');
      await client.query(`update library_change set changed_values = $1 where clinic_id = $2`, [
        { 'VG-03': { thresholds: { 'systolic-block-above': 500, 'diastolic-block-above': 90 } } },
        world.clinic.id,
      ]);
      await client.query('alter table library_change enable trigger keep_answered');
    });
    expect(await libraryOf(world, owner)).toMatchObject({
      inForce: { values: { 'VG-03': { thresholds: { 'diastolic-block-above': 90 } } } },
      standing: { state: 'signed', dropped: ['VG-03 systolic-block-above'] },
    });
  });
});

describe('DOSE-12 an upgrade from a version that asked for no signature', () => {
  it('lets a clinic that treats go on with the catalogue, unsigned, until its first library', async () => {
    const { world, author, owner } = await people();
    await world.within(world.clinic, (tx) => aTreatment(tx, world.clinic.id, world.clock.now()));
    await upgraded(world);
    const open = (clinic = world.clinic) =>
      world.within(clinic, (tx) => libraryForSession(tx, clinic.id, world.clock.now()));
    expect((await libraryOf(world, owner)).standing).toEqual({
      state: 'unsigned',
      reviewBy: null,
      dropped: [],
    });
    expect(await open()).toBeUndefined();

    // ADM-07: the clinic next door never opened a session and signs before its first.
    await expect(open(world.otherClinic)).rejects.toMatchObject({
      tag: 'held',
      detail: expect.stringContaining('Clinic, Limits'),
    });

    const id = randomUUID();
    await draft(world, author, id, { values: {} });
    await propose(world, author, id);
    await world.runJobs();
    await answer(world, owner, id, { approved: true });
    const standing = async (caller: Caller) =>
      (await caller.call('GET', `${PATH}/standing`, at(world))).body.state;
    expect(await standing(owner)).toBe('signed');
    expect((await open())?.number).toBe(1);

    // From then on the day of review counts as everywhere.
    world.clock.set(addMs(world.clock.now(), days(340)));
    expect(await standing(await world.signedInAs('nurse'))).toBe('review-due');
    world.clock.set(addMs(world.clock.now(), days(60)));
    expect(await standing(await world.signedInAs('nurse'))).toBe('expired');
    await expect(open()).rejects.toMatchObject({ tag: 'held' });
  });
});

it('DOSE-12 past its day of review the library opens no session', async () => {
  const { world } = await people();
  const open = () =>
    world.within(world.clinic, (tx) => libraryForSession(tx, world.clinic.id, world.clock.now()));
  expect((await open())?.number).toBe(1);
  world.clock.set(addMs(world.clock.now(), days(3700)));
  await expect(open()).rejects.toMatchObject({ tag: 'held', detail: expect.stringContaining('2036-01-01') });
});
