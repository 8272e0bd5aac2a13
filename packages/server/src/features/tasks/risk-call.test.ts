import { randomUUID } from 'node:crypto';
import { addMs, minutes } from '@titrate/quantity';
import { beforeAll, describe, expect, it } from 'vitest';
import { aWorld, type Caller } from '../../testing/world.ts';
import { callResponder } from './risk-call.ts';

const world = await aWorld();
let prescriber: Caller;
let nurse: Caller;
beforeAll(async () => {
  nurse = await world.signedInAs('nurse');
  prescriber = await world.signedInAs('prescriber');
  await world.signedInAs('auditor');
});

async function aRiskAnswer() {
  const patientId = randomUUID();
  const params = { clinicId: world.clinic.id, patientId };
  await nurse.call('POST', '/api/clinics/:clinicId/patients', {
    params: { clinicId: world.clinic.id },
    body: {
      id: patientId,
      familyName: `Voss ${patientId.slice(0, 13)}`,
      givenName: 'Ada',
      birthDate: '1984-06-02',
    },
  });
  const sent = await nurse.call('POST', '/api/clinics/:clinicId/patients/:patientId/tasks', {
    params,
    body: { moment: 'intake', tasks: [{ kind: 'instrument', ref: 'phq9' }] },
  });
  const patient = await world.patientWithLink(patientId);
  await patient.call('PUT', '/api/me/tasks/:taskId/progress', {
    params: { taskId: sent.body.tasks[0].id },
    body: { answers: { 8: 1 } },
  });
  const read = async () => {
    const { body } = await nurse.call('GET', '/api/clinics/:clinicId/work', {
      params: { clinicId: world.clinic.id },
      query: { patientId },
    });
    return body.items[0];
  };
  const call = async (turn: number) =>
    callResponder.run({ clinicId: world.clinic.id, itemId: (await read()).id, turn }, world.deps);
  return { patientId, read, call };
}

const mailsTo = (userId: string) =>
  world.within(world.clinic, async (tx) => {
    const mails = await tx
      .selectFrom('outboxMessage')
      .selectAll()
      .where('recipient', '=', `${userId}@example.test`)
      .execute();
    return mails.filter((mail) => mail.subject === 'A task waits for you');
  });

describe('a risk answer given at home', () => {
  it('is a task for a named person at once, who gets a message that says nothing about a patient', async () => {
    const { read, call } = await aRiskAnswer();
    expect((await read()).assignedTo?.id).toBe(prescriber.userId);
    const before = (await mailsTo(prescriber.userId)).length;
    await call(0);
    const mails = await mailsTo(prescriber.userId);
    expect(mails).toHaveLength(before + 1);
    expect(`${mails[0]?.subject} ${mails[0]?.body}`).not.toMatch(/Voss|Ada|suicid|death|risk|PHQ/i);
  });

  it('goes to the next person when nobody accepts it in time, and around again', async () => {
    const { read, call } = await aRiskAnswer();
    world.clock.advance(minutes(15));
    await call(1);
    expect((await read()).assignedTo?.id).toBe(nurse.userId);
    expect(Date.parse((await read()).acceptBy)).toBe(addMs(world.clock.now(), minutes(15)));
    world.clock.advance(minutes(15));
    await call(2);
    expect((await read()).assignedTo?.id).toBe(prescriber.userId);
  });

  it('is not passed on before its time, nor after somebody accepted it', async () => {
    const { read, call } = await aRiskAnswer();
    await expect(call(1)).rejects.toThrow(/before its time/);
    const item = await read();
    await nurse.call('POST', '/api/clinics/:clinicId/work/:itemId/accept', {
      params: { clinicId: world.clinic.id, itemId: item.id },
      body: { version: item.version },
    });
    world.clock.advance(minutes(15));
    await call(1);
    expect((await read()).assignedTo?.id).toBe(nurse.userId);
  });

  it('goes to those whom the clinic named, in their order', async () => {
    await world.within(world.clinic, (tx) =>
      tx
        .updateTable('clinic')
        .set({ settings: JSON.stringify({ riskResponders: [nurse.userId, prescriber.userId] }) })
        .where('id', '=', world.clinic.id)
        .execute(),
    );
    const { read } = await aRiskAnswer();
    expect((await read()).assignedTo?.id).toBe(nurse.userId);
  });
});
