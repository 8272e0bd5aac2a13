import { endOwnSession, getAccount, listOwnSessions, signOut, stepUp } from '@titrate/contract';
import { addMs, formatInstant, minutes } from '@titrate/quantity';
import { writeCookie } from '../http/cookies.ts';
import { refuse } from '../http/refusal.ts';
import { type BoundRoute, route } from '../http/route.ts';
import { secondFactorsOf } from './people.ts';
import { membershipsOf } from './sessions.ts';
import { noteForPerson } from './sign-in-trail.ts';
import { verifyStepUp } from './step-up.ts';

/** How long a proof of presence is good for (SEC-06). */
export const STEP_UP = minutes(5);

export const accountRoutes: readonly BoundRoute[] = [
  route(getAccount, async ({ actor, tx }) => {
    const memberships = await membershipsOf(tx, actor.userId);
    return {
      userId: actor.userId,
      name: actor.name,
      email: actor.email,
      secondFactor: actor.secondFactor,
      enrolled: await secondFactorsOf(tx, actor.userId),
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
