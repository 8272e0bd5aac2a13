import { randomUUID } from 'node:crypto';
import { formatInstant } from '@titrate/quantity';
import type { DeviceProfile, DeviceStore } from '../../edges/hl7/index.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import type { ServerDeps } from '../../platform/server.ts';
import type { StateCache } from '../sessions/store.ts';
import { clinicFinder } from './find-clinic.ts';
import { keepMessage } from './keep-message.ts';
import { remembered } from './remembered.ts';

/** Keeps frames and messages of the HL7 port in the database of their clinic. */
export function createDeviceStore(deps: ServerDeps, cache: StateCache): DeviceStore {
  const findClinic = clinicFinder(deps);
  // A changed zone of a device counts a few seconds later.
  const profiles = remembered<DeviceProfile>(deps.clock, 10_000);
  return {
    keepRaw: async ({ bytes, peer, receivedAt, digest }) => {
      const clinicId = await findClinic(bytes);
      if (clinicId === undefined) return undefined;
      const id = randomUUID();
      await inClinic(deps.db, clinicId, (tx) =>
        tx
          .insertInto('deviceFrame')
          .values({
            clinicId,
            id,
            receivedAt: formatInstant(receivedAt),
            peer: `${peer.address}:${peer.port}`,
            sha256: digest,
            raw: Buffer.from(bytes),
          })
          .execute(),
      );
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
      await inClinic(deps.db, clinicId, (tx) =>
        keepMessage({ tx, clinicId, frameId, cache, now: deps.clock.now() }, delivery),
      );
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
