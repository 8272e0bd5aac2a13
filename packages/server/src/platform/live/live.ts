import { sql } from 'kysely';
import type { Tx } from '../database/schema.ts';

/** That something is new, never what: a screen then fetches what it misses by sequence number. */
export interface LiveEvent {
  /** The subject, such as `session` or `board`. */
  readonly topic: string;
  readonly id: string;
  /** The newest sequence number of that subject, where it has one. */
  readonly seq?: number;
}

export const LIVE_CHANNEL = 'titrate_live';

/** Sends with the commit of the transaction; a rolled-back act tells nobody. */
export async function publish(tx: Tx, clinicId: string, ...events: readonly LiveEvent[]): Promise<void> {
  const payloads = events.map((event) => JSON.stringify({ clinicId, ...event }));
  await sql`select pg_notify(${LIVE_CHANNEL}, payload) from unnest(${payloads}::text[]) as payload`.execute(
    tx,
  );
}
