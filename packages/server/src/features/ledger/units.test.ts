import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { attemptSql, chartFact } from '../../testing/attempt.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { keepsLedgerHere } from './kept-here.ts';

/** Lozenges of 100 mg, thirty in a bottle, beside a vial. */
let world: World;
let owner: Caller;
let nurse: Caller;
let second: Caller;
const cabinet = randomUUID();
const lozenge = randomUUID();
const vial = randomUUID();
const LOZENGE = { form: 'unit', unit: 'lozenge', mgPerUnit: '100', unitsPerContainer: 30 };

const call = (by: Caller, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, query?: object) =>
  by.call(method, `/api/clinics/:clinicId/ledger${path}`, {
    params: { clinicId: world.clinic.id },
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { query: { ...query } }),
  });
const saveItem = (id: string, container: object, more: object = {}) =>
  call(owner, 'PUT', `/items/${id}`, {
    container,
    gtin: null,
    multiDose: false,
    active: true,
    version: 0,
    ...more,
  });
const stockOf = async (lot: string) => {
  const { body } = await call(nurse, 'GET', '');
  return body.stock.find((one: { lot: string }) => one.lot === lot);
};
const entriesOf = async (query: object) =>
  (await call(nurse, 'GET', '/entries', undefined, query)).body.entries;
async function receive(itemId: string, lot: string, containers: number): Promise<string> {
  const id = randomUUID();
  const receipt = { kind: 'receipt', id, locationId: cabinet, itemId, lot, expiry: '2027-08', containers };
  const sent = await call(nurse, 'POST', '/proposals', { ...receipt, reference: 'Invoice 12' });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  expect((await call(second, 'POST', `/proposals/${id}/answer`, { confirmed: true })).status).toBe(200);
  return (await stockOf(lot)).lotId;
}
const kept = (product: 'ketamine' | 'esketamine', route: 'IV' | 'IN' | 'PO' | 'SL') =>
  world.within(world.clinic, (tx) => keepsLedgerHere(tx, world.clinic.id, { product, route }));

beforeAll(async () => {
  world = await aWorld();
  owner = await world.signedInAs('owner');
  nurse = await world.signedInAs('nurse');
  second = await world.signedInAs('nurse');
});

describe('ADM-07: which doses come out of the ledger', () => {
  it('is every one but a dose for the mouth, once a location is in use', async () => {
    expect(await kept('ketamine', 'IV')).toBe(false);
    const location = { name: 'Main cabinet', registration: '', active: true, version: 0 };
    expect((await call(owner, 'PUT', `/locations/${cabinet}`, location)).status).toBe(200);
    expect(await kept('ketamine', 'IV')).toBe(true);
    expect(await kept('esketamine', 'IN')).toBe(true);
    expect(await kept('ketamine', 'PO')).toBe(false);
  });

  it('is a dose for the mouth as well while the clinic stocks units of that drug', async () => {
    const sent = { form: 'vial', product: 'ketamine', mgPerMl: '50', containerMl: '10' };
    expect((await saveItem(vial, sent, { multiDose: true })).status).toBe(200);
    expect(await kept('ketamine', 'PO')).toBe(false);
    const saved = await saveItem(lozenge, LOZENGE);
    expect(saved.body).toMatchObject({ ...LOZENGE, product: 'ketamine', containerMg: '3000' });
    expect([await kept('ketamine', 'PO'), await kept('ketamine', 'SL')]).toEqual([true, true]);
    expect(await kept('esketamine', 'PO')).toBe(false);
    expect((await saveItem(lozenge, LOZENGE, { active: false, version: 1 })).status).toBe(200);
    expect(await kept('ketamine', 'PO')).toBe(false);
    expect((await saveItem(lozenge, LOZENGE, { version: 2 })).status).toBe(200);
    expect(await kept('ketamine', 'PO')).toBe(true);
  });

  it('stocks the same lozenge once, and none of no strength or of none in a bottle', async () => {
    expect((await saveItem(randomUUID(), LOZENGE)).status).toBe(409);
    expect((await saveItem(randomUUID(), { ...LOZENGE, mgPerUnit: '50' })).status).toBe(200);
    for (const wrong of [
      { mgPerUnit: '0' },
      { mgPerUnit: '1001' },
      { unitsPerContainer: 0 },
      { unit: 'film' },
    ])
      expect((await saveItem(randomUUID(), { ...LOZENGE, ...wrong })).status, JSON.stringify(wrong)).toBe(
        400,
      );
  });

  it('DOSE-05: the database refuses an item that mixes two containers', async () => {
    const columns =
      '(clinic_id, id, product, form, mg_per_ml, unit, mg_per_unit, units_per_container, container_mg)';
    const attempt = (values: string) =>
      attemptSql(
        world,
        `insert into formulary_item ${columns} values ('${world.clinic.id}', gen_random_uuid(), ${values})`,
      );
    const refusals = [
      ["'ketamine', 'unit', 50, 'lozenge', 25, 30, 750", 'formulary_item_vial'],
      ["'ketamine', 'unit', null, 'lozenge', 25, null, 750", 'formulary_item_unit'],
      ["'ketamine', 'unit', null, 'lozenge', 25, 30, 700", 'formulary_item_holds'],
      ["'esketamine', 'unit', null, 'lozenge', 25, 30, 750", 'formulary_item_product'],
      ["'ketamine', 'device', null, null, null, null, 28", 'formulary_item_product'],
      ["'ketamine', 'patch', null, null, null, null, 28", 'formulary_item_form'],
    ] as const;
    for (const [values, constraint] of refusals) expect(await attempt(values), values).toContain(constraint);
  });
});

describe('CSR-04: lozenges in the books', () => {
  it('come in bottles and leave one by one, never in parts', async () => {
    const lotId = await receive(lozenge, 'B1', 2);
    expect((await stockOf('B1')).mg).toBe('6000');
    const loss = { locationId: cabinet, lotId, reason: 'Dropped' };
    const lose = (amountMg: string) =>
      call(nurse, 'POST', '/losses', { ...loss, id: randomUUID(), amountMg });
    expect((await lose('150')).body.problems).toEqual([
      { type: 'not-whole', message: 'CSR-04: lozenges are counted whole', path: '/amountMg' },
    ]);
    expect((await lose('200')).status).toBe(200);
    const [entry] = await entriesOf({ itemId: lozenge, kind: 'lost' });
    expect(entry).toMatchObject({
      amountMg: '200',
      units: '2',
      devices: null,
      mgPerMl: null,
      amountMl: null,
    });
  });
});

describe('an oral session out of the ledger', () => {
  let treatment: TestTreatment;
  let bottle: string;
  const send = (by: Caller, kind: string, data: object) => chartFact(world, treatment, by, kind, data);
  const draw = (more: object = {}) =>
    send(nurse, 'drug.drawn', {
      vialId: 'B2/1',
      lot: 'B2',
      expiry: '2027-08',
      product: 'ketamine',
      unit: { name: 'lozenge', mg: 100 },
      units: 2,
      amountMg: 200,
      stock: { locationId: cabinet, lotId: bottle },
      label: { by: 'typed', firstMgPerUnit: 100, secondMgPerUnit: 100 },
      ...more,
    });
  const movements = async () =>
    (await entriesOf({ sessionId: treatment.sessionId })).map(
      (one: { kind: string; changeMg: string; units: string }) => `${one.kind} ${one.units} ${one.changeMg}`,
    );

  beforeAll(async () => {
    bottle = await receive(lozenge, 'B2', 1);
    const order = { route: 'PO', protocolId: 'ketamine-oral-psychiatric', doseMg: 100 };
    treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now(), 'H-2101', order, { ledger: 'kept-here' }),
    );
  });

  it('DOSE-05 refuses the wrong container, and a lot that is kept as another one', async () => {
    const lotId = await receive(vial, 'V1', 1);
    const ofVial = { unit: undefined, units: undefined, vialMgPerMl: 50, lot: 'V1' };
    const label = { by: 'typed', firstMgPerMl: 50, secondMgPerMl: 50 };
    const stock = { locationId: cabinet, lotId };
    expect((await draw({ ...ofVial, label, stock })).refused).toEqual([
      'DOSE-05: the order is by mouth or under the tongue, this is a vial. To clear: take lozenges, troches, capsules or tablets from stock',
    ]);
    expect((await draw({ lot: 'V1', stock })).refused).toEqual([
      'DOSE-05: lot V1 is kept as vials, the draw says lozenges, troches, capsules or tablets. To clear: choose the stock that is in your hand',
    ]);
    expect((await draw({ ...ofVial, lot: 'B2', label })).refused).toEqual([
      'DOSE-05: lot B2 is kept as lozenges, troches, capsules or tablets, the draw says vials. To clear: choose the stock that is in your hand',
    ]);
    expect(await movements()).toEqual([]);
  });

  it('DOSE-05 refuses another strength or another unit than the lot has', async () => {
    const otherwise = ['DOSE-05: this stock is lozenges of 100 mg, the label was read otherwise'];
    const fifty = { unit: { name: 'lozenge', mg: 50 }, amountMg: 100 };
    const label = { by: 'typed', firstMgPerUnit: 50, secondMgPerUnit: 50 };
    expect((await draw({ ...fifty, label })).refused).toEqual(otherwise);
    expect((await draw({ unit: { name: 'troche', mg: 100 } })).refused).toEqual(otherwise);
    expect((await draw({ units: 31, amountMg: 3100 })).refused).toEqual([
      'CSR-01: 3000 mg of lot B2 are on the shelf',
    ]);
    const stock = { locationId: cabinet, lotId: await receive(lozenge, 'B6', 2) };
    const [more] = (await draw({ units: 31, amountMg: 3100, lot: 'B6', stock })).refused;
    expect(more).toMatch(/^CSR-01: one container holds 3,000\smg: check the amount/);
    expect((await draw({ units: 1, amountMg: 150 })).refused).toEqual(['CSR-04: it is counted whole']);
  });

  it('CSR-02 enters draw, return and witnessed waste by count, and adds up', async () => {
    expect((await draw()).refused).toEqual([]);
    expect((await stockOf('B2')).mg).toBe('2800');
    const back = { vialId: 'B2/1', amountMg: 100, units: 1, sealed: true };
    expect((await send(nurse, 'drug.returned', back)).refused).toEqual([]);
    const waste = await send(nurse, 'drug.wasted', {
      vialId: 'B2/1',
      amountMg: 100,
      units: 1,
      reason: 'Wet',
    });
    expect((await send(second, 'drug.wasteWitnessed', { wasteEventId: waste.id })).refused).toEqual([]);
    expect(await movements()).toEqual(['wasted 1 0', 'returned 1 100', 'draw-up 2 -200']);
    expect((await stockOf('B2')).mg).toBe('2900');
  });
});
