import { randomUUID } from 'node:crypto';
import type { SessionState } from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReceiver } from '../../edges/hl7/index.ts';
import { aMessage, aRow, bytesOf } from '../../edges/hl7/testing/messages.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { findSession, StateCache } from '../sessions/store.ts';
import { createDeviceStore } from './device-store.ts';

let world: World;
let nurse: Caller;
let treatment: TestTreatment;
let monitor: Device;
let pump: Device;
let count = 0;

interface Device {
  readonly id: string;
  readonly identifier: string;
}

beforeAll(async () => {
  world = await aWorld();
});
beforeEach(async () => {
  count += 1;
  world.clock.advance(4 * 3_600_000);
  nurse = await world.signedInAs('nurse');
  treatment = await aPatient();
  monitor = await aDevice('monitor', treatment.chairId);
  pump = await aDevice('pump', treatment.chairId);
  world.clock.advance(600_000);
});

const now = (): Instant => world.clock.now();
const aPatient = (): Promise<TestTreatment> =>
  world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, now(), `M-${count}-${randomUUID().slice(0, 13)}`),
  );

async function aDevice(kind: 'monitor' | 'pump', chairId: string): Promise<Device> {
  const device = { id: randomUUID(), identifier: `EUI-${randomUUID()}` };
  await world.within(world.clinic, (tx) =>
    tx
      .insertInto('device')
      .values({
        clinicId: world.clinic.id,
        ...device,
        kind,
        name: `${kind} ${count}`,
        timeZone: 'America/New_York',
      })
      .execute(),
  );
  expect((await link(device.id, chairId)).status).toBe(200);
  return device;
}

const link = (deviceId: string, chairId: string | null, by = nurse) =>
  by.call('POST', '/api/clinics/:clinicId/devices/:deviceId/link', {
    params: { clinicId: world.clinic.id, deviceId },
    body: { chairId },
  });

async function aChair(label = `Chair ${randomUUID().slice(0, 8)}`): Promise<string> {
  const id = randomUUID();
  await world.within(world.clinic, (tx) =>
    tx.insertInto('chair').values({ clinicId: world.clinic.id, id, label, position: 9 }).execute(),
  );
  return id;
}

interface Move {
  readonly to: string;
  readonly devices?: readonly { readonly deviceId: string; readonly along: boolean }[];
  readonly patientId?: string;
  readonly eventId?: string;
  readonly of?: TestTreatment;
}
const both = () => [
  { deviceId: monitor.id, along: true },
  { deviceId: pump.id, along: false },
];
const move = ({ to, devices = both(), patientId, eventId = randomUUID(), of = treatment }: Move) =>
  nurse.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/chair', {
    params: { clinicId: world.clinic.id, sessionId: of.sessionId },
    body: { eventId, patientId: patientId ?? of.patientId, chairId: to, devices },
  });

const state = (of = treatment): Promise<SessionState> =>
  world.within(world.clinic, async (tx) =>
    new StateCache().stateOf(tx, await findSession(tx, world.clinic.id, of.sessionId)),
  );
const chairOf = (of = treatment) =>
  world.within(world.clinic, async (tx) => (await findSession(tx, world.clinic.id, of.sessionId)).chairId);
const openLinks = () =>
  world.within(world.clinic, (tx) =>
    tx
      .selectFrom('deviceLink')
      .select(['deviceId', 'chairId'])
      .where('deviceId', 'in', [monitor.id, pump.id])
      .where('toAt', 'is', null)
      .execute(),
  );
const kindsOf = async (of = treatment) => (await state(of)).events.map((event) => event.kind);

/** A saturation of a device, sent now about a moment `agoMs` before. */
async function say(device: Device, value: string, agoMs = 0): Promise<void> {
  const hl7 = (at: number) =>
    `${formatInstant(at as Instant)
      .slice(0, 19)
      .replace(/[-:T]/g, '')}+0000`;
  const receiver = createReceiver({
    store: createDeviceStore(world.deps, new StateCache()),
    now,
    newControlId: () => 'T',
  });
  const text = aMessage({
    msh: { 3: `BED^${device.identifier}^EUI-64`, 6: 'harbour', 7: hl7(now()), 10: randomUUID().slice(0, 18) },
    pid: 'PID|||',
    obr: 'OBR|1',
    obx: [aRow({ value, at: hl7(now() - agoMs) })],
  });
  const answer = await receiver.answer(bytesOf(text), { address: '127.0.0.1', port: 1 });
  expect(Buffer.from(answer ?? []).toString()).toContain('MSA|AA');
}
const saturations = async (of = treatment) => (await state(of)).vitals.map((vital) => vital.data.spo2Percent);

describe('UI-28 a patient moves to another chair', () => {
  it('and chair, device links and record change in one', async () => {
    const to = await aChair();
    const answer = await move({ to });
    expect([answer.status, answer.body.chair?.id]).toEqual([200, to]);
    expect(answer.body.summary.movedFrom).toMatchObject({ at: formatInstant(now()) });
    expect(await chairOf()).toBe(to);
    expect(await openLinks()).toEqual(
      expect.arrayContaining([
        { deviceId: monitor.id, chairId: to },
        { deviceId: pump.id, chairId: treatment.chairId },
      ]),
    );
    expect((await kindsOf()).slice(-3)).toEqual(['chair.moved', 'device.unlinked', 'device.linked']);
  });

  it('once, however often it is sent', async () => {
    const to = await aChair();
    const eventId = randomUUID();
    expect((await move({ to, eventId })).status).toBe(200);
    expect((await move({ to, eventId, devices: [] })).status).toBe(200);
    expect((await kindsOf()).filter((kind) => kind === 'chair.moved')).toHaveLength(1);
    expect((await move({ to: treatment.chairId, eventId })).status).toBe(409);
  });

  it.each([
    ['UI-05 of another patient', async () => ({ to: await aChair(), patientId: randomUUID() })],
    ['to a chair somebody is at', async () => ({ to: (await aPatient()).chairId })],
    ['to the chair it is at', async () => ({ to: treatment.chairId })],
    ['without a word about a device there', async () => ({ to: await aChair(), devices: [] })],
    [
      'naming a device that is elsewhere',
      async () => ({ to: await aChair(), devices: [...both(), { deviceId: randomUUID(), along: true }] }),
    ],
  ] satisfies [string, () => Promise<Move>][])(
    'refuses one %s, and nothing has changed',
    async (_what, aMove) => {
      const before = [await openLinks(), await kindsOf()];
      expect((await move(await aMove())).status).toBe(409);
      expect([await openLinks(), await kindsOf()]).toEqual(before);
      expect(await chairOf()).toBe(treatment.chairId);
    },
  );

  it('refuses a chair that is not there', async () => {
    expect((await move({ to: randomUUID() })).status).toBe(404);
  });

  it('is not charted by hand, past the links', async () => {
    const answer = await nurse.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
      params: { clinicId: world.clinic.id, sessionId: treatment.sessionId },
      body: {
        patientId: treatment.patientId,
        events: [
          {
            id: randomUUID(),
            kind: 'chair.moved',
            observedAt: formatInstant(now()),
            data: { to: 'Chair 9' },
          },
        ],
      },
    });
    expect(answer.body.refused[0].problems[0].type).toBe('not-permitted');
  });

  it('when two tablets move two patients to one chair, one of them goes', async () => {
    const to = await aChair();
    const other = await aPatient();
    const answers = await Promise.all([move({ to }), move({ to, of: other, devices: [] })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect([await chairOf(), await chairOf(other)].filter((chair) => chair === to)).toHaveLength(1);
  });
});

describe('UI-28 what a device says', () => {
  it('goes along with it to the new chair', async () => {
    await move({ to: await aChair() });
    world.clock.advance(60_000);
    await say(monitor, '96');
    expect(await saturations()).toEqual([96]);
  });

  it('belongs to nobody from a device that stayed behind', async () => {
    await move({ to: await aChair(), devices: both().map((one) => ({ ...one, along: false })) });
    world.clock.advance(60_000);
    await say(monitor, '91');
    expect(await saturations()).toEqual([]);
  });

  it('late about a moment before the move still belongs to the patient who sat there', async () => {
    await move({ to: await aChair(), devices: both().map((one) => ({ ...one, along: false })) });
    world.clock.advance(60_000);
    await say(monitor, '94', 120_000);
    expect(await saturations()).toEqual([94]);
  });

  it('late from the new chair, about a moment before the move, is not the one who came', async () => {
    const to = await aChair();
    const there = await aDevice('monitor', to);
    world.clock.advance(300_000);
    await move({ to });
    world.clock.advance(60_000);
    await say(there, '88', 120_000);
    expect(await saturations()).toEqual([]);
    await say(there, '97');
    expect(await saturations()).toEqual([97]);
  });
});

describe('UI-28 a device put to a chair by hand', () => {
  it('is written into the record of whoever sits there, and of whom it leaves', async () => {
    const other = await aPatient();
    expect((await link(monitor.id, other.chairId)).status).toBe(200);
    expect((await state()).events.at(-1)).toMatchObject({
      kind: 'device.unlinked',
      data: { deviceId: monitor.id },
    });
    expect((await state(other)).events.at(-1)).toMatchObject({
      kind: 'device.linked',
      data: { deviceId: monitor.id, deviceKind: 'monitor' },
    });
  });

  it('twice at the same chair is one link', async () => {
    const before = await kindsOf();
    expect((await link(monitor.id, treatment.chairId)).status).toBe(200);
    expect(await kindsOf()).toEqual(before);
  });

  it('by the owner too', async () => {
    const owner = await world.signedInAs('owner');
    expect((await link(monitor.id, null, owner)).status).toBe(200);
    expect((await kindsOf()).at(-1)).toBe('device.unlinked');
  });

  it('is kept with who did it and from where', async () => {
    await link(monitor.id, null);
    const rows = await world.within(world.clinic, (tx) =>
      tx
        .selectFrom('auditEntry')
        .select(['act', 'detail'])
        .where('objectId', '=', monitor.id)
        .orderBy('at', 'desc')
        .execute(),
    );
    expect(rows).toContainEqual({
      act: 'device.unlink',
      detail: { from: treatment.chairId, to: null, sessions: [treatment.sessionId] },
    });
  });
});

describe('devices that no chair claims', () => {
  const unclaimed = async (by = nurse) =>
    (
      await by.call('GET', '/api/clinics/:clinicId/devices/unclaimed', {
        params: { clinicId: world.clinic.id },
      })
    ).body.devices;

  it('stand on a list once they spoke, and leave it when they are put to a chair', async () => {
    await link(monitor.id, null);
    expect(await unclaimed()).not.toContainEqual(expect.objectContaining({ deviceId: monitor.id }));
    world.clock.advance(60_000);
    await say(monitor, '95');
    world.clock.advance(60_000);
    await say(monitor, '94');
    expect(await unclaimed()).toContainEqual(
      expect.objectContaining({ deviceId: monitor.id, kind: 'monitor', waiting: 2 }),
    );
    await link(monitor.id, treatment.chairId);
    expect(await unclaimed()).not.toContainEqual(expect.objectContaining({ deviceId: monitor.id }));
  });

  it('include a stranger by the name it gives itself', async () => {
    const stranger = { id: '', identifier: `EUI-${randomUUID()}` };
    await say(stranger, '95');
    expect(await unclaimed()).toContainEqual(
      expect.objectContaining({ deviceId: null, kind: null, waiting: 1 }),
    );
    expect((await saturations()).length).toBe(0);
  });
});
