import { randomUUID } from 'node:crypto';
import type { ConsentDocument } from '@titrate/contract';
import { addMs, days, minutes } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { aSuitableChart, consentBody, KETAMINE_IV_TRD, type TestChart } from '../../testing/chart.ts';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld } from '../../testing/world.ts';

const world = await aWorld();

async function documentFor(chart: TestChart): Promise<ConsentDocument> {
  const query = new URLSearchParams(KETAMINE_IV_TRD).toString();
  const { status, body } = await chart.call('GET', `consent-document?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
const sign = async (chart: TestChart, changes: object = {}, as = chart.prescriber) =>
  chart.call('POST', 'consents', { ...consentBody(await documentFor(chart)), ...changes }, as);
const pathsOf = (answer: { body: { problems: { path: string }[] } }) =>
  answer.body.problems.map((problem) => problem.path);

describe('consent', () => {
  it('is signed element by element, counts for twelve months, and moves the patient on', async () => {
    const chart = await aSuitableChart(world);
    const { status, body } = await sign(chart);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      state: 'current',
      expiresOn: '2027-03-02',
      explainedBy: 'Harbour prescriber',
    });
    expect((await chart.call('GET', '')).body.patient.stage).toBe('consented');
  });

  it('can be read later word for word, with the questions as they were put', async () => {
    const chart = await aSuitableChart(world);
    const document = await documentFor(chart);
    const { body } = await sign(chart);
    const read = await chart.call('GET', `consents/${body.id}`);
    expect(read.status, JSON.stringify(read.body)).toBe(200);
    expect(read.body.elements.map((e: { text: string }) => e.text)).toEqual(
      document.elements.map((element) => element.text),
    );
    expect(read.body.teachBack[0]).toMatchObject(document.teachBack[0] ?? {});
    expect(read.body.patientStrokes).toMatch(/^M/);
  });

  it('may be signed by typing the name, and says so', async () => {
    const chart = await aSuitableChart(world);
    const { body } = await sign(chart, { patientSignature: { name: 'Tunde Okafor', strokes: '' } });
    const read = await chart.call('GET', `consents/${body.id}`);
    expect(read.body.patientStatement).toMatch(/typing my name/);
  });

  it('is refused with an element left out, naming it', async () => {
    const chart = await aSuitableChart(world);
    const { agreed } = consentBody(await documentFor(chart));
    const refused = await sign(chart, { agreed: agreed.filter((id) => id !== 'CO-03') });
    expect(refused.status).toBe(400);
    expect(pathsOf(refused)).toEqual(['/agreed/CO-03']);
  });

  it('may leave open what is not needed: the price', async () => {
    const chart = await aSuitableChart(world);
    const { agreed } = consentBody(await documentFor(chart));
    expect((await sign(chart, { agreed: agreed.filter((id) => id !== 'CO-13') })).status).toBe(200);
  });

  it('is refused when a question was not asked back, or not understood', async () => {
    const chart = await aSuitableChart(world);
    const { teachBack } = consentBody(await documentFor(chart));
    expect(pathsOf(await sign(chart, { teachBack: teachBack.slice(1) }))).toEqual([
      `/teachBack/${teachBack[0]?.id}`,
    ]);
    const notUnderstood = teachBack.map((answer, i) => (i === 1 ? { ...answer, understood: false } : answer));
    expect(pathsOf(await sign(chart, { teachBack: notUnderstood }))).toEqual([
      `/teachBack/${teachBack[1]?.id}`,
    ]);
  });

  it('is refused without capacity, without a name, with an invented element, with a drawing that is none', async () => {
    const chart = await aSuitableChart(world);
    const { agreed } = consentBody(await documentFor(chart));
    expect((await sign(chart, { capacity: false })).status).toBe(400);
    expect((await sign(chart, { patientSignature: { name: ' ', strokes: '' } })).status).toBe(400);
    expect((await sign(chart, { agreed: [...agreed, 'CO-99'] })).status).toBe(400);
    const script = { name: 'Tunde Okafor', strokes: '<script>' };
    expect((await sign(chart, { patientSignature: script })).status).toBe(400);
  });

  it('is refused for a text that has changed since it was shown', async () => {
    const chart = await aSuitableChart(world);
    expect((await sign(chart, { documentHash: '0'.repeat(64) })).body.type).toBe('stale-version');
  });

  it('is never taken during a session or its effects', async () => {
    const treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now(), 'H-2001'),
    );
    await world.within(world.clinic, (tx) =>
      tx
        .updateTable('session')
        .set({ phase: 'recovery' })
        .where('clinicId', '=', world.clinic.id)
        .where('id', '=', treatment.sessionId)
        .execute(),
    );
    const chart = await aSuitableChart(world);
    const inSession: TestChart = {
      ...chart,
      call: (method, path, body, as = chart.prescriber) =>
        as.call(method, `/api/clinics/:clinicId/patients/:patientId/${path}`, {
          params: { clinicId: world.clinic.id, patientId: treatment.patientId },
          ...(body === undefined ? {} : { body }),
        }),
    };
    expect((await sign(inSession)).body.type).toBe('held');
  });

  it('is stored once however often it is sent, and refuses another content under its id', async () => {
    const chart = await aSuitableChart(world);
    const id = randomUUID();
    for (let press = 0; press < 2; press += 1) expect((await sign(chart, { id })).status).toBe(200);
    expect((await sign(chart, { id, questions: 'Something else' })).status).toBe(409);
    expect((await chart.call('GET', 'consents')).body.consents).toHaveLength(1);
  });

  it('is taken back at once by anybody the patient tells, and stays readable', async () => {
    const chart = await aSuitableChart(world);
    const { body } = await sign(chart);
    const desk = await world.signedInAs('front-desk');
    const taken = await chart.call(
      'POST',
      `consents/${body.id}/withdraw`,
      { reason: 'Called by phone' },
      desk,
    );
    expect(taken.body).toMatchObject({ state: 'withdrawn' });
    expect((await chart.call('GET', `consents/${body.id}`)).body.withdrawalReason).toBe('Called by phone');
    const evaluation = await chart.call('POST', 'evaluations', { id: randomUUID(), ...KETAMINE_IV_TRD });
    const consent = evaluation.body.findings.find((f: { rule: string }) => f.rule === 'WU-15');
    expect(consent).toMatchObject({ result: 'true', waitsForConsent: false });
  });

  it('to one treatment says nothing about another', async () => {
    const chart = await aSuitableChart(world);
    await sign(chart);
    const other = { product: 'ketamine', route: 'IM', indication: 'trd' };
    const { body } = await chart.call('POST', 'evaluations', { id: randomUUID(), ...other });
    const consent = body.findings.find((f: { rule: string }) => f.rule === 'WU-15');
    expect(consent.result).toBe('unknown');
  });

  it('expires after twelve months', async () => {
    const chart = await aSuitableChart(world);
    await sign(chart);
    const start = world.clock.now();
    world.clock.set(addMs(start, days(366)));
    const later = await world.signedInAs('nurse');
    const { body } = await chart.call('GET', 'consents', undefined, later);
    expect(body.consents[0].state).toBe('expired');
    world.clock.set(start);
  });

  it('needs a prescriber or a nurse who has just proved to be there', async () => {
    const chart = await aSuitableChart(world);
    const therapist = await world.signedInAs('therapist');
    expect((await sign(chart, {}, therapist)).status).toBe(403);
    const nurse = await world.signedInAs('nurse');
    const start = world.clock.now();
    world.clock.set(addMs(start, minutes(6)));
    expect((await sign(chart, {}, nurse)).body.type).toBe('second-factor-required');
    world.clock.set(start);
    expect((await sign(chart, {}, nurse)).status).toBe(200);
  });
});
