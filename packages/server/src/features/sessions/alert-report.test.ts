import { addMs, type Instant, minutes } from '@titrate/quantity';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEvent, aVital, bedsideSteps, chart } from '../../testing/bedside.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';

describe('ALM-19 the report of alerts', () => {
  let world: World;
  let nurse: Caller;
  let owner: Caller;
  beforeAll(async () => {
    world = await aWorld();
    nurse = await world.signedInAs('nurse');
    owner = await world.signedInAs('owner');
  });
  const now = (): Instant => world.clock.now();
  const report = async (who: Caller, period?: number) =>
    (
      await who.call('GET', '/api/clinics/:clinicId/alert-report', {
        params: { clinicId: world.clinic.id },
        ...(period === undefined ? {} : { query: { days: period } }),
      })
    ).body;

  /** A session in which the saturation has just fallen. */
  async function desaturation(): Promise<{
    treatment: TestTreatment;
    alert: { alertId: string; condition: string };
  }> {
    const [second, prescriber] = [await world.signedInAs('nurse'), await world.signedInAs('prescriber')];
    const treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, now(), `A-${now()}`),
    );
    for (const step of bedsideSteps(addMs(now(), minutes(61)), [[0, 'start']])) {
      world.clock.set(step.at);
      const who = { nurse, 'second-nurse': second, prescriber }[step.by];
      await chart(who, treatment, [anEvent(step.kind, step.data, step.at)]);
    }
    world.clock.advance(minutes(5));
    await chart(nurse, treatment, [aVital(now(), 84)]);
    const { body } = await nurse.call('GET', '/api/clinics/:clinicId/sessions/:sessionId/events', {
      params: { clinicId: treatment.clinicId, sessionId: treatment.sessionId },
      query: { after: 0 },
    });
    const raised = body.events.find((one: { kind: string }) => one.kind === 'alert.raised');
    return { treatment, alert: raised.data };
  }
  const acknowledge = (
    treatment: TestTreatment,
    alert: { alertId: string; condition: string },
    action?: string,
  ) =>
    chart(nurse, treatment, [
      anEvent(
        'alert.acknowledged',
        { alertId: alert.alertId, condition: alert.condition, ...(action === undefined ? {} : { action }) },
        now(),
      ),
    ]);

  it('counts nothing in a clinic without alerts', async () => {
    expect((await report(owner)).rules).toEqual([]);
  });

  it('counts what was raised, how soon it was acknowledged and whether somebody acted', async () => {
    const first = await desaturation();
    world.clock.advance(minutes(2));
    await acknowledge(first.treatment, first.alert, 'Paused, prescriber called');
    const second = await desaturation();
    world.clock.advance(minutes(4));
    await acknowledge(second.treatment, second.alert);
    const { rules, review } = await report(owner);
    const saturation = rules.find(({ rule }: { rule: string }) => rule === 'AL-05');
    expect(review).toEqual({ belowPercent: 10, overDays: 90 });
    expect(saturation).toMatchObject({
      raised: 2,
      sessions: 2,
      acknowledged: 2,
      medianMinutes: 3,
      slowestMinutes: 4,
      actedOn: 1,
      toReview: false,
    });
    expect(saturation.title).not.toBe('AL-05');
  });

  it('refuses another period, and is not for the front desk', async () => {
    const desk = await world.signedInAs('front-desk');
    const ask = (who: Caller, period: number) =>
      who.call('GET', '/api/clinics/:clinicId/alert-report', {
        params: { clinicId: world.clinic.id },
        query: { days: period },
      });
    expect((await ask(owner, 31)).status).toBe(400);
    expect((await ask(desk, 90)).status).toBe(403);
  });
});
