import { endLinkSession, getLinkSession, type LinkSession, openLinkSession } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { appendAudit } from '../audit/audit.ts';
import type { Tx } from '../database/schema.ts';
import type { PatientActor } from '../http/actor.ts';
import { writeCookie } from '../http/cookies.ts';
import { refuse } from '../http/refusal.ts';
import { type BoundRoute, route } from '../http/route.ts';
import { openLink, RESUME } from './link-sessions.ts';

export const linkRoutes: readonly BoundRoute[] = [
  route(
    openLinkSession,
    async ({ body, deps, reply, now, tx }) => {
      const outcome = await openLink(tx, body.token, body.birthDate, now);
      if (!outcome.opened) {
        // Returned, not thrown: a wrong attempt stays counted.
        return refuse(
          'not-permitted',
          'This link and birth date do not open anything. Ask the clinic for a new link.',
        );
      }
      const { invitationId: id, patientId } = outcome.session;
      await appendAudit(tx, outcome.session, now, [
        { act: 'link.open', object: { kind: 'invitation', id }, patientId },
      ]);
      const { patientCookie, secureCookies: secure } = deps.identity;
      const cookie = writeCookie(patientCookie, outcome.cookie, { secure, maxAgeS: RESUME / 1000 });
      reply.header('set-cookie', cookie);
      return describe(tx, outcome.session);
    },
    { requestsPerMin: 20 },
  ),

  route(getLinkSession, async ({ actor, tx }) => describe(tx, actor)),

  route(endLinkSession, async ({ actor, tx, clinicId, now, deps, reply }) => {
    await tx
      .updateTable('patientSession')
      .set({ endedAt: formatInstant(now) })
      .where('clinicId', '=', clinicId)
      .where('id', '=', actor.sessionId)
      .execute();
    const { patientCookie, secureCookies: secure } = deps.identity;
    reply.header('set-cookie', writeCookie(patientCookie, '', { secure, maxAgeS: 0 }));
    return undefined;
  }),
];

async function describe(tx: Tx, actor: PatientActor): Promise<LinkSession> {
  const clinic = await tx
    .selectFrom('clinic')
    .select(['id', 'name', 'slug', 'timeZone', 'colour'])
    .where('id', '=', actor.clinicId)
    .executeTakeFirstOrThrow();
  return { clinic, purpose: actor.purpose, tasks: [...actor.tasks] };
}
