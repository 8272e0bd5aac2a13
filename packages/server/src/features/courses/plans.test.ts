import { randomUUID } from 'node:crypto';
import type { PlanBasis } from '@titrate/contract';
import { addMs, days, minutes } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import {
  aSuitableChart,
  type ChartOptions,
  consentBody,
  KETAMINE_IV_TRD,
  type TestChart,
} from '../../testing/chart.ts';
import { asOwnerOf, upgraded } from '../../testing/library.ts';
import { aWorld } from '../../testing/world.ts';

const world = await aWorld();

interface Ready extends TestChart {
  readonly basis: PlanBasis;
}

/** History, evaluation, override, signed assessment and consent: everything a plan waits for. */
async function readyToPlan(options: ChartOptions = {}): Promise<Ready> {
  const chart = await aSuitableChart(world, {
    ...options,
    facts: { escortArranged: 'yes', ...options.facts },
  });
  const evaluation = await evaluate(chart);
  for (const rule of evaluation.holding) await override(chart, evaluation.id, rule);
  const decision = { id: randomUUID(), evaluationId: evaluation.id, decision: 'suitable' };
  expect((await chart.call('POST', 'assessments', decision)).status).toBe(200);
  expect((await consent(chart)).status).toBe(200);
  return { ...chart, basis: await basisOf(chart) };
}

const basisOf = async (chart: TestChart): Promise<PlanBasis> => (await chart.call('GET', 'plan-basis')).body;

async function evaluate(chart: TestChart) {
  const asked = { id: randomUUID(), compounded: false, ...KETAMINE_IV_TRD };
  return (await chart.call('POST', 'evaluations', asked)).body;
}
const override = (chart: TestChart, evaluationId: string, rule: string) =>
  chart.call('POST', `evaluations/${evaluationId}/overrides`, {
    id: randomUUID(),
    rule,
    reason: 'Decided with the patient after a talk.',
  });
async function consent(chart: TestChart) {
  const query = new URLSearchParams(KETAMINE_IV_TRD).toString();
  const { body } = await chart.call('GET', `consent-document?${query}`);
  return chart.call('POST', 'consents', consentBody(body));
}

function planBody(ready: Ready, order: object = {}, more: object = {}) {
  const weight = ready.basis.weights[0];
  return {
    id: randomUUID(),
    protocol: 'ketamine-iv-psychiatric',
    weightId: weight?.id,
    order: {
      product: 'ketamine',
      route: 'IV',
      protocol: 'ketamine-iv-psychiatric',
      doseMgPerKg: 0.5,
      weight: { kg: weight?.kg, kind: 'actual' },
      vialMgPerMl: 50,
      finalMl: 100,
      durationMin: 40,
      ...order,
    },
    sessionsPlanned: 6,
    sessionsPerWeek: 2,
    target: 'Half the points of the first PHQ-9',
    stopRule: 'No response after six sessions',
    reviewOn: '2026-03-20',
    ...more,
  };
}
const sign = (chart: TestChart, body: object, as = chart.prescriber) => chart.call('POST', 'plans', body, as);
const typesOf = (answer: { body: { problems?: { type: string; message: string }[] } }) =>
  (answer.body.problems ?? []).map((problem) => problem.type);

describe('a plan', () => {
  it('DOSE-01: is signed after history, evaluation, override, decision and consent, with the dose worked out on the server', async () => {
    const ready = await readyToPlan();
    const { status, body } = await sign(ready, planBody(ready));
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      status: 'signed',
      doseMg: 40,
      doseMgPerKg: 0.5,
      weightKg: 80,
      weightKind: 'actual',
      signedBy: 'Harbour prescriber',
      answer: { drawMl: 0.8, rateMlPerH: 150, rateMgPerH: 60, concentrationMgPerMl: 0.4 },
    });
    const { courses } = (await ready.call('GET', 'courses')).body;
    expect(courses).toMatchObject([
      { indication: 'trd', targetInstrument: 'phq9', plans: [{ id: body.id }] },
    ]);
    expect((await ready.call('GET', '')).body.patient.stage).toBe('planned');
  });

  it('keeps what every dose rule answered, with the facts of the chart it read', async () => {
    const ready = await readyToPlan();
    const { body } = await sign(ready, planBody(ready));
    const kept = await world.within(world.clinic, (tx) =>
      tx
        .selectFrom('evaluation')
        .selectAll()
        .where('kind', '=', 'dose')
        .where('patientId', '=', ready.patientId)
        .execute(),
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.snapshot).toMatchObject({
      planId: body.id,
      order: { context: { ageYears: 40, sessionNumber: 1, weightMethod: 'measured', weightAgeDays: 0 } },
    });
    expect(kept[0]?.answer).toMatchObject({ outcomes: expect.arrayContaining([expect.anything()]) });
  });

  it('is signed once when it is sent twice at once, and both are told so', async () => {
    const ready = await readyToPlan();
    const body = planBody(ready);
    const answers = await Promise.all([sign(ready, body), sign(ready, body), sign(ready, body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const { courses } = (await ready.call('GET', 'courses')).body;
    expect(courses[0].plans).toHaveLength(1);
  });

  it('is signed once however often it is sent, and refuses another dose under its id', async () => {
    const ready = await readyToPlan();
    const body = planBody(ready);
    for (let press = 0; press < 2; press += 1) expect((await sign(ready, body)).status).toBe(200);
    const other = { ...body, order: { ...body.order, doseMgPerKg: 0.4 } };
    expect((await sign(ready, other)).status).toBe(409);
    const { courses } = (await ready.call('GET', 'courses')).body;
    expect(courses[0].plans).toHaveLength(1);
  });

  it('takes the place of the plan before, which stays readable', async () => {
    const ready = await readyToPlan();
    const first = await sign(ready, planBody(ready));
    const second = await sign(ready, planBody(ready, { doseMgPerKg: 0.4 }));
    expect(second.body).toMatchObject({ replaces: first.body.id, doseMg: 32 });
    const { courses } = (await ready.call('GET', 'courses')).body;
    expect(courses[0].plans.map((plan: { status: string }) => plan.status)).toEqual(['signed', 'superseded']);
  });

  it('waits for the decision and for the consent', async () => {
    const chart = await aSuitableChart(world, { facts: { escortArranged: 'yes' } });
    const bare = { ...chart, basis: await basisOf(chart) };
    expect(typesOf(await sign(bare, planBody(bare)))).toEqual(['no-assessment']);
    const evaluation = await evaluate(chart);
    for (const rule of evaluation.holding) await override(chart, evaluation.id, rule);
    const decision = { id: randomUUID(), evaluationId: evaluation.id, decision: 'suitable' };
    await chart.call('POST', 'assessments', decision);
    expect(typesOf(await sign(bare, planBody(bare)))).toEqual(['no-consent']);
    await consent(chart);
    expect((await sign(bare, planBody(bare))).status).toBe(200);
  });

  it('is held at once when the patient takes the consent back', async () => {
    const ready = await readyToPlan();
    const { consents } = (await ready.call('GET', 'consents')).body;
    await ready.call('POST', `consents/${consents[0].id}/withdraw`, {});
    expect(typesOf(await sign(ready, planBody(ready)))).toEqual(['no-consent']);
  });

  it('is held by a later decision against the treatment', async () => {
    const ready = await readyToPlan();
    world.clock.advance(1000);
    const evaluation = await evaluate(ready);
    const decision = { id: randomUUID(), evaluationId: evaluation.id, decision: 'not-suitable' };
    await ready.call('POST', 'assessments', decision);
    expect(typesOf(await sign(ready, planBody(ready)))).toEqual(['no-assessment']);
  });

  it('DOSE-10 and DOSE-11: is held by a dose above the hard limit, and by a slip of the decimal point', async () => {
    const ready = await readyToPlan();
    const high = await sign(ready, planBody(ready, { doseMgPerKg: 1.01 }));
    expect(high.body.problems).toContainEqual(
      expect.objectContaining({ type: 'block', message: expect.stringContaining('IV-01') }),
    );
    const slip = await sign(ready, planBody(ready, { doseMgPerKg: 5 }));
    expect(slip.body.problems).toContainEqual(
      expect.objectContaining({ type: 'block', message: expect.stringContaining('DOSE-11') }),
    );
  });

  it('DOSE-10: asks for a reason above the soft limit of a first session, and takes it', async () => {
    const ready = await readyToPlan();
    const body = planBody(ready, { doseMgPerKg: 0.6, context: { frail: false, asaClass: 2 } });
    const held = await sign(ready, body);
    expect(held.body.problems).toMatchObject([{ type: 'override', path: '/overrides/IV-01' }]);
    const reason = 'Earlier course elsewhere at this dose, tolerated well.';
    const signed = await sign(ready, { ...body, overrides: [{ rule: 'IV-01', reason }] });
    expect(signed.status, JSON.stringify(signed.body)).toBe(200);
    expect(signed.body.overrides).toEqual([{ rule: 'IV-01', reason }]);
  });

  it('DOSE-13: cannot be softened by what the browser says of the patient', async () => {
    const ready = await readyToPlan({ birthDate: '1955-01-15' });
    const softened = planBody(ready, {
      doseMgPerKg: 0.55,
      context: { ageYears: 30, sessionNumber: 9, stableHeartDisease: false, weightAgeDays: 0, region: 'EU' },
    });
    const held = await sign(ready, softened);
    const rules = held.body.problems.map((p: { message: string }) => p.message.split(' ')[0]);
    expect(rules).toEqual(expect.arrayContaining(['IV-01', 'IV-02']));
  });

  it('stands on a weight of the chart and no other', async () => {
    const ready = await readyToPlan();
    const other = await readyToPlan();
    const typed = await sign(ready, planBody(ready, { weight: { kg: 120, kind: 'actual' } }));
    expect(typed.body.problems).toMatchObject([{ path: '/order/weight/kg' }]);
    const foreign = await sign(ready, { ...planBody(ready), weightId: other.basis.weights[0]?.id });
    expect(foreign.body.problems).toMatchObject([{ path: '/weightId' }]);
  });

  it('DOSE-03: is held when the weight is older than the rule allows', async () => {
    const ready = await readyToPlan();
    const start = world.clock.now();
    world.clock.set(addMs(start, days(8)));
    const later = await world.signedInAs('prescriber');
    const held = await sign(ready, planBody(ready), later);
    expect(held.body.problems).toContainEqual(
      expect.objectContaining({ type: 'block', message: expect.stringContaining('DW-01') }),
    );
    world.clock.set(start);
  });

  it('is worked out on the adjusted weight of the chart when the prescriber chooses it', async () => {
    const ready = await readyToPlan({ weightKg: '120', heightCm: '170' });
    const body = planBody(ready, { weight: { kg: 120, kind: 'adjusted' } });
    const signed = await sign(ready, body);
    expect(signed.status, JSON.stringify(signed.body)).toBe(200);
    // Ideal 66.016 kg, adjusted 66.016 + 0.4 × 53.984 = 87.6096 kg; half a milligram a kilogram of that.
    expect(signed.body).toMatchObject({
      weightKg: 87.6096,
      weightKind: 'adjusted',
      answer: { orderedMg: 43.8048 },
    });
  });

  it('is refused with a protocol of another route, too many sessions a week, and figures that are none', async () => {
    const ready = await readyToPlan();
    const protocol = 'ketamine-im-psychiatric';
    expect((await sign(ready, planBody(ready, { protocol }, { protocol }))).status).toBeGreaterThanOrEqual(
      400,
    );
    expect(typesOf(await sign(ready, planBody(ready, {}, { sessionsPerWeek: 4 })))).toEqual(['too-often']);
    const text = await sign(ready, planBody(ready, { doseMgPerKg: '0.5' }));
    expect(text.body.problems).toMatchObject([{ path: '/order/doseMgPerKg' }]);
    const misspelt = await sign(ready, planBody(ready, { dose: 40 }));
    expect(misspelt.status).toBe(400);
  });

  it('needs a prescriber who has just proved to be there', async () => {
    const ready = await readyToPlan();
    const nurse = await world.signedInAs('nurse');
    expect((await sign(ready, planBody(ready), nurse)).status).toBe(403);
    const start = world.clock.now();
    world.clock.set(addMs(start, minutes(6)));
    expect((await sign(ready, planBody(ready))).body.type).toBe('second-factor-required');
    world.clock.set(start);
  });

  it('is previewed by a nurse and stores nothing', async () => {
    const ready = await readyToPlan();
    const nurse = await world.signedInAs('nurse');
    const { order, weightId } = planBody(ready);
    const { status, body } = await ready.call('POST', 'dose', { order, weightId }, nurse);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.answer).toMatchObject({ orderedMg: 40, drawMl: 0.8 });
    expect(body.outcomes.length).toBeGreaterThan(30);
    expect((await ready.call('GET', 'courses')).body.courses).toEqual([]);
  });

  it('is not seen or signed from the clinic next door', async () => {
    const ready = await readyToPlan();
    const stranger = await world.signedInAs('prescriber', world.otherClinic);
    expect((await ready.call('GET', 'plan-basis', undefined, stranger)).status).toBe(403);
    expect((await sign(ready, planBody(ready), stranger)).status).toBe(403);
  });
});

describe('a course', () => {
  it('is ended once, with its reason; its plan is then no longer in force', async () => {
    const ready = await readyToPlan();
    await sign(ready, planBody(ready));
    const [course] = (await ready.call('GET', 'courses')).body.courses;
    const end = { version: course.version, reason: 'Remission after four sessions', stage: 'follow-up' };
    const ended = await ready.call('POST', `courses/${course.id}/end`, end);
    expect(ended.body).toMatchObject({ endReason: end.reason, plans: [{ status: 'superseded' }] });
    expect((await ready.call('POST', `courses/${course.id}/end`, end)).status).toBe(409);
    expect((await ready.call('GET', '')).body.patient.stage).toBe('follow-up');
  });
});

describe('a session of a signed plan', () => {
  async function booked(order: object = {}) {
    const ready = await readyToPlan();
    const { body: plan } = await sign(ready, planBody(ready, order));
    const params = { clinicId: world.clinic.id };
    const owner = await world.signedInAs('owner');
    const chairId = randomUUID();
    const chair = { label: `Chair ${chairId.slice(0, 8)}`, position: 1, active: true };
    await owner.call('PUT', '/api/clinics/:clinicId/chairs/:chairId', {
      params: { ...params, chairId },
      body: chair,
    });
    const id = randomUUID();
    const startsAt = new Date(world.clock.now() + 600_000).toISOString();
    const booking = { id, patientId: ready.patientId, planId: plan.id, chairId, startsAt };
    const answer = await ready.prescriber.call('POST', '/api/clinics/:clinicId/sessions', {
      params,
      body: booking,
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const open = () =>
      ready.prescriber.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/open', {
        params: { ...params, sessionId: id },
        body: { eventId: randomUUID() },
      });
    const read = () =>
      ready.prescriber.call('GET', '/api/clinics/:clinicId/sessions/:sessionId', {
        params: { ...params, sessionId: id },
      });
    return { ready, open, read };
  }

  it('opens once, however often it is pressed', async () => {
    const { open } = await booked();
    const first = await open();
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect((await open()).body).toEqual(first.body);
  });

  it('DOSE-01: is read again although its concentration has no end', async () => {
    const { open, read } = await booked({ finalMl: 90 });
    expect((await open()).status).toBe(200);
    const { status, body } = await read();
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.events[0].data.order).toMatchObject({ doseMg: 40, concentrationMgPerMl: 0.444444 });
  });

  it('does not open after the consent was withdrawn', async () => {
    const { ready, open } = await booked();
    const { body } = await ready.call('GET', 'consents');
    await ready.call('POST', `consents/${body.consents[0].id}/withdraw`, { reason: 'Changed their mind' });
    const held = await open();
    expect(held.status).toBe(422);
    expect(held.body.detail).toContain('consent');
  });

  // The last test of the file: it leaves the clinic without any library.
  it('DOSE-12 opens without a signed library only where the clinic treated before one was asked', async () => {
    const { open: openFirst, read: readFirst } = await booked();
    expect((await openFirst()).status).toBe(200);
    expect((await readFirst()).body.events[0].data.library).toEqual({ version: 1, values: {} });
    await upgraded(world);
    const [second, third] = [await booked(), await booked()];
    expect((await second.open()).status).toBe(200);
    expect((await second.read()).body.events[0].data.library).toBeUndefined();
    await asOwnerOf(world, async (client) => {
      await client.query('begin');
      await client.query("select set_config('app.clinic', $1, true)", [world.clinic.id]);
      await client.query('update clinic set limits_unsigned_since = null');
      await client.query('commit');
    });
    const held = await third.open();
    expect(held.status).toBe(422);
    expect(held.body.detail).toContain('under Clinic, Limits');
  });
});
