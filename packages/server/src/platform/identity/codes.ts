import { sql } from 'kysely';
import type { Db, Tx } from '../database/schema.ts';
import { hashToken } from './tokens.ts';

/** How a used code of a person is remembered. */
export const codeMark = (userId: string, code: string): string => hashToken(`${userId}:${code}`);

/**
 * Marks a one-time code as used; `false` when this person used it before within the minutes it could
 * be valid. Two requests at the same moment meet at the primary key: one of them wins.
 */
export async function useCodeOnce(db: Db | Tx, userId: string, code: string): Promise<boolean> {
  await sql`delete from auth_totp_use where user_id = ${userId} and used_at < now() - interval '5 minutes'`.execute(
    db,
  );
  const { numAffectedRows } = await sql`
    insert into auth_totp_use (user_id, code_hash, used_at)
    values (${userId}, ${codeMark(userId, code)}, now())
    on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}
