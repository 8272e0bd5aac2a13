import { randomUUID } from 'node:crypto';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { DeviceProfile, DeviceStore, RawFrame } from '../../edges/hl7/index.ts';
import { AHEAD } from '../../platform/database/ahead.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import { describeError } from '../../platform/log.ts';
import type { ServerDeps } from '../../platform/server.ts';
import type { StateCache } from '../sessions/store.ts';
import { clinicFinder } from './find-clinic.ts';
import { type FramedDelivery, keepMessages } from './keep-messages.ts';
import { remembered } from './remembered.ts';
import { together } from './together.ts';

/**
 * Messages that come while others are being kept share their commit: few at once, for the sessions of all of them are held
 * until it; two turns at a time, so that the database works while the server reads the next.
 */
const TURNS = { most: 8, lanes: 2 } as const;
/** So long a turn waits for what somebody else holds; then each message waits for itself alone. */
const PATIENCE = '250ms';

/** Keeps frames and messages of the HL7 port in the database of their clinic. */
export function createDeviceStore(deps: ServerDeps, cache: StateCache): DeviceStore {
  const findClinic = clinicFinder(deps);
  // A changed zone of a device counts a few seconds later.
  const profiles = remembered<DeviceProfile>(deps.clock, 10_000);
  const onTrouble = (error: unknown) =>
    deps.log.info({ error: describeError(error) }, 'device messages are kept one by one');
  const frames = perClinic((clinicId) =>
    together(
      (given: readonly Frame[]) => inClinic(deps.db, clinicId, (tx) => insertFrames(tx, clinicId, given)),
      {
        ...TURNS,
        keyOf: ({ id }) => id,
        onTrouble,
      },
    ),
  );
  const messages = perClinic((clinicId) =>
    together(
      (given: readonly FramedDelivery[], alone) =>
        inClinic(deps.db, clinicId, async (tx) => {
          if (!alone) await sql`${AHEAD}select set_config('lock_timeout', ${PATIENCE}, true)`.execute(tx);
          await keepMessages({ tx, clinicId, cache, now: deps.clock.now() }, given);
        }),
      { ...TURNS, keyOf: ({ message }) => message.sender.key, onTrouble },
    ),
  );
  return {
    keepRaw: async (frame) => {
      const clinicId = await findClinic(frame.bytes);
      if (clinicId === undefined) return undefined;
      const id = randomUUID();
      await frames(clinicId)({ ...frame, id });
      return `${clinicId}/${id}`;
    },
    profileOf: async (rawId, deviceIds) => {
      const { clinicId } = partsOf(rawId);
      const key = JSON.stringify([clinicId, ...deviceIds]);
      const profile = await profiles(key, () =>
        inClinic(deps.db, clinicId, (tx) => readProfile(tx, clinicId, deviceIds)),
      );
      if (profile === undefined) throw new Error('Invariant broken: every device has a profile');
      return profile;
    },
    commit: async (delivery) => {
      const { clinicId, frameId } = partsOf(delivery.rawId);
      await messages(clinicId)({ ...delivery, frameId });
    },
    refuse: async (rawId, outcome, faults) => {
      const { clinicId, frameId } = partsOf(rawId);
      await inClinic(deps.db, clinicId, (tx) =>
        tx
          .insertInto('deviceMessage')
          .values({
            clinicId,
            id: randomUUID(),
            frameId,
            receivedAt: formatInstant(deps.clock.now()),
            peer: '',
            // A refused message has no identity of its own: it may be refused any number of times.
            sender: 'refused',
            controlId: frameId,
            contentHash: randomUUID(),
            outcome: outcome === 'error' ? 'AE' : 'AR',
            detail: JSON.stringify({ faults }),
          })
          .execute(),
      );
    },
  };
}

/** One of each clinic: a transaction is of one clinic. */
function perClinic<T>(make: (clinicId: string) => T): (clinicId: string) => T {
  const made = new Map<string, T>();
  return (clinicId) => {
    const one = made.get(clinicId) ?? make(clinicId);
    made.set(clinicId, one);
    return one;
  };
}

interface Frame extends RawFrame {
  readonly id: string;
}

async function insertFrames(tx: Tx, clinicId: string, frames: readonly Frame[]): Promise<void> {
  await sql`
    insert into device_frame (clinic_id, id, received_at, peer, sha256, raw)
    select ${clinicId}, given.* from unnest(
      ${frames.map(({ id }) => id)}::uuid[],
      ${frames.map(({ receivedAt }) => formatInstant(receivedAt))}::timestamptz[],
      ${frames.map(({ peer }) => `${peer.address}:${peer.port}`)}::text[],
      ${frames.map(({ digest }) => digest)}::text[],
      ${frames.map(({ bytes }) => Buffer.from(bytes))}::bytea[]) as given`.execute(tx);
}

async function readProfile(tx: Tx, clinicId: string, deviceIds: readonly string[]): Promise<DeviceProfile> {
  const ids = [...deviceIds];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('device')
          .select(['identifier', 'timeZone'])
          .where('clinicId', '=', clinicId)
          .where('identifier', 'in', ids)
          .execute();
  const device = ids.map((id) => rows.find((row) => row.identifier === id)).find((row) => row !== undefined);
  const clinic = await tx
    .selectFrom('clinic')
    .select('timeZone')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  return { zone: device?.timeZone ?? clinic.timeZone };
}

function partsOf(rawId: string): { readonly clinicId: string; readonly frameId: string } {
  const [clinicId, frameId] = rawId.split('/');
  if (clinicId === undefined || frameId === undefined)
    throw new Error('Invariant broken: a frame id names its clinic');
  return { clinicId, frameId };
}
