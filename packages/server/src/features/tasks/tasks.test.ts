import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aWorld } from '../../testing/world.ts';

const world = await aWorld();

async function aPatient() {
  const desk = await world.signedInAs('front-desk');
  const id = randomUUID();
  const created = await desk.call('POST', '/api/clinics/:clinicId/patients', {
    params: { clinicId: world.clinic.id },
    body: {
      id,
      familyName: `Kowalski ${id.slice(0, 13)}`,
      givenName: 'Ada',
      birthDate: '1984-06-02',
      sexAtBirth: 'female',
    },
  });
  expect(created.status, JSON.stringify(created.body)).toBe(200);
  return { id, desk };
}

async function aTask(ref: string, kind = 'instrument') {
  const { id, desk } = await aPatient();
  const sent = await desk.call('POST', '/api/clinics/:clinicId/patients/:patientId/tasks', {
    params: { clinicId: world.clinic.id, patientId: id },
    body: { moment: 'intake', tasks: [{ kind, ref }] },
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  const patient = await world.patientWithLink(id);
  return { id, desk, patient, taskId: sent.body.tasks[0].id as string };
}

const save = (
  caller: Awaited<ReturnType<typeof aTask>>['patient'],
  taskId: string,
  answers: Record<string, number | string | null>,
) => caller.call('PUT', '/api/me/tasks/:taskId/progress', { params: { taskId }, body: { answers } });

describe('a questionnaire on a patient’s phone', () => {
  it('is saved answer by answer, resumed, and stored once however often it is finished', async () => {
    const { id, patient, taskId } = await aTask('gad7');
    for (let item = 0; item < 7; item += 1)
      expect((await save(patient, taskId, { [item]: 1 })).status).toBe(200);
    const resumed = await patient.call('GET', '/api/me/tasks/:taskId', { params: { taskId } });
    expect(resumed.body.progress).toMatchObject({ 0: 1, 6: 1 });
    expect(resumed.body.form.items).toHaveLength(7);
    for (let press = 0; press < 2; press += 1) {
      const done = await patient.call('POST', '/api/me/tasks/:taskId/submit', { params: { taskId } });
      expect(done.body.task?.status, JSON.stringify(done.body)).toBe('done');
    }
    const nurse = await world.signedInAs('nurse');
    const { body } = await nurse.call('GET', '/api/clinics/:clinicId/patients/:patientId/responses', {
      params: { clinicId: world.clinic.id, patientId: id },
    });
    expect(body.responses).toHaveLength(1);
    expect(body.responses[0].score).toMatchObject({ instrument: 'gad7', total: 7, band: 'mild' });
  });

  it('opens a task for the clinic as soon as thoughts of death are answered, before the form is finished', async () => {
    const { id, patient, taskId } = await aTask('phq9');
    const saved = await save(patient, taskId, { 8: 1 });
    expect(saved.body.help?.reason).toBe('thoughts-of-death');
    await save(patient, taskId, { 8: 2 });
    const nurse = await world.signedInAs('nurse');
    const { body } = await nurse.call('GET', '/api/clinics/:clinicId/work', {
      params: { clinicId: world.clinic.id },
      query: { patientId: id },
    });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ kind: 'risk', priority: 'high' });
  });

  it('is followed by the suicide screen in the same sitting when item 9 is positive', async () => {
    const { patient, taskId } = await aTask('phq9');
    await save(
      patient,
      taskId,
      Object.fromEntries(Array.from({ length: 9 }, (_, item) => [item, item === 8 ? 1 : 0])),
    );
    const done = await patient.call('POST', '/api/me/tasks/:taskId/submit', { params: { taskId } });
    expect(done.body.followUp.map((task: { ref: string }) => task.ref)).toEqual(['cssrs_screen']);
    const form = await patient.call('GET', '/api/me/tasks/:taskId', {
      params: { taskId: done.body.followUp[0].id },
    });
    expect(form.body.form.items).toHaveLength(7);
  });

  it('refuses an answer that the form does not offer, in its field, and keeps what was saved', async () => {
    const { patient, taskId } = await aTask('phq9');
    await save(patient, taskId, { 0: 2 });
    const refused = await save(patient, taskId, { 1: 4, 99: 1 });
    expect(refused.status).toBe(400);
    expect(refused.body.problems.map((p: { path: string }) => p.path).sort()).toEqual([
      '/answers/1',
      '/answers/99',
    ]);
    const { body } = await patient.call('GET', '/api/me/tasks/:taskId', { params: { taskId } });
    expect(body.progress).toEqual({ 0: 2 });
  });

  it('cannot be finished with questions that were never put', async () => {
    const { patient, taskId } = await aTask('gad7');
    const refused = await patient.call('POST', '/api/me/tasks/:taskId/submit', { params: { taskId } });
    expect(refused.status).toBe(400);
    expect(refused.body.problems).toHaveLength(7);
  });

  it('does not open for another patient', async () => {
    const { taskId } = await aTask('gad7');
    const other = await world.patientWithLink((await aPatient()).id);
    expect((await other.call('GET', '/api/me/tasks/:taskId', { params: { taskId } })).status).toBe(404);
  });
});

describe('the history on a patient’s phone', () => {
  it('becomes one dated fact for each question', async () => {
    const { id, patient, taskId } = await aTask('allergy', 'intake');
    const { body } = await patient.call('GET', '/api/me/tasks/:taskId', { params: { taskId } });
    expect(body.questions.length).toBeGreaterThan(0);
    const answers = Object.fromEntries(
      body.questions.map((q: { id: string; kind: string; choices: { value: string }[] }) => [
        q.id,
        q.kind === 'yes-no' ? 'no' : q.choices[0]?.value,
      ]),
    );
    expect((await save(patient, taskId, answers)).status).toBe(200);
    expect((await patient.call('POST', '/api/me/tasks/:taskId/submit', { params: { taskId } })).status).toBe(
      200,
    );
    const nurse = await world.signedInAs('nurse');
    const history = await nurse.call('GET', '/api/clinics/:clinicId/patients/:patientId/history', {
      params: { clinicId: world.clinic.id, patientId: id },
    });
    expect(history.status, JSON.stringify(history.body)).toBe(200);
    expect(history.body.facts.length).toBeGreaterThan(0);
    expect(history.body.facts[0]).toMatchObject({ value: 'no', by: { source: 'patient' } });
  });
});
