import { endOwnSession, getAccount, listOwnSessions, signOut, stepUp } from '@titrate/contract';
import { addMs, formatInstant, minutes } from '@titrate/quantity';
import { sql } from 'kysely';
import { writeCookie } from '../http/cookies.ts';
import { refuse } from '../http/refusal.ts';
import { type BoundRoute, route } from '../http/route.ts';
import { membershipsOf } from './sessions.ts';
import { noteForPerson } from './sign-in-trail.ts';
import { verifyStepUp } from './step-up.ts';

/** How long a proof of presence is good for (SEC-06). */
export const STEP_UP = minutes(5);

export const accountRoutes: readonly BoundRoute[] = [
  route(getAccount, async ({ actor, tx }) => {
    const { rows } = await sql<{ totp: boolean; passkeys: number }>`
      select two_factor_enabled as totp,
             (select count(*)::int from auth_passkey p where p.user_id = u.id) as passkeys
      from auth_user u where u.id = ${actor.userId}`.execute(tx);
    const memberships = await membershipsOf(tx, actor.userId);
    return {
      userId: actor.userId,
      name: actor.name,
      email: actor.email,
      secondFactor: actor.secondFactor,
      enrolled: rows[0] ?? { totp: false, passkeys: 0 },
      memberships: memberships.map((membership) => ({ ...membership, roles: [...membership.roles] })),
    };
  }),

  route(signOut, async ({ actor, tx, now, deps, reply }) => {
    await tx.deleteFrom('authSession').where('id', '=', actor.sessionId).execute();
    const note = { act: 'staff.sign-out', object: { kind: 'person', id: actor.userId } };
    await noteForPerson(tx, actor.userId, now, note);
    const { staffCookie, secureCookies: secure } = deps.identity;
    reply.header('set-cookie', writeCookie(staffCookie, '', { secure, maxAgeS: 0 }));
    return undefined;
  }),

  route(listOwnSessions, async ({ actor, tx, now }) => {
    const rows = await tx
      .selectFrom('authSession')
      .select(['id', 'createdAt as startedAt', 'expiresAt', 'userAgent as device'])
      .where('userId', '=', actor.userId)
      .where('expiresAt', '>', formatInstant(now))
      .orderBy('createdAt', 'desc')
      .execute();
    return { sessions: rows.map((row) => ({ ...row, current: row.id === actor.sessionId })) };
  }),

  route(endOwnSession, async ({ actor, tx, params }) => {
    const ended = await tx
      .deleteFrom('authSession')
      .where('id', '=', params.sessionId)
      .where('userId', '=', actor.userId)
      .executeTakeFirst();
    if (ended.numDeletedRows !== 1n) throw refuse('not-found');
    return undefined;
  }),

  route(
    stepUp,
    async ({ actor, body, deps, tx, now }) => {
      if (!actor.secondFactor) throw refuse('second-factor-required');
      const outcome = await verifyStepUp(deps, tx, actor, body.code, now);
      // Returned, not thrown: a failed attempt stays counted.
      if (outcome === 'locked') return refuse('too-many-requests', 'Too many wrong codes; wait 15 minutes');
      if (outcome === 'wrong') return refuse('not-permitted', 'That code is wrong or was used already');
      return { until: formatInstant(addMs(now, STEP_UP)) };
    },
    { requestsPerMin: 10 },
  ),
];
