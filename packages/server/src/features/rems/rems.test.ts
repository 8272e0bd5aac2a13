import { randomUUID } from 'node:crypto';
import type { RemsFormView } from '@titrate/contract';
import { addDays, addMs, type CivilDate, days, minutes } from '@titrate/quantity';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEvent, bedsideSteps, chart } from '../../testing/bedside.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { type Answer, aWorld, type Caller, type World } from '../../testing/world.ts';
import { formsOverdue } from './due-forms.ts';

const ORDER = { product: 'esketamine', route: 'IN', doseMg: 56, devices: 2 };
let world: World;
let numbered = 3000;

beforeAll(async () => {
  world = await aWorld();
});

/** Both devices given; with `left`, the patient walked out after forty minutes. */
async function aSession(left = true): Promise<TestTreatment> {
  numbered += 1;
  const treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, world.clock.now(), `H-${numbered}`, ORDER),
  );
  const people = {
    nurse: await world.signedInAs('nurse'),
    'second-nurse': await world.signedInAs('nurse'),
    prescriber: await world.signedInAs('prescriber'),
  };
  const steps = bedsideSteps(
    addMs(world.clock.now(), minutes(61)),
    [
      [0, 'device', 1],
      [5, 'device', 2],
      [40, 'vitals', '128/84 72 98 14'],
      ...(left
        ? [[41, 'session.ended', { manner: 'left-before-criteria', note: 'Walked out' }] as const]
        : []),
    ],
    { preset: 'esk', order: ORDER },
  );
  for (const { by, kind, data, at } of steps) {
    world.clock.set(at);
    const answer = await chart(people[by], treatment, [anEvent(kind, data, at)]);
    expect([kind, answer.status, answer.body.refused]).toEqual([kind, 200, []]);
  }
  return treatment;
}

const call = async (method: 'GET' | 'POST', path: string, body?: unknown, as?: Caller): Promise<Answer> => {
  const who = as ?? (await world.signedInAs('nurse'));
  return who.call(method, `/api/clinics/:clinicId/${path}`, {
    params: { clinicId: world.clinic.id },
    ...(body === undefined ? {} : { body }),
  });
};
const read = async ({ sessionId }: TestTreatment): Promise<RemsFormView> =>
  (await call('GET', `sessions/${sessionId}/rems-form`)).body;
const step = ({ sessionId }: TestTreatment, body: object) =>
  call('POST', `sessions/${sessionId}/rems-form/steps`, { id: randomUUID(), ...body });
const sending = ({ contentHash }: RemsFormView) => ({ step: 'sent', contentHash, minutesUntilReady: 75 });
const overdueOn = (day: string) =>
  world.within(world.clinic, (tx) => formsOverdue(tx, world.clinic.id, day as CivilDate));
/** A step that has no place now. */
const HELD = 422;

describe('the REMS monitoring form', () => {
  it('REC-07 is due seven calendar days after the first device, filled from that session', async () => {
    const form = await read(await aSession());
    expect(form).toMatchObject({ state: 'to-send', urgency: 'in-time', complete: true, steps: [] });
    expect(Date.parse(form.dueOn) - Date.parse(form.sessionOn)).toBe(days(7));
    const said = Object.fromEntries(form.answers.map(({ field, value }) => [field, value]));
    expect(said).toMatchObject({
      familyName: 'Fernsby',
      dose: 56,
      minutesMonitored: 41,
      pressureAt40: '128/84',
      siteAddress: null,
      minutesUntilReady: null,
    });
  });

  it('REC-07 does not exist for a session without a device', async () => {
    const treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now(), 'H-2999', ORDER),
    );
    expect((await call('GET', `sessions/${treatment.sessionId}/rems-form`)).status).toBe(404);
  });

  it('REC-07 is sent, rejected, sent again and accepted, in that order only', async () => {
    const session = await aSession();
    expect((await step(session, { step: 'accepted' })).status).toBe(HELD);
    expect((await step(session, sending(await read(session)))).body.state).toBe('sent');
    expect((await step(session, sending(await read(session)))).status).toBe(HELD);
    expect((await step(session, { step: 'rejected', note: '' })).status).toBe(400);
    const rejected = await step(session, { step: 'rejected', note: 'Lot number not readable' });
    expect(rejected.body).toMatchObject({ state: 'rejected', urgency: 'in-time' });
    await step(session, sending(await read(session)));
    const accepted = await step(session, { step: 'accepted', note: 'C-7741' });
    expect(accepted.body).toMatchObject({ state: 'accepted', urgency: null });
    expect(accepted.body.steps.map((one: { step: string }) => one.step)).toEqual([
      'sent',
      'rejected',
      'sent',
      'accepted',
    ]);
    expect((await step(session, sending(await read(session)))).status).toBe(HELD);
  });

  it('REC-07 is not sent while the patient is here, nor as somebody did not read it', async () => {
    const here = await aSession(false);
    expect((await step(here, sending(await read(here)))).status).toBe(HELD);
    const gone = await aSession();
    const refused = await step(gone, { ...sending(await read(gone)), contentHash: '0'.repeat(64) });
    expect([refused.status, refused.body.type]).toEqual([409, 'stale-version']);
    expect((await read(gone)).steps).toEqual([]);
  });

  it('CON-02 records a step once however often it is sent', async () => {
    const session = await aSession();
    const body = { id: randomUUID(), ...sending(await read(session)) };
    for (let press = 0; press < 2; press += 1) expect((await step(session, body)).body.steps).toHaveLength(1);
    expect((await step(session, { id: body.id, step: 'accepted' })).status).toBe(409);
  });

  it('RM-07 counts a form as overdue the day after it was due, until it is with the REMS', async () => {
    const session = await aSession();
    const form = await read(session);
    const next = addDays(form.dueOn as CivilDate, 1);
    const [onDueDay, dayAfter] = [await overdueOn(form.dueOn), await overdueOn(next)];
    await step(session, sending(form));
    expect(await overdueOn(form.dueOn)).toBe(onDueDay);
    expect(await overdueOn(next)).toBe(dayAfter - 1);
    await step(session, { step: 'rejected', note: 'Lot number not readable' });
    expect(await overdueOn(next)).toBe(dayAfter);
  });

  it('REC-07 keeps what was sent, with what the person added, and lists the open ones first', async () => {
    const session = await aSession();
    const form = await read(session);
    await step(session, sending(form));
    const kept = await world.within(world.clinic, (tx) =>
      tx
        .selectFrom('remsFormStep')
        .selectAll()
        .where('clinicId', '=', world.clinic.id)
        .where('sessionId', '=', session.sessionId)
        .executeTakeFirstOrThrow(),
    );
    expect(kept).toMatchObject({ contentHash: form.contentHash, formVersion: '2021-11' });
    expect(kept.answers).toContainEqual(expect.objectContaining({ field: 'minutesUntilReady', value: 75 }));
    await step(session, { step: 'accepted' });
    const { body } = await call('GET', 'rems-forms');
    const states = body.forms.map((one: { state: string }) => one.state);
    expect(states.indexOf('accepted')).toBeGreaterThan(states.lastIndexOf('to-send'));
    expect(body.open).toBe(states.filter((one: string) => one !== 'accepted').length);
  });
});
