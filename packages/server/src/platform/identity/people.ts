import { randomUUID } from 'node:crypto';
import type { Role } from '@titrate/contract';
import { hashPassword, symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Tx } from '../database/schema.ts';

export interface NewStaff {
  readonly clinicId: string;
  readonly email: string;
  readonly displayName: string;
  readonly credentials?: string;
  readonly roles: readonly Role[];
}

/** Adds a person to the transaction's clinic; someone known from another clinic keeps their account. */
export async function addStaff(
  tx: Tx,
  staff: NewStaff,
): Promise<{ readonly userId: string; readonly isNew: boolean }> {
  const email = staff.email.toLowerCase();
  const known = await tx.selectFrom('authUser').select('id').where('email', '=', email).executeTakeFirst();
  const userId = known?.id ?? randomUUID();
  if (known === undefined) {
    await tx
      .insertInto('authUser')
      .values({
        id: userId,
        name: staff.displayName,
        email,
        emailVerified: true,
        image: null,
        twoFactorEnabled: false,
      })
      .execute();
  }
  await tx
    .insertInto('staffMember')
    .values({
      clinicId: staff.clinicId,
      userId,
      roles: [...new Set(staff.roles)],
      displayName: staff.displayName,
      credentials: staff.credentials ?? '',
    })
    .execute();
  return { userId, isNew: known === undefined };
}

/** Sets the password, hashed with scrypt, replacing any other, and ends every session of the person. */
export async function setPassword(tx: Tx, userId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await sql`delete from auth_account where user_id = ${userId} and provider_id = 'credential'`.execute(tx);
  await sql`insert into auth_account (id, account_id, provider_id, user_id, password)
    values (${randomUUID()}, ${userId}, 'credential', ${userId}, ${hash})`.execute(tx);
  await tx.deleteFrom('authSession').where('userId', '=', userId).execute();
}

/** Enrols an authenticator whose key is known, as the demonstration and the command line need it. */
export async function enrolTotp(tx: Tx, userId: string, key: string, secret: string): Promise<void> {
  const encrypted = await symmetricEncrypt({ key: secret, data: key });
  const noCodes = await symmetricEncrypt({ key: secret, data: '[]' });
  await sql`delete from auth_two_factor where user_id = ${userId}`.execute(tx);
  await sql`insert into auth_two_factor (id, secret, backup_codes, user_id, verified)
    values (${randomUUID()}, ${encrypted}, ${noCodes}, ${userId}, true)`.execute(tx);
  await tx.updateTable('authUser').set({ twoFactorEnabled: true }).where('id', '=', userId).execute();
}

/** How this person can prove a second time who they are. */
export async function secondFactorsOf(
  tx: Tx,
  userId: string,
): Promise<{ readonly totp: boolean; readonly passkeys: number }> {
  const { rows } = await sql<{ totp: boolean; passkeys: number }>`
    select two_factor_enabled as totp,
           (select count(*)::int from auth_passkey p where p.user_id = u.id) as passkeys
    from auth_user u where u.id = ${userId}`.execute(tx);
  return rows[0] ?? { totp: false, passkeys: 0 };
}
