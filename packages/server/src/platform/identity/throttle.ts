import { addMs, formatInstant, type Instant, minutes } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import { hashToken } from './tokens.ts';

const MAX_FAILURES = 10;
const WINDOW = minutes(15);

/** A person as seen from one address: strangers elsewhere do not slow the person down (SEC-21). */
export const attemptKey = (email: string, address: string): string =>
  hashToken(`${email.toLowerCase()}|${address}`);

/** Whether this key has failed too often within a quarter of an hour. */
export async function isThrottled(db: Db, key: string, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ failures: number }>`
    select failures from auth_attempt
    where key_hash = ${key} and since > ${formatInstant(addMs(now, -WINDOW))}`.execute(db);
  return (rows[0]?.failures ?? 0) >= MAX_FAILURES;
}

/** Counts a failure, or forgets them all after a success. */
export async function noteAttempt(db: Db, key: string, succeeded: boolean, now: Instant): Promise<void> {
  if (succeeded) {
    await sql`delete from auth_attempt where key_hash = ${key}`.execute(db);
    return;
  }
  const at = formatInstant(now);
  await sql`
    insert into auth_attempt as a (key_hash, failures, since) values (${key}, 1, ${at})
    on conflict (key_hash) do update set
      failures = case when a.since > ${formatInstant(addMs(now, -WINDOW))} then a.failures + 1 else 1 end,
      since = case when a.since > ${formatInstant(addMs(now, -WINDOW))} then a.since else excluded.since end`.execute(
    db,
  );
}
