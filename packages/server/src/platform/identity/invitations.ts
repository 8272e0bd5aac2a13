import { randomUUID } from 'node:crypto';
import { addMs, formatInstant, hours, type Instant } from '@titrate/quantity';
import type { Tx } from '../database/schema.ts';
import { enterClinic } from '../database/tenancy.ts';
import { setPassword } from './people.ts';
import { clinicOfToken, clinicToken, hashToken } from './tokens.ts';

const VALID = hours(24);

/** A link by which a new member of staff sets a password. Shown once; works once, within 24 hours. */
export async function inviteToSetUp(
  tx: Tx,
  who: { readonly clinicId: string; readonly userId: string; readonly now: Instant },
): Promise<string> {
  const token = clinicToken(who.clinicId);
  await tx
    .insertInto('staffInvitation')
    .values({
      clinicId: who.clinicId,
      id: randomUUID(),
      userId: who.userId,
      tokenHash: hashToken(token),
      expiresAt: formatInstant(addMs(who.now, VALID)),
      usedAt: null,
    })
    .execute();
  return `/clinic/join#${token}`;
}

/** Sets the password of the invited person; nothing when the link is unknown, used or too old. */
export async function acceptSetUp(
  tx: Tx,
  token: string,
  password: string,
  now: Instant,
): Promise<{ readonly email: string; readonly clinicId: string; readonly userId: string } | undefined> {
  const clinicId = clinicOfToken(token);
  if (clinicId === undefined) return undefined;
  await enterClinic(tx, clinicId);
  const used = await tx
    .updateTable('staffInvitation')
    .set({ usedAt: formatInstant(now) })
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', formatInstant(now))
    .returning('userId')
    .executeTakeFirst();
  if (used === undefined) return undefined;
  await setPassword(tx, used.userId, password);
  const user = await tx
    .selectFrom('authUser')
    .select('email')
    .where('id', '=', used.userId)
    .executeTakeFirstOrThrow();
  return { email: user.email, clinicId, userId: used.userId };
}
