import { sql } from 'kysely';
import { AHEAD } from './ahead.ts';
import type { Db, Tx } from './schema.ts';

/**
 * One transaction inside one clinic. The clinic is a setting of this transaction alone, so a
 * connection that returns to the pool carries nobody's clinic; without it row-level security shows nothing.
 */
export function inClinic<T>(db: Db, clinicId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await enterClinic(tx, clinicId);
    return work(tx);
  });
}

/** Puts the rest of a transaction into a clinic. */
export async function enterClinic(tx: Tx, clinicId: string): Promise<void> {
  await sql`${AHEAD}select set_config('app.clinic', ${clinicId}, true)`.execute(tx);
}
