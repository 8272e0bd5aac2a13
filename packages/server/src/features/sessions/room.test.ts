import { randomUUID } from 'node:crypto';
import { addMs, formatInstant, type Instant, minutes } from '@titrate/quantity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anEvent, aVital, bedsideSteps, chart } from '../../testing/bedside.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { findSession, StateCache } from './store.ts';
import { watchOnce } from './watch.ts';

let world: World;
let nurse: Caller;
let second: Caller;
let prescriber: Caller;
let treatment: TestTreatment;
let count = 0;

beforeAll(async () => {
  world = await aWorld();
});
beforeEach(async () => {
  count += 1;
  world.clock.advance(5 * 3_600_000);
  nurse = await world.signedInAs('nurse');
  second = await world.signedInAs('nurse');
  prescriber = await world.signedInAs('prescriber');
  treatment = await another();
});
const now = (): Instant => world.clock.now();
const another = (): Promise<TestTreatment> =>
  world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, now(), `R-${count}-${randomUUID().slice(0, 13)}`),
  );
const params = () => ({ clinicId: world.clinic.id });
const say = (by: Caller, kind: string, data: unknown) => chart(by, treatment, [anEvent(kind, data, now())]);
const has = (who: Caller, name: string, more: object = {}) => ({ to: { id: who.userId, name }, ...more });
const nurseOf = () =>
  world.within(
    world.clinic,
    async (tx) => (await findSession(tx, world.clinic.id, treatment.sessionId)).nurseId,
  );
const problems = (answer: { body: { refused: { problems: { type: string }[] }[] } }) =>
  answer.body.refused.flatMap((one) => one.problems.map(({ type }) => type));

/** A running infusion; time stands a minute after its start. */
async function start(): Promise<void> {
  const zero = addMs(now(), minutes(61));
  for (const step of bedsideSteps(zero, [[0, 'start']])) {
    world.clock.set(step.at);
    const who = { nurse, 'second-nurse': second, prescriber }[step.by];
    expect((await chart(who, treatment, [anEvent(step.kind, step.data, step.at)])).body.refused).toEqual([]);
  }
  world.clock.advance(60_000);
}
const high = () =>
  anEvent(
    'vital.recorded',
    {
      systolicMmHg: 210,
      diastolicMmHg: 90,
      heartRatePerMin: 70,
      spo2Percent: 98,
      respiratoryRatePerMin: 14,
      status: 'final',
    },
    now(),
  );
const alerts = async (by: Caller) =>
  (await by.call('GET', '/api/clinics/:clinicId/alerts', { params: params() })).body;
const ofSession = async (by: Caller) =>
  (await alerts(by)).alerts.filter((one: { sessionId: string }) => one.sessionId === treatment.sessionId);
const mine = async (by: Caller) =>
  (await ofSession(by)).map((one: { condition: string; callsYou: boolean }) => [one.condition, one.callsYou]);

describe('ADM-03 a chair changes hands', () => {
  it('when the receiver accepts by name, and not before', async () => {
    await say(nurse, 'nurse.assigned', has(nurse, 'Nora', { accepted: true }));
    expect(await nurseOf()).toBe(nurse.userId);
    await say(nurse, 'nurse.assigned', has(second, 'Ilse', { accepted: false, concerns: 'Felt sick' }));
    expect(await nurseOf()).toBe(nurse.userId);
    const board = await nurse.call('GET', '/api/clinics/:clinicId/board', { params: params() });
    const row = board.body.chairs.find(
      (one: { session: { id: string } | null }) => one.session?.id === treatment.sessionId,
    );
    expect(row.session.summary.handOver).toMatchObject({ to: { id: second.userId }, concerns: 'Felt sick' });
    await say(second, 'nurse.assigned', has(second, 'Ilse', { accepted: true }));
    expect(await nurseOf()).toBe(second.userId);
  });

  it('never to somebody of another clinic', async () => {
    const stranger = await world.signedInAs('nurse', world.otherClinic);
    const answer = await say(nurse, 'nurse.assigned', has(stranger, 'Stranger'));
    expect(answer.status).toBe(404);
    expect(await nurseOf()).toBeNull();
    expect((await say(nurse, 'nurse.assigned', { to: { id: 'nobody', name: 'N' } })).status).toBe(404);
  });

  it('ALM-21 with its open alerts, each named by the one who takes it', async () => {
    await start();
    await say(nurse, 'nurse.assigned', has(nurse, 'Nora', { accepted: true }));
    await chart(nurse, treatment, [high()]);
    await say(nurse, 'nurse.assigned', has(second, 'Ilse', { accepted: false }));
    expect(problems(await say(second, 'nurse.assigned', has(second, 'Ilse', { accepted: true })))).toEqual([
      'alert-unseen',
    ]);
    expect(await mine(second)).toEqual([['AL-01', false]]);
    const taken = has(second, 'Ilse', { accepted: true, openAlerts: ['AL-01'] });
    expect(problems(await say(second, 'nurse.assigned', taken))).toEqual([]);
    expect(await mine(second)).toEqual([['AL-01', true]]);
    expect(await mine(nurse)).toEqual([['AL-01', false]]);
  });
});

describe('whom an open alert calls', () => {
  it('ALM-21 every nurse, at a chair that nobody has', async () => {
    await start();
    await chart(nurse, treatment, [high()]);
    expect(await mine(nurse)).toEqual([['AL-01', true]]);
    expect(await mine(second)).toEqual([['AL-01', true]]);
    expect(await mine(prescriber)).toEqual([['AL-01', false]]);
  });

  it('ALM-09 the second person after a minute, then all staff, by the server alone', async () => {
    await start();
    await say(nurse, 'nurse.assigned', has(nurse, 'Nora', { accepted: true }));
    await say(nurse, 'cover.named', has(prescriber, 'Dr Feld'));
    await chart(nurse, treatment, [high()]);
    const therapist = await world.signedInAs('therapist');
    expect([await mine(nurse), await mine(prescriber)]).toEqual([[['AL-01', true]], [['AL-01', false]]]);
    world.clock.advance(60_000);
    await watchOnce(world.deps, new StateCache());
    expect([await mine(prescriber), await mine(therapist)]).toEqual([[['AL-01', true]], [['AL-01', false]]]);
    world.clock.advance(60_000);
    await watchOnce(world.deps, new StateCache());
    expect(await mine(therapist)).toEqual([['AL-01', true]]);
    await say(nurse, 'alert.acknowledged', { condition: 'AL-01' });
    expect(await mine(therapist)).toEqual([['AL-01', false]]);
  });

  it('ALM-05 with chair and patient first, and ALM-06 again for whoever comes later', async () => {
    await start();
    await chart(nurse, treatment, [high()]);
    const [alert] = await ofSession(await world.signedInAs('nurse'));
    expect(alert).toMatchObject({
      chair: expect.stringContaining('Chair'),
      patient: { familyName: 'Fernsby' },
      state: 'raised',
      calls: 'every nurse on site',
    });
  });

  it('is nobody of the clinic next door', async () => {
    await start();
    await chart(nurse, treatment, [high()]);
    const stranger = await world.signedInAs('nurse', world.otherClinic);
    const answer = await stranger.call('GET', '/api/clinics/:clinicId/alerts', {
      params: { clinicId: world.otherClinic.id },
    });
    expect(answer.body.alerts).toEqual([]);
  });
});

describe('ALM-08 a pause of the sound', () => {
  const pause = () =>
    nurse.call('POST', '/api/clinics/:clinicId/alerts/sound-pause', { params: params(), body: undefined });

  it('is the same on every screen, and over after two minutes', async () => {
    const { body } = await pause();
    expect((await alerts(second)).soundPause).toEqual(body);
    expect(body.until).toBe(formatInstant(addMs(now(), minutes(2))));
    world.clock.advance(119_999);
    expect((await alerts(second)).soundPause).not.toBeNull();
    world.clock.advance(1);
    expect((await alerts(second)).soundPause).toBeNull();
  });

  it('is broken by a new alert and by a worse one, at any chair', async () => {
    await start();
    await pause();
    world.clock.advance(1000);
    await chart(nurse, treatment, [aVital(now())]);
    expect((await alerts(second)).soundPause).not.toBeNull();
    await chart(nurse, treatment, [high()]);
    expect((await alerts(second)).soundPause).toBeNull();
  });
});

describe('CON-03 who has a record open', () => {
  const here = async (by: Caller, typing = false) =>
    (
      await by.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/presence', {
        params: { ...params(), sessionId: treatment.sessionId },
        body: { typing },
      })
    ).body.others;

  it('and who types, each to the others', async () => {
    expect(await here(nurse)).toEqual([]);
    expect(await here(second)).toEqual([{ id: nurse.userId, name: expect.any(String), typing: false }]);
    await here(second, true);
    expect(await here(nurse)).toEqual([{ id: second.userId, name: expect.any(String), typing: true }]);
  });

  it('until their screen has been silent for half a minute', async () => {
    await here(second, true);
    world.clock.advance(14_999);
    expect((await here(nurse))[0]).toMatchObject({ typing: true });
    world.clock.advance(1);
    expect((await here(nurse))[0]).toMatchObject({ typing: false });
    world.clock.advance(14_999);
    expect(await here(nurse)).toHaveLength(1);
    world.clock.advance(1);
    expect(await here(nurse)).toEqual([]);
  });

  it('only for a session of the own clinic', async () => {
    const stranger = await world.signedInAs('nurse', world.otherClinic);
    const answer = await stranger.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/presence', {
      params: { clinicId: world.otherClinic.id, sessionId: treatment.sessionId },
      body: { typing: false },
    });
    expect(answer.status).toBe(404);
  });
});

describe('ALM-15 a limit for one patient', () => {
  const limit = { parameter: 'systolicMmHg', side: 'high', band: 'watch', limit: 170, reason: 'Known' };

  it('is a prescriber’s to set, inside the hard bounds', async () => {
    expect(problems(await say(nurse, 'alertLimit.set', limit))).toEqual(['not-permitted']);
    expect(problems(await say(prescriber, 'alertLimit.set', { ...limit, limit: 180 }))).toEqual([
      'hard-bound',
    ]);
    expect(problems(await say(prescriber, 'alertLimit.set', limit))).toEqual([]);
  });
});
