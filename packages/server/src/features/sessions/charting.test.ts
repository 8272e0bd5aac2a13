import { randomUUID } from 'node:crypto';
import { addMs, formatInstant, minutes } from '@titrate/quantity';
import { beforeAll, describe, expect, it } from 'vitest';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';

let world: World;
let treatment: TestTreatment;

beforeAll(async () => {
  world = await aWorld();
  treatment = await world.within(world.clinic, (tx) => aTreatment(tx, world.clinic.id, world.clock.now()));
});

const send = (
  by: Caller,
  facts: readonly { id?: string; kind: string; data: unknown; observedAt?: string }[],
) =>
  by.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
    params: { clinicId: world.clinic.id, sessionId: treatment.sessionId },
    body: {
      patientId: treatment.patientId,
      events: facts.map((fact) => ({
        id: randomUUID(),
        observedAt: formatInstant(world.clock.now()),
        ...fact,
      })),
    },
  });
const override = {
  kind: 'override.recorded',
  data: { rule: 'GT-06', ruleVersion: '1.0.0', reason: 'Ate four hours ago, airway is easy' },
};
const pulse = { kind: 'vital.recorded', data: { heartRatePerMin: 72, status: 'final' } };

const stable = (answer: string) => ({ kind: 'discharge.checked', data: { criterion: 'RD-11', answer } });

describe('RD-11, the statement of stability', () => {
  const delegate = (nurseMayStateStability: boolean) =>
    world.within(world.clinic, (tx) =>
      tx
        .updateTable('clinic')
        .set({ settings: JSON.stringify({ nurseMayStateStability }) })
        .where('id', '=', world.clinic.id)
        .execute(),
    );

  // The session stands at its gate, so what is permitted is refused for its phase and nothing else.
  const refusalsOf = async (by: Caller, fact: { readonly kind: string; readonly data: unknown }) =>
    (await send(by, [fact])).body.refused[0]?.problems.map(({ type }: { type: string }) => type);

  it('is a prescriber’s: a nurse’s is refused, and may still say "not stable"', async () => {
    const nurse = await world.signedInAs('nurse');
    expect(await refusalsOf(nurse, stable('pass'))).toEqual(['not-permitted']);
    expect(await refusalsOf(nurse, stable('fail'))).toEqual(['wrong-phase']);
    expect(await refusalsOf(await world.signedInAs('prescriber'), stable('pass'))).toEqual(['wrong-phase']);
  });

  it('is refused from a nurse also as a correction of "not stable"', async () => {
    const data = { replaces: randomUUID(), reason: 'Ticked the wrong one', action: 'replace' };
    const replacement = { ...stable('pass'), observedAt: formatInstant(world.clock.now()) };
    const corrected = { kind: 'correction.made', data: { ...data, replacement } };
    expect(await refusalsOf(await world.signedInAs('nurse'), corrected)).toEqual(['not-permitted']);
  });

  it('is a nurse’s too where the clinic delegates it', async () => {
    await delegate(true);
    const nurse = await world.signedInAs('nurse');
    expect(await refusalsOf(nurse, stable('pass'))).toEqual(['wrong-phase']);
    await delegate(false);
    expect(await refusalsOf(nurse, stable('pass'))).toEqual(['not-permitted']);
  });
});

describe('sending bedside facts', () => {
  it('refuses a late copy of a refused entry, also when it would be admitted by then', async () => {
    const nurse = await world.signedInAs('nurse');
    const second = { ...stable('pass'), id: randomUUID() };
    const first = await send(nurse, [second, pulse]);
    expect(first.body.stored).toHaveLength(1);
    expect(first.body.refused).toMatchObject([{ id: second.id, problems: [{ type: 'not-permitted' }] }]);
    const late = await send(await world.signedInAs('prescriber'), [{ ...second, ...pulse }]);
    expect(late.body.stored).toEqual([]);
    expect(late.body.refused).toEqual(first.body.refused);
  });

  it('stores what is new beside a late copy of a refused entry', async () => {
    const second = { ...stable('pass'), id: randomUUID() };
    const first = await send(await world.signedInAs('nurse'), [second]);
    const mixed = await send(await world.signedInAs('prescriber'), [
      { ...pulse, id: randomUUID() },
      { ...second, ...pulse },
    ]);
    expect(mixed.body.stored).toHaveLength(1);
    expect(mixed.body.refused).toEqual(first.body.refused);
  });

  it('answers a late copy of a refused act as before, without asking for a code again', async () => {
    const back = {
      id: randomUUID(),
      kind: 'drug.returned',
      data: { vialId: 'v1', amountMg: 10 },
      observedAt: formatInstant(addMs(world.clock.now(), minutes(10))),
    };
    const nurse = await world.signedInAs('nurse');
    const first = await send(nurse, [back]);
    expect(first.body.refused).toMatchObject([{ id: back.id }]);
    world.clock.advance(6 * 60_000);
    const late = await send(nurse, [back]);
    expect([late.status, late.body.refused[0].id, late.body.refused[0].problems[0].type]).toEqual([
      200,
      back.id,
      'in-the-future',
    ]);
  });

  it('keeps the vital signs of a batch whose override still waits for a fresh code', async () => {
    const prescriber = await world.signedInAs('prescriber');
    world.clock.advance(6 * 60_000);
    const { status, body } = await send(prescriber, [pulse, override]);
    expect(status).toBe(200);
    expect(body.stored).toHaveLength(1);
    expect(body.refused[0].problems[0].type).toBe('second-factor-required');
  });

  it('asks for the code when the override comes alone', async () => {
    const prescriber = await world.signedInAs('prescriber');
    world.clock.advance(6 * 60_000);
    expect((await send(prescriber, [override])).status).toBe(401);
  });

  it('takes an override sent again after the proof has aged, because it is stored already', async () => {
    const prescriber = await world.signedInAs('prescriber');
    const fact = { id: randomUUID(), ...override };
    const observedAt = formatInstant(world.clock.now());
    const again = () =>
      prescriber.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
        params: { clinicId: world.clinic.id, sessionId: treatment.sessionId },
        body: { patientId: treatment.patientId, events: [{ ...fact, observedAt }] },
      });
    const first = await again();
    expect(first.body.stored, JSON.stringify(first.body)).toHaveLength(1);
    world.clock.advance(10 * 60_000);
    const second = await again();
    expect(second.status).toBe(200);
    expect(second.body.stored).toEqual(first.body.stored);
  });

  it('lets a person with several roles act in the one that may', async () => {
    const both = await world.signedInAs(['owner', 'prescriber']);
    const { body } = await send(both, [pulse]);
    expect(body.stored[0].author.role).toBe('prescriber');
  });
});
