import { verifyChain } from '@titrate/clinical/session';
import { instant } from '@titrate/quantity';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventsAfter } from '../features/sessions/store.ts';
import { aWorld, type World } from '../testing/world.ts';
import { HARBOUR } from './accounts.ts';
import { fillDemo } from './fill-demo.ts';
import { seedDemo } from './seed.ts';

const START = instant(Date.parse('2026-11-20T15:00:00Z'));

describe('the filled demonstration', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ clinics: 'none' });
    world.clock.set(START);
    await seedDemo(world.deps, []);
    await fillDemo(world.deps, () => false);
  }, 120_000);

  const sessions = () =>
    world.within(HARBOUR, (tx) =>
      tx.selectFrom('session').selectAll().where('clinicId', '=', HARBOUR.id).orderBy('startsAt').execute(),
    );
  const openOnes = async () =>
    (await sessions()).filter(
      (session) => !['discharged', 'closed', 'booked', 'cancelled'].includes(session.phase),
    );

  it('has about forty patients at every stage and a room with four chairs in use', async () => {
    const patients = await world.within(HARBOUR, (tx) =>
      tx.selectFrom('patient').select('stage').where('clinicId', '=', HARBOUR.id).execute(),
    );
    expect(patients.length).toBeGreaterThanOrEqual(33);
    expect(new Set(patients.map((patient) => patient.stage)).size).toBe(10);
    expect((await openOnes()).map((session) => session.phase).sort()).toEqual([
      'dosing',
      'gate',
      'recovery',
      'recovery',
    ]);
  });

  it('holds records whose chains verify', async () => {
    const closed = (await sessions()).filter((session) => session.phase === 'closed').slice(0, 12);
    expect(closed.length).toBe(12);
    for (const session of closed) {
      const events = await world.within(HARBOUR, (tx) => eventsAfter(tx, HARBOUR.id, session.id, 0));
      expect(verifyChain(events)).toEqual({ chain: 'valid' });
    }
  });

  it('has sent the forms of the REMS but the latest, and none is overdue', async () => {
    const owner = await world.signedInAs('owner', HARBOUR);
    const { body } = await owner.call('GET', '/api/clinics/:clinicId/rems-forms', {
      params: { clinicId: HARBOUR.id },
    });
    expect(new Set(body.forms.map(({ state }: { state: string }) => state))).toEqual(
      new Set(['accepted', 'to-send']),
    );
    expect(body.overdue).toBe(0);
    const accepted = body.forms.find(({ state }: { state: string }) => state === 'accepted');
    const form = await owner.call('GET', '/api/clinics/:clinicId/sessions/:sessionId/rems-form', {
      params: { clinicId: HARBOUR.id, sessionId: accepted.sessionId },
    });
    expect(form.body.steps[0].contentHash).toBe(form.body.contentHash);
  });

  it('finds suitable patients suitable when their rules are asked', async () => {
    const rows = await world.within(HARBOUR, (tx) =>
      tx
        .selectFrom('evaluation')
        .innerJoin('patient', (join) =>
          join
            .onRef('patient.clinicId', '=', 'evaluation.clinicId')
            .onRef('patient.id', '=', 'evaluation.patientId'),
        )
        .select(['patient.stage', 'evaluation.answer'])
        .where('evaluation.clinicId', '=', HARBOUR.id)
        .execute(),
    );
    const overall = rows
      .filter((row) => row.stage === 'in-treatment')
      .map((row) => (row.answer as { overall: string }).overall);
    expect(overall.length).toBe(8);
    expect(overall.filter((word) => !['eligible', 'override-required'].includes(word))).toEqual([]);
  });

  it('is fresh again when it is started two days later: what was left open is finished, new patients are seated', async () => {
    const before = new Set((await openOnes()).map((session) => session.id));
    world.clock.set(instant(START + 2 * 86_400_000));
    await fillDemo(world.deps, () => false);
    const after = await openOnes();
    expect(after.length).toBeGreaterThanOrEqual(3);
    expect(after.filter((session) => before.has(session.id))).toEqual([]);
  });
});

describe('a demonstration that was cut off while it was filled', () => {
  it('is filled by the next start, with nobody twice', async () => {
    const world = await aWorld({ clinics: 'none' });
    world.clock.set(START);
    await seedDemo(world.deps, []);
    const names = () =>
      world.within(HARBOUR, (tx) =>
        tx
          .selectFrom('patient')
          .select(['familyName', 'givenName', 'birthDate'])
          .where('clinicId', '=', HARBOUR.id)
          .execute(),
      );
    let asked = 0;
    await fillDemo(world.deps, () => {
      asked += 1;
      return asked > 4;
    });
    const cutOff = (await names()).length;
    expect(cutOff).toBeGreaterThan(0);
    expect(cutOff).toBeLessThan(11);
    await fillDemo(world.deps, () => false);
    const all = await names();
    expect(all.length).toBeGreaterThanOrEqual(33);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(all.length);
    const room = await world.within(HARBOUR, (tx) =>
      tx
        .selectFrom('session')
        .select('id')
        .where('clinicId', '=', HARBOUR.id)
        .where('phase', '=', 'dosing')
        .execute(),
    );
    expect(room).toHaveLength(1);
  }, 120_000);
});
