import { formatInstant, type Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import type { RefusedEvent } from './append.ts';
import type { SessionHead } from './store.ts';

/**
 * Which of these entries were refused before, with what was said then. A tablet that got no answer sends again; the
 * first copy may still be under way. When the second was refused, its author was told so and acted on it: the first must
 * not be stored a minute later because by then it would fit.
 */
export async function refusedBefore(
  tx: Tx,
  { clinicId }: SessionHead,
  ids: readonly string[],
): Promise<readonly RefusedEvent[]> {
  const rows = await tx
    .selectFrom('sessionRefusal')
    .select(['eventId', 'problems'])
    .where('clinicId', '=', clinicId)
    .where('eventId', 'in', ids)
    .execute();
  return rows.map(({ eventId, problems }) => ({ id: eventId, problems }));
}

/** Keeps what is refused now, under the lock of the session. */
export async function keepRefusals(
  tx: Tx,
  { clinicId, id: sessionId }: SessionHead,
  refused: readonly RefusedEvent[],
  now: Instant,
): Promise<void> {
  if (refused.length === 0) return;
  await tx
    .insertInto('sessionRefusal')
    .values(
      refused.map(({ id: eventId, problems }) => ({
        clinicId,
        eventId,
        sessionId,
        problems: JSON.stringify(problems),
        refusedAt: formatInstant(now),
      })),
    )
    .onConflict((known) => known.doNothing())
    .execute();
}
