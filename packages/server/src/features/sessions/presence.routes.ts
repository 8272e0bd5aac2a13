import { tellPresence } from '@titrate/contract';
import { addMs, formatInstant } from '@titrate/quantity';
import { route } from '../../platform/http/route.ts';
import { findSession } from './store.ts';

/** A screen tells every ten seconds; one that fell silent three times is gone. */
const GONE_AFTER_MS = 30_000;
const TYPING_MS = 15_000;

export const presenceRoutes = [
  route(tellPresence, async ({ tx, clinicId, params, body, actor, now, publish }) => {
    const head = await findSession(tx, clinicId, params.sessionId);
    const at = formatInstant(now);
    const before = await tx
      .selectFrom('sessionPresence')
      .select(['seenAt', 'typedAt'])
      .where('clinicId', '=', clinicId)
      .where('sessionId', '=', head.id)
      .where('userId', '=', actor.userId)
      .executeTakeFirst();
    const typed = body.typing ? { typedAt: at } : {};
    await tx
      .insertInto('sessionPresence')
      .values({ clinicId, sessionId: head.id, userId: actor.userId, seenAt: at, typedAt: null, ...typed })
      .onConflict((conflict) =>
        conflict.columns(['clinicId', 'sessionId', 'userId']).doUpdateSet({ seenAt: at, ...typed }),
      )
      .execute();
    const freshSince = formatInstant(addMs(now, -GONE_AFTER_MS));
    const typingSince = formatInstant(addMs(now, -TYPING_MS));
    const others = await tx
      .selectFrom('sessionPresence')
      .innerJoin('staffMember', (join) =>
        join
          .onRef('staffMember.clinicId', '=', 'sessionPresence.clinicId')
          .onRef('staffMember.userId', '=', 'sessionPresence.userId'),
      )
      .select(['staffMember.userId as id', 'staffMember.displayName as name', 'sessionPresence.typedAt'])
      .where('sessionPresence.clinicId', '=', clinicId)
      .where('sessionPresence.sessionId', '=', head.id)
      .where('sessionPresence.userId', '<>', actor.userId)
      .where('sessionPresence.seenAt', '>', freshSince)
      .orderBy('staffMember.displayName')
      .execute();
    // The other screens look again at once when somebody comes or begins to type, not at every heartbeat.
    const came = before === undefined || before.seenAt <= freshSince;
    const began = body.typing && (before?.typedAt ?? '') <= typingSince;
    if (came || began) await publish({ topic: 'presence', id: head.id });
    return {
      others: others.map(({ id, name, typedAt }) => ({
        id,
        name,
        typing: typedAt !== null && typedAt > typingSince,
      })),
    };
  }),
] as const;
