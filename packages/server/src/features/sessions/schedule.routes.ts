import { board, bookSession, cancelSession, moveSession, sessionsOfDay } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { bookSession as book, holdChair, readInstant, stayMin } from './booking.ts';
import { selectSessions, sessionRow, toSessionRows } from './rows.ts';
import { lockSession } from './store.ts';

const MOST_SESSIONS = 500;

export const scheduleRoutes = [
  route(sessionsOfDay, async ({ tx, clinicId, query }) => {
    const timeZone = await zoneOf(tx, clinicId);
    let sessions = selectSessions(tx, clinicId).orderBy('session.startsAt').limit(MOST_SESSIONS);
    if (query.from !== undefined)
      sessions = sessions.where('session.startsAt', '>=', startOfDay(query.from, timeZone));
    if (query.to !== undefined)
      sessions = sessions.where('session.startsAt', '<', startOfDay(query.to, timeZone, 1));
    if (query.patientId !== undefined) sessions = sessions.where('session.patientId', '=', query.patientId);
    return { sessions: toSessionRows(await sessions.execute()), timeZone };
  }),

  route(board, async ({ tx, clinicId, now }) => {
    const timeZone = await zoneOf(tx, clinicId);
    const chairs = await tx
      .selectFrom('chair')
      .select(['id', 'label', 'position', 'active'])
      .where('clinicId', '=', clinicId)
      .where('active', '=', true)
      .orderBy('position')
      .orderBy('label')
      .execute();
    const today = sql<string>`(${formatInstant(now)}::timestamptz at time zone ${timeZone})::date`;
    const rows = await selectSessions(tx, clinicId)
      .where((where) =>
        where.or([
          where('session.phase', 'in', ['gate', 'ready', 'dosing', 'paused', 'recovery']),
          where.and([
            where('session.phase', 'in', ['booked', 'discharged']),
            where(sql<string>`(session.starts_at at time zone ${timeZone})::date`, '=', today),
          ]),
        ]),
      )
      .orderBy('session.startsAt')
      .execute();
    const sessions = toSessionRows(rows);
    const onChair = new Map(
      sessions
        .filter((s) => s.phase !== 'booked' && s.phase !== 'discharged')
        .map((s) => [s.chair?.id, s] as const),
    );
    return {
      at: formatInstant(now),
      chairs: chairs.map((chair) => ({ chair, session: onChair.get(chair.id) ?? null })),
      upcoming: sessions.filter((session) => session.phase === 'booked' || session.phase === 'discharged'),
    };
  }),

  route(bookSession, async ({ tx, clinicId, body, audit, publish }) => {
    await book(tx, clinicId, body);
    audit({ act: 'session.book', object: { kind: 'session', id: body.id }, patientId: body.patientId });
    await publish({ topic: 'board', id: clinicId });
    return sessionRow(tx, clinicId, body.id);
  }),

  route(moveSession, async ({ tx, clinicId, params, body, audit, publish }) => {
    const head = await lockSession(tx, clinicId, params.sessionId);
    if (head.version !== body.version)
      throw refuse('stale-version', 'Somebody changed this session: look again');
    if (head.phase !== 'booked' && (body.startsAt !== undefined || body.chairId !== undefined)) {
      throw refuse('conflict', 'The session has begun: move the patient from the treatment room');
    }
    const startsAt = readInstant(body.startsAt ?? head.startsAt);
    const plan = await tx
      .selectFrom('plan')
      .select(['product', 'route', 'durationMin'])
      .where('clinicId', '=', clinicId)
      .where('id', '=', head.planId)
      .executeTakeFirstOrThrow();
    const endsAt = (startsAt + stayMin(plan) * 60_000) as Instant;
    const chairId = body.chairId ?? head.chairId;
    if (head.phase === 'booked' && chairId !== null)
      await holdChair(tx, clinicId, chairId, startsAt, endsAt, head.id);
    await tx
      .updateTable('session')
      .set({
        ...(head.phase === 'booked'
          ? { startsAt: formatInstant(startsAt), endsAt: formatInstant(endsAt), chairId }
          : {}),
        ...(body.nurseId === undefined ? {} : { nurseId: body.nurseId }),
        ...(body.prescriberId === undefined ? {} : { prescriberId: body.prescriberId }),
        version: sql<number>`version + 1`,
      })
      .where('clinicId', '=', clinicId)
      .where('id', '=', head.id)
      .execute();
    audit({ act: 'session.move', object: { kind: 'session', id: head.id }, patientId: head.patientId });
    await publish({ topic: 'board', id: clinicId });
    return sessionRow(tx, clinicId, head.id);
  }),

  route(cancelSession, async ({ tx, clinicId, params, body, audit, publish }) => {
    const head = await lockSession(tx, clinicId, params.sessionId);
    if (head.version !== body.version)
      throw refuse('stale-version', 'Somebody changed this session: look again');
    if (head.phase !== 'booked')
      throw refuse('conflict', 'The session has begun: end it from the treatment room');
    await tx
      .updateTable('session')
      .set({ phase: 'cancelled', cancelledBecause: body.reason, version: sql<number>`version + 1` })
      .where('clinicId', '=', clinicId)
      .where('id', '=', head.id)
      .execute();
    audit({
      act: 'session.cancel',
      object: { kind: 'session', id: head.id },
      patientId: head.patientId,
      reason: body.reason,
    });
    await publish({ topic: 'board', id: clinicId });
    return sessionRow(tx, clinicId, head.id);
  }),
] as const;

export async function zoneOf(tx: Tx, clinicId: string): Promise<string> {
  const clinic = await tx
    .selectFrom('clinic')
    .select('timeZone')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  return clinic.timeZone;
}

/** Midnight of a clinic day, in the clinic's zone, as the database knows the zone's rules. */
function startOfDay(date: string, timeZone: string, plusDays = 0): RawBuilder<string> {
  return sql<string>`((${date}::date + ${plusDays}::int)::timestamp at time zone ${timeZone})`;
}
