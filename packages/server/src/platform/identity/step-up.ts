import { addMs, formatInstant, type Instant, minutes } from '@titrate/quantity';
import { symmetricDecrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Tx } from '../database/schema.ts';
import type { SignedInActor, StaffActor } from '../http/actor.ts';
import { refuse } from '../http/refusal.ts';
import type { ServerDeps } from '../server.ts';
import { useCodeOnce } from './codes.ts';
import { equalInConstantTime } from './tokens.ts';
import { totpMatches } from './totp.ts';

const MAX_FAILURES = 10;
const LOCK = minutes(15);
const FRESH = minutes(5);

interface Factor {
  readonly secret: string;
  readonly lockedUntil: string | null;
}

/** Checks a fresh one-time code of someone who is signed in; counts failures and locks after ten. */
export async function verifyStepUp(
  deps: ServerDeps,
  tx: Tx,
  actor: SignedInActor,
  code: string,
  now: Instant,
): Promise<'proved' | 'wrong' | 'locked'> {
  const { rows } = await sql<Factor>`
    select secret, locked_until from auth_two_factor where user_id = ${actor.userId} and verified`.execute(
    deps.db,
  );
  const factor = rows[0];
  if (factor === undefined) return 'wrong';
  if (factor.lockedUntil !== null && factor.lockedUntil > formatInstant(now)) return 'locked';
  const key = await symmetricDecrypt({ key: deps.config.secret, data: factor.secret });
  const isRight =
    totpMatches(key, code, now, equalInConstantTime) && (await useCodeOnce(tx, actor.userId, code));
  if (!isRight) {
    await sql`update auth_two_factor set
        failed_verification_count = (failed_verification_count + 1) % ${MAX_FAILURES},
        locked_until = case when failed_verification_count + 1 >= ${MAX_FAILURES}
                       then ${formatInstant(addMs(now, LOCK))}::timestamptz else locked_until end
      where user_id = ${actor.userId}`.execute(tx);
    return 'wrong';
  }
  await tx
    .updateTable('authSession')
    .set({ steppedUpAt: formatInstant(now) })
    .where('id', '=', actor.sessionId)
    .execute();
  return 'proved';
}

/** For handlers that sign, override or export: a second factor within the last five minutes, or a refusal (SEC-06). */
export function requireFreshProof(actor: StaffActor, now: Instant): void {
  if (!hasFreshProof(actor, now))
    throw refuse('second-factor-required', 'Confirm with a fresh one-time code');
}

export function hasFreshProof(actor: StaffActor, now: Instant): boolean {
  return actor.steppedUpAt !== null && actor.steppedUpAt >= formatInstant(addMs(now, -FRESH));
}
