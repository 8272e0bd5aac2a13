import { randomUUID } from 'node:crypto';
import type { EvaluationView } from '@titrate/contract';
import { addMs, days, minutes } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { aSuitableChart, KETAMINE_IV_TRD, type TestChart } from '../../testing/chart.ts';
import { aWorld } from '../../testing/world.ts';

const world = await aWorld();
const READY = { escortArranged: 'yes' };
const BLADDER_FORM = 'WU-08';

async function evaluated(chart: TestChart, treatment: object = KETAMINE_IV_TRD) {
  const id = randomUUID();
  const { status, body } = await chart.call('POST', 'evaluations', { id, compounded: false, ...treatment });
  expect(status, JSON.stringify(body)).toBe(200);
  return body as EvaluationView;
}
const override = (chart: TestChart, evaluation: EvaluationView, rule: string, more: object = {}) =>
  chart.call('POST', `evaluations/${evaluation.id}/overrides`, {
    id: randomUUID(),
    rule,
    reason: 'The bladder questionnaire follows at the first visit.',
    ...more,
  });
const decide = (chart: TestChart, evaluation: EvaluationView, decision: string, more: object = {}) =>
  chart.call('POST', 'assessments', { id: randomUUID(), evaluationId: evaluation.id, decision, ...more });
const stageOf = async (chart: TestChart) => (await chart.call('GET', '')).body.patient.stage;

describe('suitability', () => {
  it('shows every rule with its inputs, thresholds and sources, and keeps the answer', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    expect(evaluation.findings.length).toBeGreaterThan(60);
    expect(evaluation.findings.every((finding) => finding.sources.length > 0)).toBe(true);
    const age = evaluation.findings.find((finding) => finding.rule === 'WU-08');
    expect(age).toMatchObject({ severity: 'override', result: 'unknown', version: expect.any(String) });
    const latest = await chart.call('GET', 'evaluations/latest');
    expect(latest.body).toMatchObject({ chartChangedSince: false, evaluation: { id: evaluation.id } });
  });

  it('is evaluated once however often the same press arrives', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const body = { id: randomUUID(), ...KETAMINE_IV_TRD };
    const [one, two] = await Promise.all([
      chart.call('POST', 'evaluations', body),
      chart.call('POST', 'evaluations', body),
    ]);
    expect([one?.status, two?.status]).toEqual([200, 200]);
    expect(two?.body).toEqual(one?.body);
  });

  it('refuses an id that belongs to the evaluation of somebody else', async () => {
    const first = await evaluated(await aSuitableChart(world, { facts: READY }));
    const other = await aSuitableChart(world, { facts: READY });
    const { status } = await other.call('POST', 'evaluations', { id: first.id, ...KETAMINE_IV_TRD });
    expect(status).toBe(409);
  });

  it('refuses an indication that the catalogue does not have, and a route that does not exist', async () => {
    const chart = await aSuitableChart(world);
    const unknown = await chart.call('POST', 'evaluations', {
      id: randomUUID(),
      ...KETAMINE_IV_TRD,
      indication: 'boredom',
    });
    expect(unknown.body.problems).toMatchObject([{ path: '/indication' }]);
    const route = await chart.call('POST', 'evaluations', {
      id: randomUUID(),
      ...KETAMINE_IV_TRD,
      route: 'IA',
    });
    expect(route.status).toBe(400);
  });

  it('does not hold the decision for the consent, which is the next step', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    const waiting = evaluation.findings.filter((finding) => finding.waitsForConsent).map((f) => f.rule);
    expect(waiting.sort()).toEqual(['IND-REG-01', 'WU-15']);
    expect(evaluation.overall).toBe('needs-more');
    expect(evaluation.holding).toEqual([BLADDER_FORM]);
  });

  it('is signed suitable once the override has its reason, and the patient moves on', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    const held = await decide(chart, evaluation, 'suitable');
    expect(held.status).toBe(422);
    expect(held.body.problems).toMatchObject([{ type: 'not-known', path: `/findings/${BLADDER_FORM}` }]);
    const overridden = await override(chart, evaluation, BLADDER_FORM);
    expect(overridden.body.holding).toEqual([]);
    const signed = await decide(chart, evaluation, 'suitable', { note: 'Two adequate trials failed.' });
    expect(signed.body).toMatchObject({
      decision: 'suitable',
      indication: 'trd',
      signedBy: 'Harbour prescriber',
    });
    expect(await stageOf(chart)).toBe('suitable');
    expect((await chart.call('GET', 'decisions')).body.assessments).toHaveLength(1);
  });

  it('cannot be signed suitable while a block stands, and a block cannot be overridden', async () => {
    const chart = await aSuitableChart(world);
    const evaluation = await evaluated(chart);
    expect(evaluation.overall).toBe('blocked');
    expect((await override(chart, evaluation, 'SC-022')).status).toBe(422);
    await override(chart, evaluation, BLADDER_FORM);
    const held = await decide(chart, evaluation, 'suitable');
    expect(held.body.problems).toMatchObject([{ type: 'block', path: '/findings/SC-022' }]);
    expect((await decide(chart, evaluation, 'not-suitable')).status).toBe(200);
    expect(await stageOf(chart)).toBe('excluded');
  });

  it('refuses an override without a real reason, of a clear rule, and of a rule that nobody knows', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    expect((await override(chart, evaluation, BLADDER_FORM, { reason: '   too short      ' })).status).toBe(
      400,
    );
    expect((await override(chart, evaluation, 'SC-001')).status).toBe(404);
    expect((await override(chart, evaluation, 'SC-999')).status).toBe(404);
  });

  it('keeps one override however often it is sent, and does not replace the reason of another prescriber', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    const id = randomUUID();
    for (let press = 0; press < 2; press += 1)
      expect((await override(chart, evaluation, BLADDER_FORM, { id })).status).toBe(200);
    const second = await override(chart, evaluation, BLADDER_FORM, {
      reason: 'Another reason, by someone else.',
    });
    expect(second.status).toBe(409);
  });

  it('lets a nurse ask, but neither override nor decide', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    const nurse = await world.signedInAs('nurse');
    const asked = await chart.call('POST', 'evaluations', { id: randomUUID(), ...KETAMINE_IV_TRD }, nurse);
    expect(asked.status).toBe(200);
    const path = `evaluations/${evaluation.id}/overrides`;
    const body = { id: randomUUID(), rule: BLADDER_FORM, reason: 'A nurse cannot decide this.' };
    expect((await chart.call('POST', path, body, nurse)).status).toBe(403);
    const decision = { id: randomUUID(), evaluationId: evaluation.id, decision: 'suitable' };
    expect((await chart.call('POST', 'assessments', decision, nurse)).status).toBe(403);
  });

  it('asks for a fresh code before it overrides or signs', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    const start = world.clock.now();
    world.clock.set(addMs(start, minutes(6)));
    expect((await override(chart, evaluation, BLADDER_FORM)).body.type).toBe('second-factor-required');
    expect((await decide(chart, evaluation, 'not-suitable')).body.type).toBe('second-factor-required');
    world.clock.set(start);
  });

  it('is not signed on a chart that changed since, and says so before', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    await override(chart, evaluation, BLADDER_FORM);
    const start = world.clock.now();
    world.clock.set(addMs(start, 1000));
    const answers = [{ id: randomUUID(), factId: 'aneurysm', value: 'yes' }];
    expect((await chart.call('POST', 'facts', { answers })).status).toBe(200);
    expect((await chart.call('GET', 'evaluations/latest')).body.chartChangedSince).toBe(true);
    expect((await decide(chart, evaluation, 'suitable')).body.type).toBe('stale-version');
    world.clock.set(start);
  });

  it('is not signed when time alone has changed an answer: the reconciliation is too old now', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    await override(chart, evaluation, BLADDER_FORM);
    const start = world.clock.now();
    world.clock.set(addMs(start, days(8)));
    const later: TestChart = { ...chart, call: (m, p, b) => chart.call(m, p, b, prescriberLater) };
    const prescriberLater = await world.signedInAs('prescriber');
    const refused = await decide(later, evaluation, 'suitable');
    expect(refused.body.type).toBe('stale-version');
    expect(refused.body.problems.map((p: { path: string }) => p.path)).toContain('/findings/WU-05');
    world.clock.set(start);
  });

  it('keeps one decision however often it is sent, and refuses another one under its id', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    const id = randomUUID();
    for (let press = 0; press < 2; press += 1)
      expect((await decide(chart, evaluation, 'more-needed', { id })).status).toBe(200);
    expect((await decide(chart, evaluation, 'not-suitable', { id })).status).toBe(409);
    expect((await chart.call('GET', 'decisions')).body.assessments).toHaveLength(1);
  });

  it('shows nothing to the clinic next door, and takes no evaluation of another patient', async () => {
    const chart = await aSuitableChart(world, { facts: READY });
    const evaluation = await evaluated(chart);
    const stranger = await world.signedInAs('prescriber', world.otherClinic);
    expect((await chart.call('GET', 'evaluations/latest', undefined, stranger)).status).toBe(403);
    const other = await aSuitableChart(world, { facts: READY });
    expect((await decide(other, evaluation, 'not-suitable')).status).toBe(404);
    expect((await override(other, evaluation, BLADDER_FORM)).status).toBe(404);
  });
});
