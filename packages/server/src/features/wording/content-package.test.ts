import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { filledTemplate } from '../../../../clinical/src/instruments/testing/texts.ts';
import { wordingIn } from '../../testing/wording.ts';
import { aWorld } from '../../testing/world.ts';

const world = await aWorld();
const { inClinic, read, textsFor, put, switchTo, aPatient, answersOf } = wordingIn(world);

describe('wording that ships under conditions', () => {
  it('switched off, closes the patient’s forms and leaves score entry; switched on again, opens them', async () => {
    const owner = await world.signedInAs('owner');
    const { ask, open, offered, patientId } = await aPatient();
    const taskId = (await ask('who5')).body.tasks[0].id;
    expect((await open(taskId)).body.form.items).toHaveLength(5);
    const { body } = await switchTo(owner, false);
    expect(body.contentPackage).toMatchObject({
      on: false,
      holds: expect.arrayContaining([{ instrument: 'who5', language: 'en' }]),
    });
    expect((await open(taskId)).body).toMatchObject({ type: 'held' });
    expect(await offered()).toEqual([]);
    expect((await ask('cssrs_screen')).body).toMatchObject({ type: 'held' });
    const nurse = await world.signedInAs('nurse');
    expect((await textsFor(nurse)).some(({ instrument }) => instrument === 'who5')).toBe(false);
    const scored = await nurse.call('POST', '/api/clinics/:clinicId/patients/:patientId/responses', {
      params: { ...inClinic(), patientId },
      body: {
        id: randomUUID(),
        instrument: 'who5',
        answers: [3, 3, 3, 3, 3],
        mode: 'score-entry',
        completedAt: '2026-03-02T14:00:00Z',
      },
    });
    expect(scored.body.score, JSON.stringify(scored.body)).toMatchObject({ total: 60 });
    expect((await switchTo(owner, true)).body.contentPackage.on).toBe(true);
    expect((await open(taskId)).status).toBe(200);
    expect(await offered()).toEqual(['who5']);
    expect((await textsFor(nurse)).some(({ instrument }) => instrument === 'who5')).toBe(true);
  });

  it('switched off, thoughts of death still call a clinician, who reads to ask the screen themselves', async () => {
    const owner = await world.signedInAs('owner');
    await switchTo(owner, false);
    const { ask, answer, patientId } = await aPatient();
    const taskId = (await ask('phq9')).body.tasks[0].id;
    const done = await answer(taskId, { ...answersOf('phq9', 0), 8: 1 });
    expect(done.body).toMatchObject({ help: { reason: 'thoughts-of-death' }, followUp: [] });
    const nurse = await world.signedInAs('nurse');
    const { body } = await nurse.call('GET', '/api/clinics/:clinicId/work', {
      params: inClinic(),
      query: { patientId },
    });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      kind: 'risk',
      title: expect.stringContaining('ask the suicide screen yourself'),
    });
    await switchTo(owner, true);
  });

  it('gives way to a wording of the clinic’s own', async () => {
    const owner = await world.signedInAs('owner');
    await switchTo(owner, false);
    await put(owner, filledTemplate('who5'));
    const { ask, open } = await aPatient();
    const taskId = (await ask('who5')).body.tasks[0].id;
    expect((await open(taskId)).body.form.copyright).toContain('Example clinic');
    await switchTo(owner, true);
    expect((await open(taskId)).body.form.copyright).toContain('Example clinic');
  });

  it('keeps the other settings of the clinic as they are', async () => {
    const owner = await world.signedInAs('owner');
    const settings = async () =>
      (await owner.call('GET', '/api/clinics/:clinicId/settings', { params: inClinic() })).body;
    const before = await settings();
    await switchTo(owner, false);
    const saved = await owner.call('PUT', '/api/clinics/:clinicId/settings', {
      params: inClinic(),
      body: Object.fromEntries(
        Object.entries(before).filter(([key]) => !['slug', 'timeZone', 'region'].includes(key)),
      ),
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect((await read(owner)).contentPackage.on).toBe(false);
    await switchTo(owner, true);
    expect(await settings()).toEqual(before);
  });
});
