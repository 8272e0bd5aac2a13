import { moveChair } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { type Expression, sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { type DeviceAtChair, deviceEvent, devicesAt, linkedData, putAt } from '../devices/linked-devices.ts';
import { recordAuthor } from '../record-author.ts';
import { appendEvents } from './append.ts';
import { sessionRow } from './rows.ts';
import { lockSession, type SessionHead, type StateCache } from './store.ts';

export const moveChairRoutes = (cache: StateCache) =>
  [
    /** One transaction: chair, device links and record change together, or nothing does (UI-28). */
    route(moveChair, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
      const head = await lockSession(tx, clinicId, params.sessionId);
      if (head.patientId !== body.patientId)
        throw refuse(
          'conflict',
          'This session belongs to another patient than the one on your screen. Nothing was stored',
        );
      if (await isMoved(tx, clinicId, body.eventId, head.id, body.chairId))
        return sessionRow(tx, clinicId, head.id);
      if (head.seq === 0) throw refuse('conflict', 'Open the session first, or move the booking');
      if (head.chairId === body.chairId) throw refuse('conflict', 'The patient is at this chair already');
      const chair = await freeChair(tx, head, body.chairId);
      const from = await labelOf(tx, head);
      const by = { actor, now };
      const here = await devicesAt(tx, clinicId, head.chairId);
      const there = await devicesAt(tx, clinicId, chair.id);
      refuseUnnamed(here, body.devices);
      const along = here.filter(({ id }) => body.devices.some((one) => one.deviceId === id && one.along));
      const stays = here.filter((device) => !along.includes(device));
      for (const device of along) await putAt(tx, clinicId, device.id, chair.id, by);
      const moved = deviceEvent(
        head.id,
        'chair.moved',
        { ...(from === undefined ? {} : { from }), to: chair.label },
        by,
        body.eventId,
      );
      const events = [
        moved,
        ...stays.map((device) =>
          deviceEvent(
            head.id,
            'device.unlinked',
            { deviceId: device.id, name: device.name, reason: `stays at ${from ?? 'its chair'}` },
            by,
          ),
        ),
        ...[...along, ...there].map((device) =>
          deviceEvent(head.id, 'device.linked', linkedData(device), by),
        ),
      ];
      await tx
        .updateTable('session')
        .set({ chairId: chair.id })
        .where('clinicId', '=', clinicId)
        .where('id', '=', head.id)
        .execute();
      await tx
        .insertInto('sessionMove')
        .values({
          clinicId,
          id: body.eventId,
          sessionId: head.id,
          fromChairId: head.chairId,
          toChairId: chair.id,
          movedAt: formatInstant(now),
          author: JSON.stringify(recordAuthor(actor)),
        })
        .execute();
      const { refused } = await appendEvents({ tx, cache, head, events, now });
      if (refused[0] !== undefined)
        throw refuse('held', 'The patient cannot be moved now', refused[0].problems);
      audit({
        act: 'session.moveChair',
        object: { kind: 'session', id: head.id },
        patientId: head.patientId,
        detail: {
          from: head.chairId,
          to: chair.id,
          along: along.map(({ id }) => id),
          stays: stays.map(({ id }) => id),
        },
      });
      await publish({ topic: 'board', id: clinicId });
      await publish({ topic: 'devices', id: clinicId });
      return sessionRow(tx, clinicId, head.id);
    }),
  ] as const;

/** Sent twice, it is done once. The same id for another move is refused. */
async function isMoved(
  tx: Tx,
  clinicId: string,
  id: string,
  sessionId: string,
  chairId: string,
): Promise<boolean> {
  const known = await tx
    .selectFrom('sessionMove')
    .select(['sessionId', 'toChairId'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known === undefined) return false;
  if (known.sessionId === sessionId && known.toChairId === chairId) return true;
  throw refuse('conflict', 'This id belongs to another move; nothing was changed');
}

/** The chair that the patient goes to, locked. The database refuses two on one chair; here it gets words. */
async function freeChair(tx: Tx, head: SessionHead, chairId: string) {
  const chair = await tx
    .selectFrom('chair')
    .select(['id', 'label', 'active'])
    .where('clinicId', '=', head.clinicId)
    .where('id', '=', chairId)
    .forUpdate()
    .executeTakeFirst();
  if (chair === undefined || !chair.active) throw refuse('not-found', 'No such chair in use');
  const taken = await tx
    .selectFrom('session')
    .select('id')
    .where('clinicId', '=', head.clinicId)
    .where('chairId', '=', chairId)
    .where('id', '<>', head.id)
    .where((where) =>
      where.or([
        where('phase', 'in', ['gate', 'ready', 'dosing', 'paused', 'recovery']),
        where.and([where('phase', '=', 'booked'), where('seq', '>', 0)]),
      ]),
    )
    .executeTakeFirst();
  if (taken !== undefined)
    throw refuse('conflict', `Somebody is at ${chair.label}`, [
      {
        type: 'chair-taken',
        message: `Somebody is at ${chair.label}: choose an empty chair`,
        path: '/chairId',
      },
    ]);
  return chair;
}

async function labelOf(tx: Tx, head: SessionHead): Promise<string | undefined> {
  if (head.chairId === null) return undefined;
  const row = await tx
    .selectFrom('chair')
    .select('label')
    .where('clinicId', '=', head.clinicId)
    .where('id', '=', head.chairId)
    .executeTakeFirst();
  return row?.label;
}

/** Nobody decides about a device unseen: the list that was decided on is the list at the chair. */
function refuseUnnamed(
  here: readonly DeviceAtChair[],
  named: readonly { readonly deviceId: string }[],
): void {
  const unnamed = here.filter(({ id }) => !named.some((one) => one.deviceId === id));
  const gone = named.filter(({ deviceId }) => !here.some(({ id }) => id === deviceId));
  if (unnamed.length === 0 && gone.length === 0) return;
  throw refuse('conflict', 'The devices at the chair have changed: look again, then move', [
    ...unnamed.map(({ name }) => ({
      type: 'device-not-named',
      message: `Say of ${name} whether it goes along`,
      path: '/devices',
    })),
    ...gone.map(() => ({
      type: 'device-not-here',
      message: 'A device you named is no longer at the chair',
      path: '/devices',
    })),
  ]);
}

/** The chair of a session at a moment, as SQL on `session`: before its first later move it was where that move began. */
export const chairAt = (moment: Expression<unknown>) => sql<string | null>`case when exists (
    select from session_move m where m.clinic_id = session.clinic_id and m.session_id = session.id
      and m.moved_at > ${moment})
  then (select m.from_chair_id from session_move m where m.clinic_id = session.clinic_id
      and m.session_id = session.id and m.moved_at > ${moment} order by m.moved_at limit 1)
  else session.chair_id end`;
