import { alertTitle } from '@titrate/clinical/session';
import { commentOnAlert } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';

export const alertCommentRoutes = [
  route(commentOnAlert, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
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
    await tx
      .insertInto('workItem')
      .values({
        clinicId,
        id,
        patientId: session.patientId,
        kind: 'review',
        priority: 'low',
        title: `Comment of ${actor.displayName} on alert ${rule}, ${title}: ${text}`,
        detail: JSON.stringify({ rule, sessionId, session: session.number, text, by: actor.userId }),
        assignedTo: null,
        openedAt: formatInstant(now),
        acceptBy: null,
        acceptedAt: null,
        acceptedBy: null,
        closedAt: null,
        closedBy: null,
        outcome: null,
      })
      .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
      .execute();
    audit({
      act: 'alerts.comment',
      object: { kind: 'session', id: sessionId },
      patientId: session.patientId,
      detail: { rule },
    });
    await publish({ topic: 'work', id: clinicId });
    return { id };
  }),
] as const;
