import { randomUUID } from 'node:crypto';
import type { SessionState } from '@titrate/clinical/session';
import { addMs, formatInstant, type Instant } from '@titrate/quantity';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReceiver, type DeviceStore } from '../../edges/hl7/index.ts';
import { aMessage, aRow, bytesOf } from '../../edges/hl7/testing/messages.ts';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld, type World } from '../../testing/world.ts';
import { findSession, lockSession, StateCache } from '../sessions/store.ts';
import { createDeviceStore } from './device-store.ts';

const MONITORS = 12;

interface Bed {
  readonly sessionId: string;
  readonly chairId: string;
  readonly monitor: string;
}

let world: World;
let beds: readonly Bed[];
let store: DeviceStore;

beforeEach(async () => {
  world = await aWorld();
  const made: Bed[] = [];
  for (let n = 0; n < MONITORS; n += 1) made.push(await aBed(n));
  beds = made;
  world.clock.advance(600_000);
  store = createDeviceStore(world.deps, new StateCache());
});

async function aBed(n: number): Promise<Bed> {
  return world.within(world.clinic, async (tx) => {
    const clinicId = world.clinic.id;
    const { sessionId, chairId } = await aTreatment(tx, clinicId, world.clock.now(), `O-${n}`);
    const monitor = await aDeviceAt(tx, chairId, `monitor ${n}`);
    return { sessionId, chairId, monitor };
  });
}

async function aDeviceAt(
  tx: Parameters<Parameters<World['within']>[1]>[0],
  chairId: string,
  name: string,
): Promise<string> {
  const clinicId = world.clinic.id;
  const [id, identifier] = [randomUUID(), `EUI-${randomUUID()}`];
  await tx
    .insertInto('device')
    .values({ clinicId, id, identifier, kind: 'monitor', name, timeZone: 'UTC' })
    .execute();
  await tx
    .insertInto('deviceLink')
    .values({
      clinicId,
      id: randomUUID(),
      deviceId: id,
      chairId,
      fromAt: formatInstant(world.clock.now()),
      toAt: null,
      author: JSON.stringify({ type: 'system', name: 'test' }),
    })
    .execute();
  return identifier;
}

const hl7 = (at: Instant) => `${formatInstant(at).slice(0, 19).replace(/[-:T]/g, '')}+0000`;

interface Say {
  readonly value: string;
  readonly at?: Instant;
  readonly controlId?: string;
}

/** What a monitor hears of one reading of oxygen. */
async function say(
  monitor: string,
  { value, at = world.clock.now(), controlId = randomUUID() }: Say,
): Promise<string> {
  const receiver = createReceiver({ store, now: () => world.clock.now(), newControlId: () => 'T' });
  const text = aMessage({
    msh: { 3: `BED^${monitor}^EUI-64`, 7: hl7(at), 10: controlId.slice(0, 18) },
    pid: 'PID|||',
    obr: 'OBR|1',
    obx: [aRow({ value, at: hl7(at) })],
  });
  const answer = await receiver.answer(bytesOf(text), { address: '127.0.0.1', port: 1 });
  return /MSA\|(\w\w)/.exec(Buffer.from(answer ?? []).toString())?.[1] ?? 'silence';
}

const stateOf = (bed: Bed): Promise<SessionState> =>
  world.within(world.clinic, async (tx) =>
    new StateCache().stateOf(tx, await findSession(tx, world.clinic.id, bed.sessionId)),
  );
const oxygenOf = async (bed: Bed) => (await stateOf(bed)).vitals.map(({ data }) => data.spo2Percent);
const framesStored = () =>
  world.within(
    world.clinic,
    async (tx) => (await tx.selectFrom('deviceFrame').select('id').execute()).length,
  );

describe('monitors that speak at the same moment', () => {
  it('are each charted on the session at their own chair, once, in the order they said it', async () => {
    for (const round of [0, 1, 2]) {
      const at = addMs(world.clock.now(), round * 1_000);
      const answers = await Promise.all(
        beds.map(({ monitor }, n) => say(monitor, { value: String(80 + n + round), at })),
      );
      expect(answers).toEqual(beds.map(() => 'AA'));
      world.clock.advance(1_000);
    }
    for (const [n, bed] of beds.entries()) expect(await oxygenOf(bed)).toEqual([80 + n, 81 + n, 82 + n]);
    expect(await framesStored()).toBe(3 * MONITORS);
  });

  it('are each charted once although every message comes twice at once', async () => {
    const twice = beds.flatMap((bed, n) => [[bed, n] as const, [bed, n] as const]);
    const answers = await Promise.all(
      twice.map(([{ monitor }, n]) => say(monitor, { value: String(85 + n), controlId: `twice-${n}` })),
    );
    expect(answers).toEqual(twice.map(() => 'AA'));
    for (const [n, bed] of beds.entries()) expect(await oxygenOf(bed)).toEqual([85 + n]);
    // Every frame is kept as it came, also the second copy.
    expect(await framesStored()).toBe(2 * MONITORS);
  });

  it('lose nothing where one of their messages cannot be stored', async () => {
    const whole = store;
    // The database takes no NUL in a text, and the parser lets none through: this stands for a defect of ours.
    store = {
      ...whole,
      commit: (delivery) =>
        whole.commit(
          delivery.header.controlId === 'broken'
            ? { ...delivery, header: { ...delivery.header, controlId: 'broken\u0000' } }
            : delivery,
        ),
    };
    const answers = await Promise.allSettled(
      beds.map(({ monitor }, n) =>
        say(monitor, { value: '91', ...(n === 5 ? { controlId: 'broken' } : {}) }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      beds.map((_, n) => (n === 5 ? 'rejected' : 'fulfilled')),
    );
    for (const [n, bed] of beds.entries()) expect(await oxygenOf(bed)).toEqual(n === 5 ? [] : [91]);
  });

  it('and share a chair are charted on its one session', async () => {
    const [bed] = beds;
    if (bed === undefined) throw new Error('no bed');
    const others = await world.within(world.clinic, async (tx) => [
      await aDeviceAt(tx, bed.chairId, 'second'),
      await aDeviceAt(tx, bed.chairId, 'third'),
    ]);
    world.clock.advance(1_000);
    const monitors = [bed.monitor, ...others];
    await Promise.all(monitors.map((monitor, n) => say(monitor, { value: String(90 + n) })));
    expect((await oxygenOf(bed)).toSorted()).toEqual([90, 91, 92]);
  });

  it('and contradict each other under one name are both kept', async () => {
    const [bed] = beds;
    if (bed === undefined) throw new Error('no bed');
    const answers = await Promise.all([say(bed.monitor, { value: '91' }), say(bed.monitor, { value: '97' })]);
    expect(answers).toEqual(['AA', 'AA']);
    const states = await world.within(world.clinic, (tx) =>
      tx.selectFrom('deviceReading').select('state').orderBy('receivedAt').execute(),
    );
    expect(states.map(({ state }) => state).toSorted()).toEqual(['charted', 'conflict']);
    expect((await oxygenOf(bed)).toSorted()).toEqual([91, 97]);
  });

  it('wait for nobody who holds the session of another, and hold no other session meanwhile', async () => {
    const [held, ...others] = beds;
    if (held === undefined) throw new Error('no bed');
    let free = () => {};
    const freed = new Promise<void>((resolve) => {
      free = resolve;
    });
    const holding = world.within(world.clinic, async (tx) => {
      await lockSession(tx, world.clinic.id, held.sessionId);
      await freed;
    });
    // Its monitor sends again, having heard nothing.
    const waiting = [say(held.monitor, { value: '88' }), say(held.monitor, { value: '88' })];
    const began = performance.now();
    const answers = await Promise.all(others.map(({ monitor }) => say(monitor, { value: '93' })));
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(answers).toEqual(others.map(() => 'AA'));
    const open = await world.within(world.clinic, (tx) =>
      tx.selectFrom('session').select('id').forUpdate().skipLocked().execute(),
    );
    expect(open).toHaveLength(others.length);
    free();
    await holding;
    expect(await Promise.all(waiting)).toEqual(['AA', 'AA']);
    expect(await oxygenOf(held)).toEqual([88]);
    for (const bed of others) expect(await oxygenOf(bed)).toEqual([93]);
  });
});
