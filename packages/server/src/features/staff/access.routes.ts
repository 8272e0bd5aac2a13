import { acceptWork, endStaffWork, readStaffAccess, type StaffAccess } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { type BoundRoute, route } from '../../platform/http/route.ts';
import { secondFactorsOf } from '../../platform/identity/people.ts';
import { oneAtATime, staffMemberOf, storeMember } from '../../platform/identity/staff.routes.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { unsignedOf } from '../history/unsigned.routes.ts';
import { selectSessions, toSessionRows } from '../sessions/rows.ts';
import { respondersOf } from '../tasks/responders.ts';
import { handOverWork, openWorkOf } from '../tasks/work.routes.ts';
import { permissionsOf } from './permissions.ts';

export const accessRoutes: readonly BoundRoute[] = [
  route(readStaffAccess, async ({ tx, clinicId, params: { userId }, now }) => {
    const member = await staffMemberOf(tx, clinicId, userId);
    return {
      member,
      may: member.active ? permissionsOf(member.roles) : [],
      secondFactors: await secondFactorsOf(tx, userId),
      signIns: await signInsOf(tx, userId, now),
      keys: await keysOf(tx, clinicId, userId, now),
      tasks: await openWorkOf(tx, clinicId, userId),
      sessions: await openSessionsOf(tx, clinicId, userId),
      unsigned: await unsignedOf(tx, clinicId, userId, 'own'),
    };
  }),

  route(endStaffWork, async ({ tx, clinicId, params: { userId }, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    await oneAtATime(tx, clinicId);
    const member = await staffMemberOf(tx, clinicId, userId);
    if (!member.active) throw refuse('conflict', `${member.displayName} no longer works here`);
    if (userId === actor.userId) throw refuse('conflict', 'Another owner ends your work here');
    await checkChairs(tx, clinicId, userId);
    await checkTaker(tx, { clinicId, from: userId, to: body.tasksTo });
    await freeBooked(tx, clinicId, userId);
    const signInsEnded = await storeMember(tx, clinicId, { ...member, active: false });
    const keysRevoked = await revokeKeys(tx, clinicId, userId, now);
    const moved = await handOverWork(tx, { clinicId, from: userId, to: body.tasksTo, now });
    for (const { id, patientId } of moved) {
      audit({
        act: 'work.hand-over',
        object: { kind: 'work', id },
        ...(patientId === null ? {} : { patientId }),
        detail: { from: userId, to: body.tasksTo },
      });
    }
    const tasksMoved = moved.length;
    audit({
      act: 'staff.leave',
      object: { kind: 'person', id: userId },
      detail: { signInsEnded, keysRevoked, tasksMoved, tasksTo: body.tasksTo },
    });
    await publish({ topic: 'staff', id: userId });
    await publish({ topic: 'work', id: clinicId });
    return { signInsEnded, keysRevoked, tasksMoved };
  }),
];

/** An alert calls the nurse of its chair: nobody leaves one that is occupied (ALM-09). */
async function checkChairs(tx: Tx, clinicId: string, userId: string): Promise<void> {
  const here = (await openSessionsOf(tx, clinicId, userId)).filter(
    ({ as, phase }) => as === 'nurse' && phase !== 'booked',
  ).length;
  if (here > 0)
    throw refuse(
      'held',
      `${here} ${here === 1 ? 'session' : 'sessions'} of this nurse ${here === 1 ? 'is' : 'are'} under way: a colleague takes the chair first`,
    );
}

/** A session that is still to come is nobody’s until somebody takes it. */
async function freeBooked(tx: Tx, clinicId: string, userId: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ nurseId: null, version: sql<number>`version + 1` })
    .where('clinicId', '=', clinicId)
    .where('nurseId', '=', userId)
    .where('phase', '=', 'booked')
    .execute();
}

/** A task goes to somebody who can see to it; one about a risk to a named person whom the clinic calls about risks. */
async function checkTaker(
  tx: Tx,
  { clinicId, from, to }: { readonly clinicId: string; readonly from: string; readonly to: string | null },
): Promise<void> {
  const risks = (await openWorkOf(tx, clinicId, from)).filter(({ kind }) => kind === 'risk').length;
  const about = `${risks} of the tasks ${risks === 1 ? 'is' : 'are'} about a risk`;
  if (to === null) {
    if (risks > 0) throw refuse('held', `Name who takes the tasks: ${about}`);
    return;
  }
  const taker = await staffMemberOf(tx, clinicId, to);
  const works = taker.roles.some((role) => acceptWork.access.roles.some((one) => one === role));
  if (to === from || !taker.active || !works)
    throw refuse('conflict', 'The tasks go to somebody else who works here and may accept them');
  if (risks > 0 && !(await respondersOf(tx, clinicId)).some(({ userId }) => userId === to))
    throw refuse('held', `${about}: name somebody whom this clinic calls about a risk`);
}

/** A sign-in is of a person and not of a clinic: where else it was used is not told here. */
async function signInsOf(tx: Tx, userId: string, now: Instant): Promise<number> {
  const { count } = await tx
    .selectFrom('authSession')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('userId', '=', userId)
    .where('expiresAt', '>', formatInstant(now))
    .executeTakeFirstOrThrow();
  return count;
}

const inForceOf = (userId: string, now: Instant) =>
  sql<boolean>`created_by ->> 'id' = ${userId} and revoked_at is null
    and (expires_at is null or expires_at > ${formatInstant(now)})`;

const keysOf = (tx: Tx, clinicId: string, userId: string, now: Instant): Promise<StaffAccess['keys']> =>
  tx
    .selectFrom('apiToken')
    .select(['id', 'name', 'createdAt'])
    .where('clinicId', '=', clinicId)
    .where(inForceOf(userId, now))
    .orderBy('createdAt')
    .execute();

async function revokeKeys(tx: Tx, clinicId: string, userId: string, now: Instant): Promise<number> {
  const revoked = await tx
    .updateTable('apiToken')
    .set({ revokedAt: formatInstant(now) })
    .where('clinicId', '=', clinicId)
    .where(inForceOf(userId, now))
    .executeTakeFirst();
  return Number(revoked.numUpdatedRows);
}

async function openSessionsOf(tx: Tx, clinicId: string, userId: string): Promise<StaffAccess['sessions']> {
  const rows = await selectSessions(tx, clinicId)
    .where('session.phase', 'not in', ['discharged', 'closed', 'cancelled'])
    .where((where) =>
      where.or([where('session.nurseId', '=', userId), where('session.prescriberId', '=', userId)]),
    )
    .orderBy('session.startsAt')
    .execute();
  return toSessionRows(rows).map(({ id, number, startsAt, phase, nurse, patient }) => ({
    id,
    number,
    startsAt,
    phase,
    as: nurse?.id === userId ? 'nurse' : 'prescriber',
    patient,
  }));
}
