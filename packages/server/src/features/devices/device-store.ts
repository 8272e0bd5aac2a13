import { randomUUID } from 'node:crypto';
import { formatInstant } from '@titrate/quantity';
import type { DeviceStore } from '../../edges/hl7/index.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import type { ServerDeps } from '../../platform/server.ts';
import type { StateCache } from '../sessions/store.ts';
import { findClinic } from './find-clinic.ts';
import { keepMessage } from './keep-message.ts';

/** Keeps frames and messages of the HL7 port in the database of their clinic. */
export function createDeviceStore(deps: ServerDeps, cache: StateCache): DeviceStore {
  return {
    keepRaw: async ({ bytes, peer, receivedAt, digest }) => {
      const clinicId = await findClinic(deps, bytes);
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
      return inClinic(deps.db, clinicId, async (tx) => {
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
        const device = ids
          .map((id) => rows.find((row) => row.identifier === id))
          .find((row) => row !== undefined);
        const clinic = await tx
          .selectFrom('clinic')
          .select('timeZone')
          .where('id', '=', clinicId)
          .executeTakeFirstOrThrow();
        return { zone: device?.timeZone ?? clinic.timeZone };
      });
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

function partsOf(rawId: string): { readonly clinicId: string; readonly frameId: string } {
  const [clinicId, frameId] = rawId.split('/');
  if (clinicId === undefined || frameId === undefined)
    throw new Error('Invariant broken: a frame id names its clinic');
  return { clinicId, frameId };
}
