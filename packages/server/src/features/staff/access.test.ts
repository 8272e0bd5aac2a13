import { randomUUID } from 'node:crypto';
import { addMs, formatInstant, hours } from '@titrate/quantity';
import { beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../platform/database/open.ts';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { openRiskItem } from '../tasks/risk.ts';

describe('ADM-08 what a colleague can see and do', () => {
  let world: World;
  let owner: Caller;
  let nurse: Caller;
  beforeEach(async () => {
    world = await aWorld();
    owner = await world.signedInAs('owner');
    nurse = await world.signedInAs('nurse');
  });
  const of = (userId: string) => ({ clinicId: world.clinic.id, userId });
  const access = (userId: string, by = owner) =>
    by.call('GET', '/api/clinics/:clinicId/staff/:userId/access', { params: of(userId) });
  const leave = (userId: string, tasksTo: string | null, by = owner) =>
    by.call('POST', '/api/clinics/:clinicId/staff/:userId/leave', { params: of(userId), body: { tasksTo } });
  const aTask = (kind: 'risk' | 'follow-up', assignedTo: string, id = randomUUID()) =>
    world.within(world.clinic, (tx) =>
      tx
        .insertInto('workItem')
        .values({
          clinicId: world.clinic.id,
          id,
          patientId: null,
          kind,
          priority: 'high',
          title: `A ${kind} task`,
          detail: '{}',
          assignedTo,
          openedAt: formatInstant(world.clock.now()),
          acceptBy: null,
          acceptedAt: formatInstant(world.clock.now()),
          acceptedBy: assignedTo,
          closedAt: null,
          closedBy: null,
          outcome: null,
        })
        .execute(),
    );
  const tasks = () =>
    world.within(world.clinic, (tx) =>
      tx
        .selectFrom('workItem')
        .select(['kind', 'assignedTo', 'acceptedAt', 'version'])
        .orderBy('kind')
        .execute(),
    );
  const aKey = async () => {
    const made = await owner.call('POST', '/api/clinics/:clinicId/api-tokens', {
      params: { clinicId: world.clinic.id },
      body: { name: 'Registry', scopes: ['system/*.rs'] },
    });
    expect(made.status).toBe(200);
  };

  it('ADM-08 is told in the words of what the server checks', async () => {
    const { body, status } = await access(nurse.userId);
    expect(status).toBe(200);
    const area = (name: string) => body.may.find((one: { area: string }) => one.area === name);
    expect(area('Staff')).toEqual({ area: 'Staff', reads: ['The people who work here'], acts: [] });
    expect(area('Sessions').acts.length).toBeGreaterThan(3);
    const desk = await world.signedInAs('front-desk');
    const ofDesk = (await access(desk.userId)).body.may.map((one: { area: string }) => one.area);
    expect(ofDesk).not.toContain('Audit trail');
    expect(body).toMatchObject({ signIns: 1, secondFactors: { totp: expect.any(Boolean), passkeys: 0 } });
  });

  it('ADM-08 lists what waits for a person: tasks, sessions, and keys they made', async () => {
    const treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now()),
    );
    await world.within(world.clinic, (tx) =>
      tx
        .updateTable('session')
        .set({ nurseId: nurse.userId })
        .where('clinicId', '=', world.clinic.id)
        .where('id', '=', treatment.sessionId)
        .execute(),
    );
    await aTask('follow-up', nurse.userId);
    const { body } = await access(nurse.userId);
    expect(body.tasks).toMatchObject([{ title: 'A follow-up task' }]);
    expect(body.sessions).toMatchObject([{ id: treatment.sessionId, as: 'nurse' }]);
    await aKey();
    expect((await access(owner.userId)).body.keys).toMatchObject([{ name: 'Registry' }]);
    expect((await access(nurse.userId)).body.keys).toEqual([]);
  });

  it('ADM-08 ends in one act: signed out, tasks handed over to be accepted anew, and all of it in the audit trail', async () => {
    const colleague = await world.signedInAs('nurse');
    await aTask('risk', nurse.userId);
    await aTask('follow-up', nurse.userId);
    const { body } = await leave(nurse.userId, colleague.userId);
    expect(body).toEqual({ signInsEnded: 1, keysRevoked: 0, tasksMoved: 2 });
    expect((await nurse.call('GET', '/api/account')).status).toBe(401);
    const moved = { assignedTo: colleague.userId, acceptedAt: null, version: 2 };
    expect(await tasks()).toMatchObject([
      { kind: 'follow-up', ...moved },
      { kind: 'risk', ...moved },
    ]);
    const after = (await access(nurse.userId)).body;
    expect(after).toMatchObject({ member: { active: false }, may: [], tasks: [], signIns: 0 });
    const [risk] = await world.within(world.clinic, (tx) =>
      tx.selectFrom('workItem').select(['id', 'acceptBy']).where('kind', '=', 'risk').execute(),
    );
    const called = await withClient(world.deps.store.connections.owner, (database) =>
      database.query('select 1 from graphile_worker.jobs where key = $1', [`risk-call:${risk?.id}`]),
    );
    expect(called.rows).toHaveLength(1);
    expect(risk?.acceptBy).not.toBeNull();
    const trail = await world.within(world.clinic, (tx) =>
      tx.selectFrom('auditEntry').select('act').where('act', '=', 'staff.leave').execute(),
    );
    expect(trail).toHaveLength(1);
    expect((await leave(nurse.userId, null)).body.type).toBe('conflict');
  });

  it('ADM-08 ALM-09 leaves no chair whose alerts would call somebody who has gone, and frees what is booked', async () => {
    const { sessionId } = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now()),
    );
    const session = (change: { nurseId?: string; phase?: 'booked' | 'dosing' }) =>
      world.within(world.clinic, (tx) =>
        tx
          .updateTable('session')
          .set(change)
          .where('clinicId', '=', world.clinic.id)
          .where('id', '=', sessionId)
          .returning('nurseId')
          .executeTakeFirst(),
      );
    await session({ nurseId: nurse.userId, phase: 'dosing' });
    expect((await leave(nurse.userId, null)).body).toMatchObject({
      type: 'held',
      detail: '1 session of this nurse is under way: a colleague takes the chair first',
    });
    expect((await nurse.call('GET', '/api/account')).status).toBe(200);
    await session({ phase: 'booked' });
    expect((await leave(nurse.userId, null)).status).toBe(200);
    expect(await session({ phase: 'booked' })).toEqual({ nurseId: null });
  });

  it('ADM-08 revokes the keys for programs of an owner who leaves', async () => {
    await aKey();
    const second = await world.signedInAs('owner');
    expect((await leave(owner.userId, null, second)).body.keysRevoked).toBe(1);
    expect((await access(owner.userId, second)).body.keys).toEqual([]);
  });

  it('ADM-08 leaves no task about a risk without a name, and changes nothing when it refuses', async () => {
    await world.within(world.clinic, (tx) =>
      openRiskItem(tx, {
        clinicId: world.clinic.id,
        patientId: null,
        title: 'Contact now',
        detail: {},
        now: world.clock.now(),
      }),
    );
    await world.within(world.clinic, (tx) =>
      tx
        .updateTable('workItem')
        .set({ assignedTo: nurse.userId })
        .where('clinicId', '=', world.clinic.id)
        .execute(),
    );
    const refused = await leave(nurse.userId, null);
    expect(refused.body).toMatchObject({
      type: 'held',
      detail: expect.stringContaining('1 of the tasks is about a risk'),
    });
    expect((await leave(nurse.userId, nurse.userId)).status).toBe(409);
    expect((await leave(nurse.userId, randomUUID())).status).toBe(404);
    const auditor = await world.signedInAs('auditor');
    expect((await leave(nurse.userId, auditor.userId)).status).toBe(409);
    const desk = await world.signedInAs('front-desk');
    expect((await leave(nurse.userId, desk.userId)).body).toMatchObject({
      type: 'held',
      detail: expect.stringContaining('whom this clinic calls about a risk'),
    });
    expect((await access(nurse.userId)).body).toMatchObject({ member: { active: true }, signIns: 1 });
  });

  it('ADM-08 is not done to oneself, nor without a fresh proof, nor by others than the owner', async () => {
    expect((await leave(owner.userId, null)).body.type).toBe('conflict');
    const auditor = await world.signedInAs('auditor');
    expect((await access(nurse.userId, auditor)).status).toBe(200);
    expect((await leave(nurse.userId, null, auditor)).status).toBe(403);
    expect((await access(owner.userId, nurse)).status).toBe(403);
    world.clock.set(addMs(world.clock.now(), hours(1)));
    expect((await leave(nurse.userId, null)).body.type).toBe('second-factor-required');
  });

  it('ADM-08 of somebody next door is nobody here', async () => {
    const neighbour = await world.signedInAs('nurse', world.otherClinic);
    expect((await access(neighbour.userId)).status).toBe(404);
    expect((await leave(neighbour.userId, null)).status).toBe(404);
    expect((await neighbour.call('GET', '/api/account')).status).toBe(200);
  });
});
