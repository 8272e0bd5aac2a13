import { openSession, readSession } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { allergyState, type OfPatient } from '../patients/allergies.ts';
import { appendEvents } from './append.ts';
import { openingEvent } from './opening.ts';
import { sessionRow } from './rows.ts';
import { zoneOf } from './schedule.routes.ts';
import { eventsAfter, findSession, lockSession, type SessionHead, type StateCache } from './store.ts';

export const recordRoutes = (cache: StateCache) =>
  [
    route(openSession, async ({ tx, clinicId, params, body, now, audit }) => {
      const head = await lockSession(tx, clinicId, params.sessionId);
      // A second press, or a second tablet: the session is open already.
      if (head.seq > 0) return { seq: head.seq };
      if (head.phase === 'cancelled') throw refuse('conflict', 'The session was cancelled: book it again');
      await refuseSecondOpenSession(tx, head);
      const event = await openingEvent({ tx, head, eventId: body.eventId, now });
      const { head: after, refused } = await appendEvents({ tx, cache, head, events: [event], now });
      if (refused[0] !== undefined) throw refuse('held', 'The session cannot be opened', refused[0].problems);
      audit({ act: 'session.open', object: { kind: 'session', id: head.id }, patientId: head.patientId });
      return { seq: after.seq };
    }),

    route(readSession, async ({ tx, clinicId, params, now, audit }) => {
      const head = await findSession(tx, clinicId, params.sessionId);
      audit({ act: 'session.read', object: { kind: 'session', id: head.id }, patientId: head.patientId });
      return {
        session: await sessionRow(tx, clinicId, head.id),
        timeZone: await zoneOf(tx, clinicId),
        plan: await planOf(tx, head),
        patient: await patientFacts(tx, head),
        devices: await linkedDevices(tx, head),
        events: await eventsAfter(tx, clinicId, head.id, 0),
        serverTime: formatInstant(now),
      };
    }),
  ] as const;

/** The database refuses it too; here it gets words. */
async function refuseSecondOpenSession(tx: Tx, head: SessionHead): Promise<void> {
  const other = await tx
    .selectFrom('session')
    .select(['id', 'patientId'])
    .where('clinicId', '=', head.clinicId)
    .where('id', '<>', head.id)
    .where('phase', 'in', ['gate', 'ready', 'dosing', 'paused', 'recovery'])
    .where((where) =>
      where.or([where('patientId', '=', head.patientId), where('chairId', '=', head.chairId)]),
    )
    .executeTakeFirst();
  if (other === undefined) return;
  throw refuse(
    'conflict',
    other.patientId === head.patientId
      ? 'This patient is in another session'
      : 'Somebody is still on this chair: move or discharge them first',
  );
}

async function planOf(tx: Tx, head: SessionHead) {
  const plan = await tx
    .selectFrom('plan')
    .innerJoin('course', (join) =>
      join.onRef('course.clinicId', '=', 'plan.clinicId').onRef('course.id', '=', 'plan.courseId'),
    )
    .select([
      'plan.id',
      'plan.protocol',
      'plan.request',
      'plan.answer',
      'plan.prn',
      'plan.signature',
      'plan.signedAt',
      'course.indication',
    ])
    .where('plan.clinicId', '=', head.clinicId)
    .where('plan.courseId', '=', head.courseId)
    .where((where) => where.or([where('plan.status', '=', 'signed'), where('plan.id', '=', head.planId)]))
    .orderBy(sql`plan.status = 'signed'`, 'desc')
    .executeTakeFirstOrThrow();
  const { signature, signedAt, prn, ...rest } = plan;
  if (signature === null || signedAt === null) throw new Error('Invariant broken: a booked plan is signed');
  return { ...rest, prn: [...prn], signedBy: signature.name, signedAt };
}

async function patientFacts(tx: Tx, head: SessionHead) {
  const of = { clinicId: head.clinicId, patientId: head.patientId };
  const patient = await tx
    .selectFrom('patient')
    .select(['sexAtBirth', 'pronouns', 'emergencyName', 'emergencyPhone', 'emergencyRelation'])
    .where('clinicId', '=', of.clinicId)
    .where('id', '=', of.patientId)
    .executeTakeFirstOrThrow();
  const { emergencyName, emergencyPhone, emergencyRelation } = patient;
  return {
    sexAtBirth: patient.sexAtBirth,
    pronouns: patient.pronouns,
    weightKg: await latest(tx, of, 'weightKg'),
    heightCm: await latest(tx, of, 'heightCm'),
    allergies: await allergyState(tx, of),
    emergencyContact:
      emergencyName === null
        ? null
        : [emergencyName, emergencyRelation, emergencyPhone].filter((part) => part !== null).join(', '),
  };
}

async function latest(tx: Tx, of: OfPatient, column: 'weightKg' | 'heightCm'): Promise<number | null> {
  const row = await tx
    .selectFrom('vital')
    .select(column)
    .where('clinicId', '=', of.clinicId)
    .where('patientId', '=', of.patientId)
    .where('voided', '=', false)
    .where(column, 'is not', null)
    .where(
      sql<boolean>`not exists (select 1 from vital later where later.clinic_id = vital.clinic_id and later.replaces = vital.id)`,
    )
    .orderBy('observedAt', 'desc')
    .executeTakeFirst();
  const value = row?.[column];
  return value === undefined || value === null ? null : Number(value);
}

async function linkedDevices(tx: Tx, head: SessionHead) {
  if (head.chairId === null) return [];
  return tx
    .selectFrom('deviceLink')
    .innerJoin('device', (join) =>
      join
        .onRef('device.clinicId', '=', 'deviceLink.clinicId')
        .onRef('device.id', '=', 'deviceLink.deviceId'),
    )
    .select(['device.id', 'device.name', 'device.kind', 'device.identifier'])
    .where('deviceLink.clinicId', '=', head.clinicId)
    .where('deviceLink.chairId', '=', head.chairId)
    .where('deviceLink.toAt', 'is', null)
    .execute();
}
