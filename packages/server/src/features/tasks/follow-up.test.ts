import { randomUUID } from 'node:crypto';
import { days, hours } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld } from '../../testing/world.ts';
import { CONTENT_PACKAGE_OFF } from '../wording/in-force.ts';
import { inviteWhenOpen, scheduleFollowUp } from './follow-up.ts';

const world = await aWorld();

async function aDischarge(options: { readonly positiveScreen?: boolean } = {}) {
  const clinicId = world.clinic.id;
  const treatment = await world.within(world.clinic, async (tx) => {
    const made = await aTreatment(tx, clinicId, world.clock.now(), `H-${randomUUID().slice(0, 8)}`);
    await tx
      .updateTable('patient')
      .set({ email: `${made.patientId}@example.test` })
      .where('clinicId', '=', clinicId)
      .where('id', '=', made.patientId)
      .execute();
    return made;
  });
  const nurse = await world.signedInAs('nurse');
  if (options.positiveScreen === true) {
    await nurse.call('POST', '/api/clinics/:clinicId/patients/:patientId/responses', {
      params: { clinicId, patientId: treatment.patientId },
      body: {
        id: randomUUID(),
        instrument: 'cssrs_screen',
        answers: [1, 0, null, null, null, 0, null],
        mode: 'clinician',
        completedAt: new Date(world.clock.now()).toISOString(),
      },
    });
  }
  const schedule = () =>
    world.within(world.clinic, (tx) =>
      scheduleFollowUp(tx, { ...treatment, leftAt: world.clock.now(), now: world.clock.now() }),
    );
  const tasks = async () => {
    const { body } = await nurse.call('GET', '/api/clinics/:clinicId/patients/:patientId/tasks', {
      params: { clinicId, patientId: treatment.patientId },
    });
    return body.tasks as { ref: string; moment: string; status: string; opensAt: string; id: string }[];
  };
  const mails = () =>
    world.within(world.clinic, (tx) =>
      tx
        .selectFrom('outboxMessage')
        .selectAll()
        .where('recipient', '=', `${treatment.patientId}@example.test`)
        .execute(),
    );
  const invite = (moment: string) =>
    inviteWhenOpen.run({ clinicId, patientId: treatment.patientId, moment }, world.deps);
  return { ...treatment, schedule, tasks, mails, invite, nurse };
}

describe('after a session', () => {
  it('the measure of the course is asked the next day, three days and a week later, once each', async () => {
    const { schedule, tasks } = await aDischarge();
    const left = world.clock.now();
    await schedule();
    await schedule();
    const asked = (await tasks()).map(({ ref, moment, opensAt }) => [
      ref,
      moment,
      Date.parse(opensAt) - left,
    ]);
    expect(asked.sort((a, b) => Number(a[2]) - Number(b[2]))).toEqual([
      ['phq9', 'day-1', hours(24)],
      ['phq9', 'day-3', hours(72)],
      ['phq9', 'day-7', hours(168)],
    ]);
  });

  it('the suicide screen is asked the next day of whoever screened positive before', async () => {
    const { schedule, tasks } = await aDischarge({ positiveScreen: true });
    await schedule();
    const nextDay = (await tasks()).filter(({ moment }) => moment === 'day-1').map(({ ref }) => ref);
    expect(nextDay.sort()).toEqual(['cssrs_screen', 'phq9']);
  });

  it('no link goes out before the questions open, and one when they do', async () => {
    const { schedule, mails, invite } = await aDischarge();
    await schedule();
    await invite('day-1');
    expect(await mails()).toHaveLength(0);
    world.clock.advance(hours(24));
    await invite('day-1');
    const [mail] = await mails();
    expect(mail?.body).toMatch(/\/me\/open#/);
    expect(`${mail?.subject} ${mail?.body}`).not.toMatch(/PHQ|depress|ketamine|mood/i);
  });

  it('what the patient cannot open becomes work for a clinician, and the link goes out for the rest', async () => {
    const { schedule, mails, invite, patientId } = await aDischarge({ positiveScreen: true });
    await schedule();
    const off = (isOff: boolean) =>
      world.within(world.clinic, (tx) =>
        tx
          .updateTable('clinic')
          .set({ settings: JSON.stringify({ [CONTENT_PACKAGE_OFF]: isOff }) })
          .where('id', '=', world.clinic.id)
          .execute(),
      );
    await off(true);
    world.clock.advance(hours(24));
    await invite('day-1');
    await off(false);
    expect(await mails()).toHaveLength(1);
    // A day later nobody is signed in any more.
    const nurse = await world.signedInAs('nurse');
    const { body } = await nurse.call('GET', '/api/clinics/:clinicId/work', {
      params: { clinicId: world.clinic.id },
      query: { patientId },
    });
    const asked = body.items.filter(({ kind }: { kind: string }) => kind === 'follow-up');
    expect(asked).toMatchObject([
      {
        priority: 'high',
        title: expect.stringMatching(/^Ask or rate yourself: C-SSRS.*cannot open this form$/),
      },
    ]);
  });

  it('no link goes out for what was taken back', async () => {
    const { schedule, tasks, mails, invite, nurse, patientId } = await aDischarge();
    await schedule();
    const task = (await tasks()).find(({ moment }) => moment === 'day-3');
    await nurse.call('POST', '/api/clinics/:clinicId/patients/:patientId/tasks/:taskId/cancel', {
      params: { clinicId: world.clinic.id, patientId, taskId: task?.id ?? '' },
    });
    world.clock.advance(days(3));
    await invite('day-3');
    expect(await mails()).toHaveLength(0);
  });

  it('questions that open later cannot be answered early', async () => {
    const { schedule, tasks, patientId } = await aDischarge();
    await schedule();
    const patient = await world.patientWithLink(patientId);
    const task = (await tasks()).find(({ moment }) => moment === 'day-7');
    const { body } = await patient.call('GET', '/api/me/tasks');
    expect(body.tasks).toEqual([]);
    const early = await patient.call('PUT', '/api/me/tasks/:taskId/progress', {
      params: { taskId: task?.id ?? '' },
      body: { answers: { 0: 1 } },
    });
    expect(early.status).toBe(422);
  });
});
