import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { attemptSql, chartFact } from '../../testing/attempt.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';

let world: World;
let owner: Caller;
let nurse: Caller;
let second: Caller;
let prescriber: Caller;
const cabinet = randomUUID();
const trolley = randomUUID();
const vial = randomUUID();
const device = randomUUID();
const GTIN = '00342023113016';

const call = (
  by: Caller,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
  query?: Record<string, unknown>,
) =>
  by.call(method, `/api/clinics/:clinicId/ledger${path}`, {
    params: { clinicId: world.clinic.id },
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { query }),
  });
const stockOf = async (lot: string, locationId = cabinet) => {
  const { body } = await call(nurse, 'GET', '');
  return body.stock.find(
    (one: { lot: string; locationId: string }) => one.lot === lot && one.locationId === locationId,
  );
};
async function receive(lot: string, containers: number, more: object = {}): Promise<string> {
  const id = randomUUID();
  const sent = await call(nurse, 'POST', '/proposals', {
    kind: 'receipt',
    id,
    locationId: cabinet,
    itemId: vial,
    lot,
    expiry: '2027-08',
    containers,
    reference: 'Invoice 7741, Alder Wholesale',
    ...more,
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  const confirmed = await call(second, 'POST', `/proposals/${id}/answer`, { confirmed: true });
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  return (await stockOf(lot)).lotId;
}
const freshStaff = async () => {
  owner = await world.signedInAs('owner');
  nurse = await world.signedInAs('nurse');
  second = await world.signedInAs('nurse');
  prescriber = await world.signedInAs('prescriber');
};

beforeAll(async () => {
  world = await aWorld();
  await freshStaff();
  for (const [id, name] of [
    [cabinet, 'Main cabinet'],
    [trolley, 'Trolley'],
  ]) {
    const saved = await call(owner, 'PUT', `/locations/${id}`, {
      name,
      registration: '',
      active: true,
      version: 0,
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  }
  const items: readonly (readonly [string, object, string | null])[] = [
    [vial, { form: 'vial', product: 'ketamine', mgPerMl: '50', containerMl: '10' }, GTIN],
    [device, { form: 'device' }, null],
  ];
  for (const [id, container, gtin] of items) {
    const body = { container, gtin, multiDose: true, active: true, version: 0 };
    expect((await call(owner, 'PUT', `/items/${id}`, body)).status).toBe(200);
  }
});

describe('a location', () => {
  it('CS-01 goes out of use once nothing lies there any more', async () => {
    const id = randomUUID();
    const save = (active: boolean, version: number) =>
      call(owner, 'PUT', `/locations/${id}`, { name: 'Old safe', registration: '', active, version });
    expect((await save(true, 0)).status).toBe(200);
    const lotId = await receive('OS1', 1);
    const move = (fromId: string, toId: string) =>
      call(nurse, 'POST', '/moves', { id: randomUUID(), fromId, toId, lotId, amountMg: '500', reason: '' });
    expect((await move(cabinet, id)).status).toBe(200);
    const held = await save(false, 1);
    expect([held.status, held.body.detail]).toEqual([
      409,
      expect.stringMatching(/^500\smg are still there: move or destroy them first$/),
    ]);
    expect((await move(id, cabinet)).status).toBe(200);
    expect((await save(false, 1)).body.active).toBe(false);
  });
});

describe('stock', () => {
  it('CS-15 a receipt is on the shelf once a second person has confirmed it', async () => {
    const id = randomUUID();
    const body = {
      kind: 'receipt',
      id,
      locationId: cabinet,
      itemId: vial,
      lot: 'R1',
      expiry: '2027-08',
      containers: 2,
      reference: 'Invoice 1',
    };
    expect((await call(nurse, 'POST', '/proposals', body)).status).toBe(200);
    expect(await stockOf('R1')).toBeUndefined();
    const own = await call(nurse, 'POST', `/proposals/${id}/answer`, { confirmed: true });
    expect([own.status, own.body.type]).toEqual([403, 'not-permitted']);
    expect((await call(second, 'POST', `/proposals/${id}/answer`, { confirmed: true })).status).toBe(200);
    expect(await stockOf('R1')).toMatchObject({ mg: '1000', expiresOn: '2027-08-31', expired: false });
    expect((await call(second, 'POST', `/proposals/${id}/answer`, { confirmed: true })).status).toBe(409);
  });

  it('CSR-01 a balance never falls below zero, and nothing of a refused move is kept', async () => {
    const lotId = await receive('M1', 1);
    const move = (amountMg: string) =>
      call(nurse, 'POST', '/moves', {
        id: randomUUID(),
        fromId: cabinet,
        toId: trolley,
        lotId,
        amountMg,
        reason: '',
      });
    expect((await move('200.25')).status).toBe(200);
    const over = await move('299.76');
    expect([over.status, over.body.detail]).toEqual([
      409,
      'That much is not on the shelf: look at the balance, or count it',
    ]);
    expect((await stockOf('M1')).mg).toBe('299.75');
    expect((await stockOf('M1', trolley)).mg).toBe('200.25');
  });

  it('CON-05 the database refuses to change or remove an entry, and to write one past the function', async () => {
    await receive('A1', 1);
    const attempt = (statement: string) => attemptSql(world, statement);
    expect(await attempt('update ledger_entry set amount_mg = 1')).toContain('permission denied');
    expect(await attempt('delete from ledger_entry')).toContain('permission denied');
    expect(await attempt('update ledger_balance set mg = 0')).toContain('permission denied');
    expect(await attempt('insert into ledger_entry select * from ledger_entry limit 1')).toContain(
      'permission denied',
    );
  });

  it('CSR-04 devices are received and moved whole', async () => {
    const lotId = await receive('D1', 4, { itemId: device });
    const body = { id: randomUUID(), fromId: cabinet, toId: trolley, lotId, reason: '' };
    const part = await call(nurse, 'POST', '/moves', { ...body, amountMg: '30' });
    expect(part.body.problems).toEqual([
      { type: 'not-whole', message: 'CSR-04: devices are counted whole', path: '/amountMg' },
    ]);
    expect((await call(nurse, 'POST', '/moves', { ...body, amountMg: '56' })).status).toBe(200);
    const { body: page } = await call(nurse, 'GET', '/entries', undefined, {
      itemId: device,
      kind: 'move-in',
    });
    expect(page.entries[0]).toMatchObject({ amountMg: '56', devices: '2', amountMl: null, mgPerMl: null });
  });

  it('SEC-06 asks for a fresh proof of presence', async () => {
    world.clock.advance(6 * 60_000);
    const body = {
      id: randomUUID(),
      locationId: cabinet,
      lotId: randomUUID(),
      amountMg: '1',
      reason: 'Dropped',
    };
    const answer = await call(nurse, 'POST', '/losses', body);
    expect([answer.status, answer.body.type]).toEqual([401, 'second-factor-required']);
    await freshStaff();
  });

  it('shows nothing of the clinic next door, and its lots cannot be named here', async () => {
    const lotId = await receive('I1', 1);
    const stranger = await world.signedInAs('nurse', world.otherClinic);
    const params = { clinicId: world.otherClinic.id };
    const { body } = await stranger.call('GET', '/api/clinics/:clinicId/ledger', { params });
    expect(body).toMatchObject({ locations: [], items: [], stock: [] });
    const taken = await stranger.call('POST', '/api/clinics/:clinicId/ledger/losses', {
      params,
      body: { id: randomUUID(), locationId: cabinet, lotId, amountMg: '1', reason: 'Not mine' },
    });
    expect(taken.status).toBe(404);
  });
});

describe('CSR-03 counting', () => {
  const sheet = () => call(nurse, 'GET', `/locations/${trolley}/count-sheet`);
  it('hides what the books expect until the count is entered; a difference stays until its outcome', async () => {
    const { body } = await sheet();
    expect(body.lots.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain('mg');
    const lines = body.lots.map((lot: { lotId: string; lot: string }) => ({
      lotId: lot.lotId,
      countedMg: lot.lot === 'M1' ? '200' : '56',
    }));
    const id = randomUUID();
    const missing = await call(nurse, 'POST', '/counts', {
      id,
      locationId: trolley,
      inventory: false,
      lines: lines.slice(1),
    });
    expect(missing.status).toBe(400);
    const counted = await call(nurse, 'POST', '/counts', { id, locationId: trolley, inventory: true, lines });
    expect(counted.status, JSON.stringify(counted.body)).toBe(200);
    const { body: open } = await call(prescriber, 'GET', '');
    const [difference] = open.discrepancies;
    expect(difference).toMatchObject({ countId: id, lot: 'M1', countedMg: '200', expectedMg: '200.25' });
    const ofPlace = (place: string) =>
      open.inventories.find((one: { locationId: string }) => one.locationId === place);
    expect(ofPlace(trolley)).toMatchObject({ state: 'in-time', dueOn: expect.stringMatching(/^2028-/) });
    expect(ofPlace(cabinet)).toEqual({ locationId: cabinet, at: null, dueOn: null, state: 'never' });
    const work = async () =>
      (
        await prescriber.call('GET', '/api/clinics/:clinicId/work', { params: { clinicId: world.clinic.id } })
      ).body.items.filter((item: { kind: string }) => item.kind === 'ledger');
    const [item] = await work();
    const byHand = await prescriber.call('POST', '/api/clinics/:clinicId/work/:itemId/close', {
      params: { clinicId: world.clinic.id, itemId: item.id },
      body: { version: item.version, outcome: 'Never mind' },
    });
    expect(byHand.status).toBe(422);
    const outcome = {
      lotId: difference.lotId,
      outcome: 'clerical',
      explanation: 'Read as 200.25 from a worn label',
    };
    expect((await call(nurse, 'POST', `/counts/${id}/outcomes`, outcome)).status).toBe(403);
    expect((await call(prescriber, 'POST', `/counts/${id}/outcomes`, outcome)).status).toBe(200);
    expect((await stockOf('M1', trolley)).mg).toBe('200');
    expect(await work()).toEqual([]);
    expect((await call(prescriber, 'GET', '')).body.discrepancies).toEqual([]);
  });

  it('prints the ledger of a location as a PDF', async () => {
    const printed = await call(nurse, 'GET', '/print.pdf', undefined, {
      locationId: cabinet,
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect([printed.status, printed.headers['content-type']]).toEqual([200, 'application/pdf']);
  });

  it('CS-04: prints what was given from a location, and none of a location that is not of this clinic', async () => {
    const span = { from: '2026-03-01', to: '2026-03-31' };
    const print = (locationId: string) =>
      call(nurse, 'GET', '/administrations.pdf', undefined, { locationId, ...span });
    const printed = await print(cabinet);
    expect([printed.status, printed.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await print(randomUUID())).status).toBe(404);
  });
});

describe('charting fills the ledger', () => {
  let treatment: TestTreatment;
  const send = (by: Caller, kind: string, data: object) => chartFact(world, treatment, by, kind, data);
  const drawOf = (lotId: string, lot: string, more: object = {}) => ({
    vialId: 'v1',
    lot,
    expiry: '2027-08',
    product: 'ketamine',
    vialMgPerMl: 50,
    amountMg: 100,
    stock: { locationId: cabinet, lotId },
    label: { by: 'typed', firstMgPerMl: 50, secondMgPerMl: 50 },
    ...more,
  });
  const draw = (...drawn: Parameters<typeof drawOf>) => send(nurse, 'drug.drawn', drawOf(...drawn));
  const voidEntry = (replaces: string, reason: string) =>
    send(nurse, 'correction.made', { replaces, reason, action: 'void' });
  const entries = async () =>
    (await call(nurse, 'GET', '/entries', undefined, { sessionId: treatment.sessionId })).body.entries.map(
      (one: { kind: string; amountMg: string; changeMg: string; witness: { name: string } | null }) =>
        [one.kind, one.amountMg, one.changeMg, one.witness !== null].join(' '),
    );

  beforeAll(async () => {
    await freshStaff();
    treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now(), 'H-2001', {}, { ledger: 'kept-here' }),
    );
  });

  it('DOSE-20 draws nothing from expired stock, nor a label that is not of the chosen lot', async () => {
    const expired = await receive('OLD', 1, { expiry: '2026-02' });
    expect((await stockOf('OLD')).expired).toBe(true);
    expect((await draw(expired, 'OLD', { expiry: '2026-02' })).refused[0]).toContain('expired on 2026-02-28');
    const lotId = await receive('C1', 2);
    expect((await draw(lotId, 'C2')).refused[0]).toBe(
      'DOSE-20: the label says lot C2, the chosen stock is lot C1. To clear: choose the stock that is in your hand, or read the label again',
    );
    expect((await draw(lotId, 'C1', { expiry: '2027-09' })).refused[0]).toBe(
      'DOSE-20: the label was read as good through 2027-09-30, the books say 2027-08-31. To clear: read the label again; where the books are wrong, draw from another lot',
    );
    expect((await draw(lotId, 'C1', { amountMg: 1000.1 })).refused[0]).toContain(
      '1000 mg of lot C1 are on the shelf',
    );
    const size = (await draw(lotId, 'C1', { amountMg: 500.1 })).refused[0];
    expect(size?.replace(/\p{Zs}/gu, ' ')).toBe(
      'CSR-01: one container holds 500 mg: check the amount, and record each container by itself',
    );
  });

  it('DOSE-20 holds a draw against the day on which it was drawn', async () => {
    const { lotId } = await stockOf('OLD');
    const other = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now(), 'H-2002', {}, { ledger: 'kept-here' }),
    );
    const drawnAt = async (observedAt: string) => {
      const event = {
        id: randomUUID(),
        kind: 'drug.drawn',
        observedAt,
        data: drawOf(lotId, 'OLD', { vialId: 'v9', expiry: '2026-02' }),
      };
      const { body } = await nurse.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
        params: { clinicId: world.clinic.id, sessionId: other.sessionId },
        body: { patientId: other.patientId, events: [event] },
      });
      return body.refused.flatMap(({ problems }: { problems: { type: string }[] }) =>
        problems.map(({ type }) => type),
      );
    };
    // The first of March begins at five in the morning of Greenwich there.
    expect(await drawnAt('2026-03-01T05:00:00.000Z')).toEqual(['expired']);
    expect(await drawnAt('2026-03-01T04:59:59.000Z')).toEqual([]);
  });

  it('DOSE-05 catches the wrong vial by its scanned code', async () => {
    const { lotId } = await stockOf('C1');
    const scan = (text: string) => draw(lotId, 'C1', { label: { by: 'scan', text } });
    expect((await scan('(01)10342023113013')).refused[0]).toContain('another product or strength');
    expect((await scan(`(01)${GTIN}(10)C9`)).refused[0]).toContain('of lot C9');
    expect(
      (
        await draw(lotId, 'C1', {
          vialMgPerMl: 100,
          label: { by: 'typed', firstMgPerMl: 100, secondMgPerMl: 100 },
        })
      ).refused[0],
    ).toContain('this stock holds 50 mg per mL');
  });

  it('CSR-02 enters draw, waste with witness and their correction, and balances', async () => {
    const { lotId } = await stockOf('C1');
    const drawn = await draw(lotId, 'C1', { label: { by: 'scan', text: `(01)${GTIN}(10)C1(17)270831` } });
    expect(drawn.refused).toEqual([]);
    expect((await stockOf('C1')).mg).toBe('900');
    expect(await entries()).toEqual(['draw-up 100 -100 false']);
    const waste = await send(nurse, 'drug.wasted', { vialId: 'v1', amountMg: 60, reason: 'Syringe dropped' });
    expect(await entries()).toHaveLength(1);
    expect((await send(nurse, 'drug.wasteWitnessed', { wasteEventId: waste.id })).refused[0]).toContain(
      'CS-10',
    );
    expect((await send(second, 'drug.wasteWitnessed', { wasteEventId: waste.id })).refused).toEqual([]);
    expect(await entries()).toEqual(['wasted 60 0 true', 'draw-up 100 -100 false']);
    expect((await voidEntry(waste.id, 'Other container')).refused).toEqual([]);
    expect((await entries())[0]).toBe('wasted -60 0 true');
    expect((await voidEntry(drawn.id, 'Not opened')).refused).toEqual([]);
    expect((await entries())[0]).toBe('draw-up -100 100 false');
    expect((await stockOf('C1')).mg).toBe('1000');
  });

  it('ADM-04 a session that is over and does not add up is a task until it does', async () => {
    const { lotId } = await stockOf('C1');
    expect((await draw(lotId, 'C1', { vialId: 'v2' })).refused).toEqual([]);
    expect((await send(nurse, 'session.cancelled', { reason: 'Fever' })).refused).toEqual([]);
    const open = async () =>
      (
        await nurse.call('GET', '/api/clinics/:clinicId/work', {
          params: { clinicId: world.clinic.id },
          query: { patientId: treatment.patientId },
        })
      ).body.items;
    expect(await open()).toMatchObject([{ kind: 'ledger', detail: { sessionId: treatment.sessionId } }]);
    const back = await send(nurse, 'drug.returned', { vialId: 'v2', amountMg: 100, sealed: true });
    expect(back.refused).toEqual([]);
    expect(await open()).toEqual([]);
    expect((await stockOf('C1')).mg).toBe('1000');
  });
});
