import { randomUUID } from 'node:crypto';
import type { SessionState } from '@titrate/clinical/session';
import { addMs, formatInstant, type Instant } from '@titrate/quantity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReceiver } from '../../edges/hl7/index.ts';
import { aMessage, aRow, bytesOf, DIASTOLIC, MMHG, SYSTOLIC } from '../../edges/hl7/testing/messages.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type TestClinic, type World } from '../../testing/world.ts';
import { findSession, StateCache } from '../sessions/store.ts';
import { createDeviceStore } from './device-store.ts';

let world: World;
let nurse: Caller;
let treatment: TestTreatment;
let monitor: { readonly id: string; readonly identifier: string };
let next = 0;

beforeAll(async () => {
  world = await aWorld();
});
beforeEach(async () => {
  next += 1;
  world.clock.advance(4 * 3_600_000);
  nurse = await world.signedInAs('nurse');
  treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, world.clock.now(), `H-${1000 + next}`),
  );
  monitor = await aDevice(world.clinic, 'monitor');
  expect((await link(monitor.id, treatment.chairId)).body).toMatchObject({ id: monitor.id });
  world.clock.advance(600_000);
});

async function aDevice(clinic: TestClinic, kind: 'monitor' | 'pump') {
  const device = { id: randomUUID(), identifier: `EUI-${randomUUID()}` };
  await world.within(clinic, (tx) =>
    tx
      .insertInto('device')
      .values({ clinicId: clinic.id, ...device, kind, name: `${kind} ${next}`, timeZone: 'America/New_York' })
      .execute(),
  );
  return device;
}
const link = (deviceId: string, chairId: string | null) =>
  nurse.call('POST', '/api/clinics/:clinicId/devices/:deviceId/link', {
    params: { clinicId: world.clinic.id, deviceId },
    body: { chairId },
  });

/** HL7 time of an instant, in UTC. */
const hl7 = (at: Instant) => `${formatInstant(at).slice(0, 19).replace(/[-:T]/g, '')}+0000`;

interface Say {
  readonly rows: readonly string[];
  readonly id?: string;
  readonly device?: string;
  readonly pid?: string;
}
async function say({
  rows,
  id = randomUUID().slice(0, 18),
  device = monitor.identifier,
  pid = 'PID|||',
}: Say): Promise<string> {
  const receiver = createReceiver({
    store: createDeviceStore(world.deps, new StateCache()),
    now: () => world.clock.now(),
    newControlId: () => 'T',
  });
  const text = aMessage({
    msh: { 3: `BED^${device}^EUI-64`, 7: hl7(world.clock.now()), 10: id },
    pid,
    obr: 'OBR|1',
    obx: rows,
  });
  const answer = await receiver.answer(bytesOf(text), { address: '127.0.0.1', port: 1 });
  return /MSA\|(\w\w)/.exec(Buffer.from(answer ?? []).toString())?.[1] ?? 'silence';
}
const now = () => hl7(world.clock.now());
const oxygen = (value: string, more: { status?: string; at?: string } = {}) =>
  aRow({ value, at: now(), ...more });
const pressure = (systolic: string, diastolic: string, more: { status?: string; at?: string } = {}) => [
  aRow({ code: SYSTOLIC, subId: '1.1.1.1', value: systolic, unit: MMHG, at: now(), ...more }),
  aRow({ code: DIASTOLIC, subId: '1.1.1.2', value: diastolic, unit: MMHG, at: now(), ...more }),
];

const state = (): Promise<SessionState> =>
  world.within(world.clinic, async (tx) =>
    new StateCache().stateOf(tx, await findSession(tx, world.clinic.id, treatment.sessionId)),
  );
const vitals = async () =>
  (await state()).vitals.map(({ data: { status: _, deviceId: __, ...rest } }) => rest);
const readings = () =>
  world.within(world.clinic, (tx) =>
    tx
      .selectFrom('deviceReading')
      .select(['state', 'reason', 'valueState'])
      .where('deviceId', '=', monitor.id)
      .orderBy('receivedAt')
      .orderBy('readingKey')
      .execute(),
  );
const work = async () =>
  (
    await world.within(world.clinic, (tx) =>
      tx
        .selectFrom('workItem')
        .select(['title', 'priority'])
        .where('kind', '=', 'device')
        .where('closedAt', 'is', null)
        .orderBy('openedAt')
        .execute(),
    )
  ).filter((item) => item.title.includes(`monitor ${next}`) || item.title.includes(`pump ${next}`));

describe('readings of a monitor', () => {
  it('go to the session of its chair, preliminary and by the name of the device', async () => {
    expect(await say({ rows: [oxygen('97'), ...pressure('131', '79')] })).toBe('AA');
    const [vital] = (await state()).vitals;
    expect(vital).toMatchObject({
      origin: 'monitor',
      by: { type: 'device', id: monitor.id },
      data: { systolicMmHg: 131, diastolicMmHg: 79, spo2Percent: 97, status: 'preliminary' },
    });
    expect((await readings()).map((one) => one.state)).toEqual(['charted', 'charted', 'charted']);
  });

  it('are charted once however often they are sent', async () => {
    await say({ id: 'same', rows: [oxygen('97')] });
    await say({ id: 'same', rows: [oxygen('97')] });
    await say({ id: 'other', rows: [oxygen('97')] });
    expect(await vitals()).toEqual([{ spo2Percent: 97 }]);
  });

  it('raise the alert they must raise', async () => {
    await say({ rows: [oxygen('84')] });
    expect((await state()).events.some((event) => event.kind === 'alert.raised')).toBe(true);
  });

  it('of a moment before the session opened belong to nobody, and somebody is told', async () => {
    const before = hl7(addMs(world.clock.now(), -3_600_000));
    expect(await say({ rows: [oxygen('97', { at: before })] })).toBe('AA');
    expect(await vitals()).toEqual([]);
    expect((await readings())[0]).toMatchObject({ state: 'unmatched' });
    expect((await work())[0]?.title).toContain('belong to no session');
  });

  it('of a device that was taken away belong to nobody', async () => {
    await link(monitor.id, null);
    world.clock.advance(60_000);
    await say({ rows: [oxygen('97')] });
    expect(await vitals()).toEqual([]);
  });

  it('that name another of our patients are charted for neither', async () => {
    const other = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now(), `X-${next}`),
    );
    expect(await say({ rows: [oxygen('97')], pid: `PID|||X-${next}^^^harbour^MR` })).toBe('AA');
    expect(await vitals()).toEqual([]);
    expect((await work())[0]).toMatchObject({ priority: 'high' });
    expect(other.sessionId).not.toBe(treatment.sessionId);
  });

  it('that name their patient need no chair; an authority that is not ours names nobody', async () => {
    await link(monitor.id, null);
    world.clock.advance(60_000);
    await say({ rows: [oxygen('96')], pid: `PID|||H-${1000 + next}^^^elsewhere^MR` });
    expect(await vitals()).toEqual([]);
    world.clock.advance(60_000);
    await say({ rows: [oxygen('97')], pid: `PID|||H-${1000 + next}^^^Harbour^MR` });
    expect(await vitals()).toEqual([{ spo2Percent: 97 }]);
  });

  it('are corrected in place, then taken back, and the old version stays in the record', async () => {
    const at = now();
    await say({ rows: [...pressure('231', '139', { at }), oxygen('97', { at })] });
    world.clock.advance(60_000);
    await say({ rows: pressure('131', '79', { at, status: 'C' }) });
    expect(await vitals()).toEqual([{ systolicMmHg: 131, diastolicMmHg: 79, spo2Percent: 97 }]);
    world.clock.advance(60_000);
    await say({ rows: pressure('131', '79', { at, status: 'W' }) });
    expect(await vitals()).toEqual([{ spo2Percent: 97 }]);
    await say({ rows: [oxygen('97', { at, status: 'D' })] });
    expect(await vitals()).toEqual([]);
    expect((await state()).corrections).toHaveLength(3);
    expect((await readings()).filter((one) => one.valueState !== 'current')).toHaveLength(5);
  });

  it('of one moment with two values are both charted and shown as a conflict', async () => {
    const at = now();
    await say({ id: 'a', rows: [oxygen('97', { at })] });
    await say({ id: 'a', rows: [oxygen('84', { at })] });
    expect(await vitals()).toEqual([{ spo2Percent: 97 }, { spo2Percent: 84 }]);
    const kept = (await readings()).map(({ state: kind, reason }) => [kind, reason]).sort();
    expect(kept).toEqual([
      ['charted', null],
      ['conflict', 'the same moment was reported before as 97 %'],
    ]);
  });

  it('of a moment that was taken back tell that, also when the value is the same again', async () => {
    const at = now();
    await say({ rows: [oxygen('97', { at })] });
    await say({ rows: [oxygen('97', { at, status: 'D' })] });
    await say({ rows: [oxygen('97', { at })] });
    expect((await readings()).map(({ reason }) => reason)).toContain(
      'the same moment was reported before as 97 %, taken back since',
    );
  });

  it('never enter the chart when made up for demonstration', async () => {
    await say({ rows: [aRow({ value: '70', flags: 'DEMO', at: now() })] });
    expect(await vitals()).toEqual([]);
    expect((await work())[0]?.title).toContain('demonstration');
  });
});

describe('a pump', () => {
  it('is charted by its own word, and a wrong weight in it is work for a person', async () => {
    const pump = await aDevice(world.clinic, 'pump');
    await link(pump.id, treatment.chairId);
    world.clock.advance(60_000);
    const rows = [
      `OBX|1|ST|184514^MDC_DRUG_NAME_LABEL^MDC|1.1.1.1|Ketamine||||||R|||${now()}`,
      `OBX|2|NM|157760^MDC_CONC_DRUG^MDC|1.1.1.2|2|264306^MDC_DIM_MILLI_G_PER_ML^MDC|||||R|||${now()}`,
      `OBX|3|NM|157784^MDC_FLOW_FLUID_PUMP^MDC|1.1.1.3|30|265266^MDC_DIM_MILLI_L_PER_HR^MDC|||||R|||${now()}`,
      `OBX|4|NM|157993^MDC_VOL_FLUID_DELIV_TOTAL^MDC|1.1.1.4|10.0|263762^MDC_DIM_MILLI_L^MDC|||||R|||${now()}`,
      `OBX|5|NM|68063^MDC_ATTR_PT_WEIGHT^MDC|1.1.1.6|82|263875^MDC_DIM_KILO_G^MDC|||||R|||${now()}`,
    ];
    expect(await say({ rows, device: pump.identifier })).toBe('AA');
    expect((await state()).pumpReports[0]?.data).toMatchObject({
      state: 'running',
      rateMlPerH: 30,
      deliveredMl: 10,
    });
    expect((await work()).map((item) => item.title)).toEqual([
      expect.stringContaining('not the dosing weight'),
    ]);
  });
});

describe('frames', () => {
  it('of a device nobody registered are not taken where several clinics share the server', async () => {
    expect(await say({ rows: [oxygen('97')], device: 'EUI-nobody' })).toBe('AE');
  });

  it('are kept byte for byte before they are understood, also when they are refused', async () => {
    await say({ rows: [oxygen('97', { status: 'Q' })] });
    const [frame] = await world.within(world.clinic, (tx) =>
      tx.selectFrom('deviceFrame').select(['raw', 'sha256']).orderBy('receivedAt', 'desc').limit(1).execute(),
    );
    expect(frame?.raw.toString('utf8')).toContain(monitor.identifier);
    const [message] = await world.within(world.clinic, (tx) =>
      tx.selectFrom('deviceMessage').select('outcome').orderBy('receivedAt', 'desc').limit(1).execute(),
    );
    expect(message?.outcome).toBe('AE');
  });

  it('of one clinic are invisible to the next', async () => {
    await say({ rows: [oxygen('97')] });
    const seen = await world.within(world.otherClinic, (tx) =>
      tx.selectFrom('deviceReading').select('id').execute(),
    );
    expect(seen).toEqual([]);
  });
});

describe('the work list', () => {
  const list = async () =>
    (
      await nurse.call('GET', '/api/clinics/:clinicId/device-readings', {
        params: { clinicId: world.clinic.id },
      })
    ).body.readings.filter((one: { device: { id: string } }) => one.device.id === monitor.id);
  const resolve = (body: object) =>
    nurse.call('POST', '/api/clinics/:clinicId/device-readings/resolve', {
      params: { clinicId: world.clinic.id },
      body,
    });
  async function unmatched(): Promise<string[]> {
    await link(monitor.id, null);
    world.clock.advance(60_000);
    await say({ rows: pressure('131', '79') });
    return (await list()).map((one: { id: string }) => one.id);
  }

  it('lets a nurse put readings on the session they belong to', async () => {
    const readingIds = await unmatched();
    const answer = await resolve({
      action: 'attach',
      readingIds,
      sessionId: treatment.sessionId,
      patientId: treatment.patientId,
    });
    expect(answer.body.resolved.sort()).toEqual([...readingIds].sort());
    // The device stays the author of its values; the person who said whose they are stands beside them.
    expect(await vitals()).toEqual([
      { systolicMmHg: 131, diastolicMmHg: 79, note: expect.stringMatching(/^put on this session by \S/) },
    ]);
    expect(await list()).toEqual([]);
  });

  it('shows of a row that could not be understood what it says', async () => {
    await say({ rows: [...pressure('131', '79'), oxygen('ninety')] });
    expect(await list()).toMatchObject([
      { state: 'quarantined', kind: null, value: null, sent: expect.stringMatching(/^150456\S* ninety \S+/) },
    ]);
  });

  it('stores nothing when the patient on the screen is another', async () => {
    const readingIds = await unmatched();
    expect(
      (
        await resolve({
          action: 'attach',
          readingIds,
          sessionId: treatment.sessionId,
          patientId: randomUUID(),
        })
      ).status,
    ).toBe(409);
    expect(await vitals()).toEqual([]);
  });

  it('lets a nurse dismiss them with a reason, once', async () => {
    const readingIds = await unmatched();
    expect(
      (await resolve({ action: 'dismiss', readingIds, reason: 'Cuff test before the patient came' })).status,
    ).toBe(200);
    expect(
      (await resolve({ action: 'dismiss', readingIds, reason: 'Cuff test before the patient came' })).status,
    ).toBe(409);
  });
});
