import { randomUUID } from 'node:crypto';
import { type EventData, parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { recordAuthor } from '../record-author.ts';

export interface DeviceAtChair {
  readonly id: string;
  readonly name: string;
  readonly kind: 'monitor' | 'pump' | 'gateway';
}

/** The devices that stand at a chair now. Their rows stay locked, so that none goes elsewhere meanwhile. */
export async function devicesAt(
  tx: Tx,
  clinicId: string,
  chairId: string | null,
): Promise<readonly DeviceAtChair[]> {
  if (chairId === null) return [];
  return tx
    .selectFrom('device')
    .innerJoin('deviceLink', (join) =>
      join
        .onRef('deviceLink.clinicId', '=', 'device.clinicId')
        .onRef('deviceLink.deviceId', '=', 'device.id')
        .on('deviceLink.toAt', 'is', null),
    )
    .select(['device.id', 'device.name', 'device.kind'])
    .where('device.clinicId', '=', clinicId)
    .where('deviceLink.chairId', '=', chairId)
    .orderBy('device.id')
    .forUpdate('device')
    .execute();
}

/** Ends the link a device has, and begins another at a chair. The device's row is locked by the caller. */
export async function putAt(
  tx: Tx,
  clinicId: string,
  deviceId: string,
  chairId: string | null,
  by: { readonly actor: StaffActor; readonly now: Instant },
): Promise<void> {
  const at = formatInstant(by.now);
  await tx
    .updateTable('deviceLink')
    .set({ toAt: at })
    .where('clinicId', '=', clinicId)
    .where('deviceId', '=', deviceId)
    .where('toAt', 'is', null)
    .execute();
  if (chairId === null) return;
  await tx
    .insertInto('deviceLink')
    .values({
      clinicId,
      id: randomUUID(),
      deviceId,
      chairId,
      fromAt: at,
      toAt: null,
      author: JSON.stringify(recordAuthor(by.actor)),
    })
    .execute();
}

/** What the record of a session says of a device that came or went, by the name of who moved it. */
export function deviceEvent<K extends 'device.linked' | 'device.unlinked' | 'chair.moved'>(
  sessionId: string,
  kind: K,
  data: EventData[K],
  by: { readonly actor: StaffActor; readonly now: Instant },
  id: string = randomUUID(),
): SessionEvent {
  const { actor, now } = by;
  const role = (['prescriber', 'nurse', 'owner'] as const).find((one) => actor.roles.includes(one));
  const parsed = parseEvent({
    id,
    sessionId,
    kind,
    observedAt: formatInstant(now),
    origin: 'person',
    author: { type: 'person', id: actor.userId, name: actor.displayName, role },
    data,
  });
  if (!parsed.ok) throw new Error('Invariant broken: the server wrote an event that does not parse');
  return parsed.value;
}

export const linkedData = (device: DeviceAtChair): EventData['device.linked'] => ({
  deviceId: device.id,
  deviceKind: device.kind === 'gateway' ? 'other' : device.kind,
  name: device.name,
});
