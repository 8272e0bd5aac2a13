import { randomUUID } from 'node:crypto';
import { addMs, type Instant, minutes, parseInstant } from '@titrate/quantity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anEvent, bedsideSteps, chart } from '../../testing/bedside.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { eventsAfter } from './store.ts';

let world: World;
let nurse: Caller;
let prescriber: Caller;
let patient: Caller;
let treatment: TestTreatment;

beforeAll(async () => {
  world = await aWorld();
});
beforeEach(async () => {
  world.clock.advance(5 * 3_600_000);
  nurse = await world.signedInAs('nurse');
  prescriber = await world.signedInAs('prescriber');
  treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, now(), `P-${randomUUID().slice(0, 6)}`),
  );
  patient = await world.patientWithLink(treatment.patientId);
});
const now = (): Instant => world.clock.now();
const chair = async (by = patient) => (await by.call('GET', '/api/me/chair')).body.visit;
const press = (eventId: string = randomUUID(), by = patient) =>
  by.call('POST', '/api/me/chair/call', { body: { eventId } });
const kinds = async () =>
  (await world.within(world.clinic, (tx) => eventsAfter(tx, world.clinic.id, treatment.sessionId, 0))).map(
    (event) => event.kind,
  );
const alerts = async () =>
  (
    await nurse.call('GET', '/api/clinics/:clinicId/alerts', { params: { clinicId: world.clinic.id } })
  ).body.alerts.filter((one: { sessionId: string }) => one.sessionId === treatment.sessionId);

describe('the patient’s own screen', () => {
  it('calls the nurse without a word, as an alert of the chair, until somebody comes', async () => {
    expect((await chair()).calledAt).toBeNull();
    expect((await press()).status).toBe(200);
    expect((await chair()).calledAt).not.toBeNull();
    const [alert] = await alerts();
    expect(alert).toMatchObject({ condition: 'CALL', state: 'raised', callsYou: true });
    const [call] = (
      await world.within(world.clinic, (tx) => eventsAfter(tx, world.clinic.id, treatment.sessionId, 0))
    ).filter((event) => event.kind === 'patient.called');
    expect(call).toMatchObject({ origin: 'patient', author: { type: 'patient', id: treatment.patientId } });
    await chart(nurse, treatment, [anEvent('patient.callAnswered', { callEventId: call?.id }, now())]);
    expect((await chair()).calledAt).toBeNull();
    expect(await alerts()).toEqual([]);
  });

  it('is one call however often it is pressed', async () => {
    const id = randomUUID();
    await press(id);
    await press(id);
    await press();
    expect((await kinds()).filter((kind) => kind === 'patient.called')).toHaveLength(1);
  });

  it('says what the patient would like to hear', async () => {
    const answer = await patient.call('POST', '/api/me/chair/comfort', {
      body: { eventId: randomUUID(), choice: 'quiet' },
    });
    expect(answer.body.visit.comfort).toBe('quiet');
    expect((await kinds()).at(-1)).toBe('comfort.chosen');
  });

  it('tells how long the infusion goes on, to the end the rate gives', async () => {
    expect(await chair()).toMatchObject({ stage: 'waiting', doseEndsAt: null });
    const zero = addMs(now(), minutes(61));
    for (const step of bedsideSteps(zero, [[0, 'start']])) {
      world.clock.set(step.at);
      const who = { nurse, 'second-nurse': await world.signedInAs('nurse'), prescriber }[step.by];
      expect((await chart(who, treatment, [anEvent(step.kind, step.data, step.at)])).body.refused).toEqual(
        [],
      );
    }
    const visit = await chair();
    const ends = parseInstant(visit.doseEndsAt);
    expect([visit.stage, ends.ok ? ends.value - now() : undefined]).toEqual(['dosing', 40 * 60_000]);
  });

  it('shows nothing to another patient, and calls nobody for one who is not at a chair', async () => {
    const other = await world.patientWithLink(randomUUID());
    expect(await chair(other)).toBeNull();
    expect((await press(randomUUID(), other)).status).toBe(409);
    expect(await kinds()).not.toContain('patient.called');
  });

  it('opens by a link for the tablet, made for the patient in front of one', async () => {
    const make = (patientId: string) =>
      nurse.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/patient-screen', {
        params: { clinicId: world.clinic.id, sessionId: treatment.sessionId },
        body: { patientId },
      });
    expect((await make(randomUUID())).status).toBe(409);
    expect((await make(treatment.patientId)).body.path).toMatch(/^\/me\/open#/);
  });
});
