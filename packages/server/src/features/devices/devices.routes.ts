import { randomUUID } from 'node:crypto';
import { linkDevice, listDevices, saveDevice } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { recordAuthor } from '../record-author.ts';

export const deviceRoutes = [
  route(listDevices, async ({ tx, clinicId }) => ({ devices: await viewDevices(tx, clinicId) })),

  route(saveDevice, async ({ tx, clinicId, params, body, audit }) => {
    if (!isZone(body.timeZone)) {
      throw refuse('invalid-input', undefined, [
        { type: 'unknown-zone', message: 'expected a time zone such as America/New_York', path: '/timeZone' },
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

  route(linkDevice, async ({ tx, clinicId, params, body, actor, now, audit }) => {
    const device = await tx
      .selectFrom('device')
      .select('id')
      .where('clinicId', '=', clinicId)
      .where('id', '=', params.deviceId)
      .forUpdate()
      .executeTakeFirst();
    if (device === undefined) throw refuse('not-found', 'No such device in this clinic');
    const at = formatInstant(now);
    await tx
      .updateTable('deviceLink')
      .set({ toAt: at })
      .where('clinicId', '=', clinicId)
      .where('deviceId', '=', device.id)
      .where('toAt', 'is', null)
      .execute();
    if (body.chairId !== null) {
      const chair = await tx
        .selectFrom('chair')
        .select('id')
        .where('clinicId', '=', clinicId)
        .where('id', '=', body.chairId)
        .executeTakeFirst();
      if (chair === undefined) throw refuse('not-found', 'No such chair in this clinic');
      await tx
        .insertInto('deviceLink')
        .values({
          clinicId,
          id: randomUUID(),
          deviceId: device.id,
          chairId: chair.id,
          fromAt: at,
          toAt: null,
          author: JSON.stringify(recordAuthor(actor)),
        })
        .execute();
    }
    audit({
      act: body.chairId === null ? 'device.unlink' : 'device.link',
      object: { kind: 'device', id: device.id },
      ...(body.chairId === null ? {} : { detail: { chair: body.chairId } }),
    });
    return oneDevice(tx, clinicId, device.id);
  }),
] as const;

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
