import { randomUUID } from 'node:crypto';
import { days } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { aWorld, type Caller } from '../../testing/world.ts';

const world = await aWorld();

async function aTask(ref: string, kind = 'instrument') {
  // Signed in anew each time: some tests let days pass.
  const desk = await world.signedInAs('front-desk');
  const patientId = randomUUID();
  await desk.call('POST', '/api/clinics/:clinicId/patients', {
    params: { clinicId: world.clinic.id },
    body: {
      id: patientId,
      familyName: `Ito ${patientId.slice(0, 13)}`,
      givenName: 'Ken',
      birthDate: '1984-06-02',
      sexAtBirth: 'male',
    },
  });
  const sent = await desk.call('POST', '/api/clinics/:clinicId/patients/:patientId/tasks', {
    params: { clinicId: world.clinic.id, patientId },
    body: { moment: 'intake', tasks: [{ kind, ref }] },
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return { patientId, taskId: sent.body.tasks[0].id as string, link: sent.body.link as string };
}

const save = (caller: Caller, taskId: string, answers: unknown) =>
  caller.call('PUT', '/api/me/tasks/:taskId/progress', { params: { taskId }, body: { answers } });
const submit = (caller: Caller, taskId: string) =>
  caller.call('POST', '/api/me/tasks/:taskId/submit', { params: { taskId } });
const responsesOf = async (patientId: string) =>
  (
    await (
      await world.signedInAs('nurse')
    ).call('GET', '/api/clinics/:clinicId/patients/:patientId/responses', {
      params: { clinicId: world.clinic.id, patientId },
    })
  ).body.responses;

describe('two phones at once', () => {
  it('keep every answer of both, and the later of two answers to one question', async () => {
    const { patientId, taskId } = await aTask('gad7');
    const [one, two] = [await world.patientWithLink(patientId), await world.patientWithLink(patientId)];
    await Promise.all([
      ...[0, 2, 4, 6].map((item) => save(one, taskId, { [item]: 1 })),
      ...[1, 3, 5].map((item) => save(two, taskId, { [item]: 2 })),
    ]);
    await save(two, taskId, { 0: 3 });
    const { body } = await one.call('GET', '/api/me/tasks/:taskId', { params: { taskId } });
    expect(body.progress).toEqual({ 0: 3, 1: 2, 2: 1, 3: 2, 4: 1, 5: 2, 6: 1 });
  });

  it('finish at the same moment and store one form', async () => {
    const { patientId, taskId } = await aTask('gad7');
    const [one, two] = [await world.patientWithLink(patientId), await world.patientWithLink(patientId)];
    await save(one, taskId, { 0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 });
    const done = await Promise.all([submit(one, taskId), submit(two, taskId), submit(one, taskId)]);
    expect(done.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await responsesOf(patientId)).toHaveLength(1);
  });

  it('cannot change a form that the other has finished', async () => {
    const { patientId, taskId } = await aTask('gad7');
    const [one, two] = [await world.patientWithLink(patientId), await world.patientWithLink(patientId)];
    await save(one, taskId, { 0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 });
    await submit(one, taskId);
    expect((await save(two, taskId, { 0: 3 })).status).toBe(409);
    expect((await responsesOf(patientId))[0].score.total).toBe(7);
  });
});

describe('what a phone may not do', () => {
  it.each([
    [{ 0: -1 }],
    [{ 0: 1.5 }],
    [{ 0: '1' }],
    [{ '00': 1 }],
    [{ '-1': 1 }],
    [{ '00': null }],
    [{ nothing: null }],
    [{ 'x:unknown': 1 }],
    [{ __proto__x: 1 }],
    [{ constructor: 1 }],
    [{ 0: 1e308 }],
    [{ 0: { value: 1 } }],
    [{ 0: [1] }],
    [[1, 2]],
    ['0'],
    [null],
  ])('save %j, and nothing is kept of it', async (answers) => {
    const { patientId, taskId } = await aTask('phq9');
    const patient = await world.patientWithLink(patientId);
    expect((await save(patient, taskId, answers)).status).toBe(400);
    const { body } = await patient.call('GET', '/api/me/tasks/:taskId', { params: { taskId } });
    expect(body.progress).toEqual({});
  });

  it.each([
    ['aneurysm', 'maybe'],
    ['aneurysm', 1],
    ['heartAttackDate', '2021-02-30'],
    ['heartAttackDate', 'last spring'],
    ['ketamineAllergy', 'no'],
    ['capacityToConsent', 'yes'],
  ])('answer the history question %s with %j', async (key, value) => {
    const { patientId, taskId } = await aTask('heart-and-vessels', 'intake');
    const patient = await world.patientWithLink(patientId);
    expect((await save(patient, taskId, { [key]: value })).status).toBe(400);
  });

  it('leave out an answer of the safety screen', async () => {
    const { patientId, taskId } = await aTask('cssrs_screen');
    const patient = await world.patientWithLink(patientId);
    expect((await save(patient, taskId, { 0: null })).status).toBe(400);
  });

  it('go on after seven days, or after signing out', async () => {
    const { patientId, taskId } = await aTask('gad7');
    const patient = await world.patientWithLink(patientId);
    world.clock.advance(days(7));
    expect((await save(patient, taskId, { 0: 1 })).status).toBe(401);
    const again = await world.patientWithLink(patientId);
    expect((await save(again, taskId, { 0: 1 })).status).toBe(200);
    await again.call('DELETE', '/api/me/session');
    expect((await save(again, taskId, { 0: 2 })).status).toBe(401);
  });

  it('open the tasks of a patient of the clinic next door', async () => {
    const { taskId } = await aTask('gad7');
    const neighbourDesk = await world.signedInAs('front-desk', world.otherClinic);
    const neighbour = randomUUID();
    await neighbourDesk.call('POST', '/api/clinics/:clinicId/patients', {
      params: { clinicId: world.otherClinic.id },
      body: {
        id: neighbour,
        familyName: 'Ito',
        givenName: 'Ken',
        birthDate: '1984-06-02',
        sexAtBirth: 'male',
      },
    });
    const phone = await world.patientWithLink(neighbour, [], world.otherClinic);
    for (const answer of [
      await phone.call('GET', '/api/me/tasks/:taskId', { params: { taskId } }),
      await save(phone, taskId, { 0: 1 }),
      await submit(phone, taskId),
    ])
      expect(answer.status).toBe(404);
  });

  it('reach anything with a link whose time is over', async () => {
    const { link } = await aTask('gad7');
    world.clock.advance(days(3));
    const opened = await world.nobody.call('POST', '/api/public/link-sessions', {
      body: { token: link.split('#')[1] ?? '', birthDate: '1984-06-02' },
    });
    expect(opened.status).toBe(403);
  });
});

describe('follow-up questions of the history', () => {
  it('are asked when their question was answered yes, and only then', async () => {
    const { patientId, taskId } = await aTask('heart-and-vessels', 'intake');
    const patient = await world.patientWithLink(patientId);
    const { body } = await patient.call('GET', '/api/me/tasks/:taskId', { params: { taskId } });
    const questions = body.questions as { id: string; kind: string; askedWhenYes: string | null }[];
    expect(questions.find(({ id }) => id === 'heartAttackDate')).toMatchObject({
      kind: 'date',
      askedWhenYes: 'heartAttack',
    });
    const answers = Object.fromEntries(
      questions
        .filter((q) => q.askedWhenYes === null)
        .map(({ id }) => [id, id === 'heartAttack' ? 'yes' : 'no']),
    );
    await save(patient, taskId, answers);
    const refused = await submit(patient, taskId);
    expect(refused.body.problems.map(({ path }: { path: string }) => path)).toEqual([
      '/answers/heartAttackDate',
    ]);
    await save(patient, taskId, { heartAttackDate: '2021-06-30' });
    expect((await submit(patient, taskId)).status).toBe(200);
  });
});

describe('what a phone is told beforehand', () => {
  it('names the answers that need help first, and which questions depend on others', async () => {
    const { patientId, taskId } = await aTask('phq9');
    const patient = await world.patientWithLink(patientId);
    const { body } = await patient.call('GET', '/api/me/tasks/:taskId', { params: { taskId } });
    expect(body.form.items.map(({ helpFrom }: { helpFrom: number | null }) => helpFrom)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      1,
    ]);
    expect(body.form.mayDecline).toBe(true);
    expect(body.seenBy.length).toBeGreaterThan(20);
    const screen = await aTask('cssrs_screen');
    const opened = await (await world.patientWithLink(screen.patientId)).call(
      'GET',
      '/api/me/tasks/:taskId',
      {
        params: { taskId: screen.taskId },
      },
    );
    expect(opened.body.form.mayDecline).toBe(false);
    expect(opened.body.form.items.every(({ helpFrom }: { helpFrom: number | null }) => helpFrom === 1)).toBe(
      true,
    );
    expect(opened.body.form.items.some(({ askedWhen }: { askedWhen: unknown }) => askedWhen !== null)).toBe(
      true,
    );
  });
});
