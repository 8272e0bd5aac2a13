import { linkDevice, listDevices, saveDevice, unclaimedDevices } from '@titrate/contract';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { appendEvents } from '../sessions/append.ts';
import type { SessionHead, StateCache } from '../sessions/store.ts';
import { deviceEvent, linkedData, putAt } from './linked-devices.ts';
import { readUnclaimed } from './unclaimed.ts';

export const deviceRoutes = (cache: StateCache) =>
  [
    route(listDevices, async ({ tx, clinicId }) => ({ devices: await viewDevices(tx, clinicId) })),

    route(saveDevice, async ({ tx, clinicId, params, body, audit }) => {
      if (!isZone(body.timeZone)) {
        throw refuse('invalid-input', undefined, [
          {
            type: 'unknown-zone',
            message: 'expected a time zone such as America/New_York',
            path: '/timeZone',
          },
        ]);
      }
      const taken = await tx
        .selectFrom('device')
        .select('id')
        .where('clinicId', '=', clinicId)
        .where('identifier', '=', body.identifier)
        .executeTakeFirst();
      if (taken !== undefined && taken.id !== params.deviceId)
        throw refuse('conflict', 'A device with this identifier is registered already');
      await tx
        .insertInto('device')
        .values({ clinicId, id: params.deviceId, ...body })
        .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doUpdateSet(body))
        .execute();
      audit({
        act: 'device.save',
        object: { kind: 'device', id: params.deviceId },
        detail: { active: body.active },
      });
      return oneDevice(tx, clinicId, params.deviceId);
    }),

    /** Link, record and audit change together: whoever sits at either chair has it in their record (UI-28). */
    route(linkDevice, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
      const leaving = await chairOf(tx, clinicId, params.deviceId);
      const heads = await lockSessionsAt(tx, clinicId, [leaving, body.chairId]);
      const device = await tx
        .selectFrom('device')
        .select(['id', 'name', 'kind'])
        .where('clinicId', '=', clinicId)
        .where('id', '=', params.deviceId)
        .forUpdate()
        .executeTakeFirst();
      if (device === undefined) throw refuse('not-found', 'No such device in this clinic');
      if ((await chairOf(tx, clinicId, device.id)) !== leaving)
        throw refuse('conflict', 'Somebody moved this device at the same time: look again');
      if (body.chairId !== null) await refuseUnknownChair(tx, clinicId, body.chairId);
      // Put where it stands already, it stays with the link it has.
      if (leaving !== body.chairId) {
        await putAt(tx, clinicId, device.id, body.chairId, { actor, now });
        for (const head of heads) {
          const event =
            head.chairId === body.chairId
              ? deviceEvent(head.id, 'device.linked', linkedData(device), { actor, now })
              : deviceEvent(
                  head.id,
                  'device.unlinked',
                  { deviceId: device.id, name: device.name },
                  { actor, now },
                );
          const { refused } = await appendEvents({ tx, cache, head, events: [event], now });
          if (refused[0] !== undefined)
            throw refuse('held', 'The session at this chair takes no device now', refused[0].problems);
        }
      }
      audit({
        act: body.chairId === null ? 'device.unlink' : 'device.link',
        object: { kind: 'device', id: device.id },
        detail: { from: leaving, to: body.chairId, sessions: heads.map((head) => head.id) },
      });
      await publish({ topic: 'devices', id: clinicId });
      return oneDevice(tx, clinicId, device.id);
    }),

    route(unclaimedDevices, async ({ tx, clinicId }) => ({ devices: await readUnclaimed(tx, clinicId) })),
  ] as const;

async function chairOf(tx: Tx, clinicId: string, deviceId: string): Promise<string | null> {
  const link = await tx
    .selectFrom('deviceLink')
    .select('chairId')
    .where('clinicId', '=', clinicId)
    .where('deviceId', '=', deviceId)
    .where('toAt', 'is', null)
    .executeTakeFirst();
  return link?.chairId ?? null;
}

async function refuseUnknownChair(tx: Tx, clinicId: string, chairId: string): Promise<void> {
  const chair = await tx
    .selectFrom('chair')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('id', '=', chairId)
    .executeTakeFirst();
  if (chair === undefined) throw refuse('not-found', 'No such chair in this clinic');
}

/** Sessions before devices, in one order for everybody: two acts at once wait, and never for each other. */
async function lockSessionsAt(
  tx: Tx,
  clinicId: string,
  chairs: readonly (string | null)[],
): Promise<readonly SessionHead[]> {
  const ids = chairs.filter((id) => id !== null);
  if (ids.length === 0) return [];
  return tx
    .selectFrom('session')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('chairId', 'in', ids)
    .where('seq', '>', 0)
    .where('phase', 'in', ['booked', 'gate', 'ready', 'dosing', 'paused', 'recovery'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function oneDevice(tx: Tx, clinicId: string, id: string) {
  const found = (await viewDevices(tx, clinicId)).find((device) => device.id === id);
  if (found === undefined) throw refuse('not-found', 'No such device in this clinic');
  return found;
}

async function viewDevices(tx: Tx, clinicId: string) {
  const rows = await tx
    .selectFrom('device')
    .leftJoin('deviceLink', (join) =>
      join
        .onRef('deviceLink.clinicId', '=', 'device.clinicId')
        .onRef('deviceLink.deviceId', '=', 'device.id')
        .on('deviceLink.toAt', 'is', null),
    )
    .leftJoin('chair', (join) =>
      join.onRef('chair.clinicId', '=', 'deviceLink.clinicId').onRef('chair.id', '=', 'deviceLink.chairId'),
    )
    .select([
      'device.id',
      'device.identifier',
      'device.kind',
      'device.name',
      'device.timeZone',
      'device.active',
      'chair.id as chairId',
      'chair.label',
      'deviceLink.fromAt',
      sql<
        string | null
      >`(select max(r.received_at) from device_reading r where r.clinic_id = device.clinic_id and r.device_id = device.id)`.as(
        'lastHeardAt',
      ),
    ])
    .where('device.clinicId', '=', clinicId)
    .orderBy('device.name')
    .orderBy('device.id')
    .execute();
  return rows.map(({ chairId, label, fromAt, ...device }) => ({
    ...device,
    chair:
      chairId === null || label === null || fromAt === null ? null : { id: chairId, label, since: fromAt },
  }));
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
