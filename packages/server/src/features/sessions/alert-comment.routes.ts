import { alertTitle } from '@titrate/clinical/session';
import { commentOnAlert } from '@titrate/contract';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { openWork } from '../tasks/open-work.ts';

export const alertCommentRoutes = [
  route(commentOnAlert, async ({ tx, clinicId, body, actor, now, audit }) => {
    const { id, rule, sessionId, text } = body;
    const title = alertTitle(rule);
    const session = await tx
      .selectFrom('session')
      .select(['patientId', 'number'])
      .where('clinicId', '=', clinicId)
      .where('id', '=', sessionId)
      .executeTakeFirst();
    if (title === undefined) throw refuse('not-found', `There is no alert rule ${rule}`);
    if (session === undefined) throw refuse('not-found', 'No such session');
    await openWork(tx, {
      clinicId,
      id,
      patientId: session.patientId,
      kind: 'review',
      priority: 'low',
      title: `Comment of ${actor.displayName} on alert ${rule}, ${title}: ${text}`,
      detail: { rule, sessionId, session: session.number, text, by: actor.userId },
      now,
    });
    audit({
      act: 'alerts.comment',
      object: { kind: 'session', id: sessionId },
      patientId: session.patientId,
      detail: { rule },
    });
    return { id };
  }),
] as const;
