import { randomUUID } from 'node:crypto';
import { formatInstant, parseInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { attemptSql } from '../../testing/attempt.ts';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';

let world: World;
let owner: Caller;
let nurse: Caller;
let second: Caller;
let auditor: Caller;
const cabinet = randomUUID();
const safe = randomUUID();
const vial = randomUUID();
let lotId: string;

type Body = Record<string, unknown>;
const call = (by: Caller, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, query?: Body) =>
  by.call(method, `/api/clinics/:clinicId/ledger${path}`, {
    params: { clinicId: world.clinic.id },
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { query }),
  });
const done = async (answer: Promise<{ readonly status: number; readonly body: unknown }>) => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(200);
};
/** A sign-in is a fresh proof of presence only for minutes. */
async function at(text: string): Promise<void> {
  const to = parseInstant(text);
  if (!to.ok) throw new Error(text);
  world.clock.advance(to.value - world.clock.now());
  owner = await world.signedInAs('owner');
  nurse = await world.signedInAs('nurse');
  second = await world.signedInAs('nurse');
  auditor = await world.signedInAs('auditor');
}
const move = (by: Caller, amountMg: string, fromId = cabinet, toId = safe) =>
  call(by, 'POST', '/moves', { id: randomUUID(), fromId, toId, lotId, amountMg, reason: '' });
async function counted(by: Caller, countedMg: string, locationId = cabinet): Promise<string> {
  const id = randomUUID();
  const lines = [{ lotId, countedMg }];
  await done(call(by, 'POST', '/counts', { id, locationId, inventory: false, lines }));
  return id;
}
const confirm = (by: Caller, countId: string) => call(by, 'POST', `/counts/${countId}/confirmation`);
const dueOf = async (locationId: string) => {
  const { body } = await call(nurse, 'GET', '/counts');
  return body.due.find((one: { locationId: string }) => one.locationId === locationId);
};

beforeAll(async () => {
  world = await aWorld();
  await at('2026-03-02T15:00:00.000Z');
  for (const [id, name] of [
    [cabinet, 'Main cabinet'],
    [safe, 'Safe'],
  ])
    await done(call(owner, 'PUT', `/locations/${id}`, { name, registration: '', active: true, version: 0 }));
  const container = { form: 'vial', product: 'ketamine', mgPerMl: '50', containerMl: '10' };
  await done(
    call(owner, 'PUT', `/items/${vial}`, {
      container,
      gtin: null,
      multiDose: true,
      active: true,
      version: 0,
    }),
  );
  const receipt = { kind: 'receipt', id: randomUUID(), locationId: cabinet, itemId: vial };
  await done(
    call(nurse, 'POST', '/proposals', {
      ...receipt,
      lot: 'C1',
      expiry: '2027-08',
      containers: 4,
      reference: 'Invoice 1',
    }),
  );
  await done(call(second, 'POST', `/proposals/${receipt.id}/answer`, { confirmed: true }));
  lotId = (await call(nurse, 'GET', '')).body.stock[0].lotId;
});

describe('CS-08 counted by two people', () => {
  it('CS-08 a count waits for a second person, who says so by name, once', async () => {
    expect((await dueOf(cabinet)).count).toEqual({ state: 'due', since: '2026-03-02' });
    expect((await dueOf(safe)).count).toEqual({ state: 'clear', since: null });
    world.clock.advance(1000);
    const id = await counted(nurse, '2000');
    expect((await dueOf(cabinet)).count.state).toBe('due');
    expect((await confirm(nurse, id)).body).toMatchObject({ type: 'not-permitted' });
    expect((await confirm(auditor, id)).status).toBe(403);
    await done(confirm(second, id));
    expect((await confirm(owner, id)).status).toBe(409);
    const { body } = await call(auditor, 'GET', '/counts');
    expect(body.counts).toMatchObject([
      {
        id,
        countedBy: { id: nurse.userId },
        confirmedBy: { id: second.userId },
        movedSince: false,
        lines: [{ lot: 'C1', countedMg: '2000', expectedMg: '2000' }],
      },
    ]);
    expect((await dueOf(cabinet)).count.state).toBe('clear');
  });

  it('CS-08 nobody counts the same once stock has moved', async () => {
    world.clock.advance(1000);
    const id = await counted(nurse, '2000');
    world.clock.advance(1000);
    await done(move(nurse, '500'));
    const late = await confirm(second, id);
    expect([late.status, late.body.detail]).toEqual([
      409,
      'Stock came or went since this count: count again',
    ]);
    expect((await call(nurse, 'GET', '/counts')).body.counts[0]).toMatchObject({ id, movedSince: true });
  });

  it('CS-08 a day without its count is overdue from the next clinic day on, until somebody counts', async () => {
    // 01:00 UTC is still the evening of 2 March in New York.
    await at('2026-03-03T01:00:00.000Z');
    expect((await dueOf(safe)).count).toEqual({ state: 'due', since: '2026-03-02' });
    await at('2026-03-03T15:00:00.000Z');
    expect((await dueOf(safe)).count).toEqual({ state: 'overdue', since: '2026-03-02' });
    expect((await dueOf(cabinet)).count.state).toBe('clear');
    await done(confirm(second, await counted(nurse, '500', safe)));
    expect((await dueOf(safe)).count.state).toBe('clear');
  });

  it('CON-05 the database refuses to change a confirmation, and one by the counter', async () => {
    const attempt = (statement: string) => attemptSql(world, statement);
    expect(await attempt('delete from ledger_count_confirmation')).toContain('permission denied');
    expect(await attempt('update ledger_week_reconciliation set note = note')).toContain('permission denied');
    const own = await attempt(
      `insert into ledger_count_confirmation select clinic_id, id, counted_by, counted_by, 'x', now() from ledger_count`,
    );
    expect(own).toContain('violates');
  });

  it('shows no count of the clinic next door and confirms none of it', async () => {
    const stranger = await world.signedInAs('nurse', world.otherClinic);
    const params = { clinicId: world.otherClinic.id };
    const { body } = await stranger.call('GET', '/api/clinics/:clinicId/ledger/counts', { params });
    expect(body).toMatchObject({ counts: [], due: [] });
    const id = await counted(nurse, '1500');
    const path = `/api/clinics/:clinicId/ledger/counts/${id}/confirmation`;
    expect((await stranger.call('POST', path, { params })).status).toBe(404);
  });
});

describe('CS-08 the weekly reconciliation', () => {
  const WEEK = '/weeks/2026-03-02';
  const cabinetWeek = async () => {
    const { body } = await call(nurse, 'GET', WEEK);
    return body.locations.find((one: { locationId: string }) => one.locationId === cabinet);
  };
  const reconcile = (by: Caller, fingerprint: string, note = '') =>
    call(by, 'POST', `${WEEK}/reconciliations`, { id: randomUUID(), locationId: cabinet, fingerprint, note });

  it('CS-08 sums the week of a location by item, and is confirmed once it is over', async () => {
    const { lines, fingerprint, addsUp, reconciled } = await cabinetWeek();
    expect(lines).toMatchObject([
      { itemId: vial, openingMg: '0', receivedMg: '2000', movedMg: '-500', closingMg: '1500' },
    ]);
    expect([addsUp, reconciled]).toEqual([true, null]);
    expect((await reconcile(nurse, fingerprint)).body.detail).toContain('once it is over');
    expect((await dueOf(cabinet)).week.state).toBe('clear');
    await at('2026-03-09T15:00:00.000Z');
    expect((await dueOf(cabinet)).week).toEqual({ state: 'due', since: '2026-03-02' });
    expect((await reconcile(nurse, 'f'.repeat(64))).status).toBe(409);
    expect((await reconcile(auditor, fingerprint)).status).toBe(403);
    await done(reconcile(nurse, fingerprint));
    expect((await reconcile(second, fingerprint)).status).toBe(409);
    expect((await cabinetWeek()).reconciled).toMatchObject({
      by: { id: nurse.userId },
      changedSince: false,
    });
    expect((await dueOf(cabinet)).week.state).toBe('clear');
    await at('2026-03-16T15:00:00.000Z');
    expect((await dueOf(safe)).week).toEqual({ state: 'overdue', since: '2026-03-02' });
  });

  it('CS-08 what does not add up is confirmed with a note, and a later entry shows as a change', async () => {
    await world.within(world.clinic, async (tx) => {
      const start = parseInstant('2026-03-04T15:00:00.000Z');
      if (!start.ok) throw new Error('start');
      const { sessionId, patientId } = await aTreatment(tx, world.clinic.id, start.value);
      const row = {
        act_id: randomUUID(),
        kind: 'draw-up',
        location_id: cabinet,
        lot_id: lotId,
        amount_mg: '100',
        change_mg: '-100',
        mg_per_ml: '50',
        amount_ml: '2',
        happened_at: formatInstant(start.value),
        recorded_at: formatInstant(world.clock.now()),
        by_id: nurse.userId,
        by_name: 'N',
        by_role: 'nurse',
        session_id: sessionId,
        patient_id: patientId,
        vial_id: 'v1',
      };
      await sql`select append_ledger(${JSON.stringify([row])}::jsonb)`.execute(tx);
    });
    const week = await cabinetWeek();
    expect(week.lines[0]).toMatchObject({ issuedMg: '100', closingMg: '1400', openContainers: 1 });
    expect([week.addsUp, week.reconciled.changedSince]).toEqual([false, true]);
    const bare = await reconcile(nurse, week.fingerprint);
    expect(bare.body.problems).toMatchObject([{ path: '/note' }]);
    await done(reconcile(nurse, week.fingerprint, 'The rest is in the safe of the room'));
    expect((await cabinetWeek()).reconciled).toMatchObject({ changedSince: false, note: /safe/ });
  });

  it('CS-08 names a week by its Monday and prints it', async () => {
    expect((await call(nurse, 'GET', '/weeks/2026-03-03')).status).toBe(400);
    const printed = await call(auditor, 'GET', `${WEEK}/print.pdf`, undefined, { locationId: cabinet });
    expect([printed.status, printed.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(
      (await call(nurse, 'GET', `${WEEK}/print.pdf`, undefined, { locationId: randomUUID() })).status,
    ).toBe(404);
  });
});

describe('CS-16 signals to the director', () => {
  it('CS-16 are for owner and auditor alone, and reading them is in the audit trail', async () => {
    for (const by of [nurse, await world.signedInAs('prescriber'), await world.signedInAs('therapist')])
      expect((await call(by, 'GET', '/signals')).status).toBe(403);
    for (const by of [owner, auditor])
      expect((await call(by, 'GET', '/signals')).body).toMatchObject({ days: 90, signals: [] });
    const { rows } = await world.within(world.clinic, (tx) =>
      sql`select act, actor_id from audit_entry where act = 'ledger.readSignals' order by seq`.execute(tx),
    );
    expect(rows).toMatchObject([{ actorId: owner.userId }, { actorId: auditor.userId }]);
  });

  it('CS-16 tell who acted off hours, in clinic time, with the numbers and the entries', async () => {
    await at('2026-03-17T02:30:00.000Z');
    const evening = nurse;
    await done(move(evening, '10'));
    const { body } = await call(owner, 'GET', '/signals');
    expect(body.signals).toMatchObject([
      {
        kind: 'off-hours',
        person: { id: evening.userId },
        witness: null,
        numbers: [{ value: '2' }, { value: '1' }],
      },
    ]);
    expect(body.signals[0].entries).toHaveLength(2);
  });
});
