import { formatInstant, type Instant, type Problem } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { AppendInput, RefusedEvent } from './append.ts';
import type { SessionHead } from './store.ts';

/** Ids of entries that may not be stored, with what is said of each. */
export type Barred = ReadonlyMap<string, readonly Problem[]>;

/**
 * Which of these entries were refused before, with what was said then. A tablet that got no answer sends again; the
 * first copy may still be under way. When the second was refused, its author was told so and acted on it: the first must
 * not be stored a minute later because by then it would fit.
 */
export async function refusedBefore({
  tx,
  head,
  events,
}: Pick<AppendInput, 'tx' | 'head' | 'events'>): Promise<Barred> {
  const { rows } = await sql<{ eventId: string; problems: readonly Problem[] }>`
    select event_id, problems from session_refusal
    where clinic_id = ${head.clinicId} and event_id = any(${events.map(({ id }) => id)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ eventId, problems }) => [eventId, problems]));
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
