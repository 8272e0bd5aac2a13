import { sql } from 'kysely';
import { AHEAD } from '../database/ahead.ts';
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

/** What is sent on the channel, for a statement that writes and tells in one. */
export const liveMessages = (clinicId: string, ...events: readonly LiveEvent[]): string[] =>
  events.map((event) => JSON.stringify({ clinicId, ...event }));

/** Sends with the commit of the transaction; a rolled-back act tells nobody. */
export async function publish(tx: Tx, clinicId: string, event: LiveEvent): Promise<void> {
  const [message] = liveMessages(clinicId, event);
  await sql`${AHEAD}select pg_notify(${LIVE_CHANNEL}, ${message})`.execute(tx);
}
