import type { Instant } from '@titrate/quantity';
import { z } from 'zod';
import { type AuditNote, appendAudit } from '../audit/audit.ts';
import type { Tx } from '../database/schema.ts';
import { enterClinic } from '../database/tenancy.ts';
import { describeError } from '../log.ts';
import type { ServerDeps } from '../server.ts';
import { membershipsOf } from './sessions.ts';

const SIGN_IN = new Set([
  '/sign-in/email',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-authentication',
]);
const ByEmail = z.object({ email: z.string() });

/** Completed and failed sign-ins belong in the trail of every clinic where the person works (SEC-12). */
export async function noteSignIn(
  deps: ServerDeps,
  path: string,
  succeeded: boolean,
  body: unknown,
  userId: string | undefined,
): Promise<void> {
  if (!SIGN_IN.has(path)) return;
  try {
    const email = ByEmail.safeParse(body);
    const who =
      userId ?? (succeeded || !email.success ? undefined : await userByEmail(deps, email.data.email));
    if (who === undefined) return;
    const note = {
      act: succeeded ? 'staff.sign-in' : 'staff.sign-in-failed',
      object: { kind: 'person', id: who },
      detail: { step: path.slice(1) },
    };
    await deps.db.transaction().execute((tx) => noteForPerson(tx, who, deps.clock.now(), note));
  } catch (error) {
    deps.log.error({ error: describeError(error) }, 'a sign-in could not be noted');
  }
}

/** Writes one note into the trail of each clinic of a person; the transaction ends up in the last of them. */
export async function noteForPerson(tx: Tx, userId: string, at: Instant, note: AuditNote): Promise<void> {
  for (const { clinicId } of await membershipsOf(tx, userId)) {
    await enterClinic(tx, clinicId);
    await appendAudit(tx, { kind: 'person', id: userId }, at, [note]);
  }
}

async function userByEmail(deps: ServerDeps, email: string): Promise<string | undefined> {
  const row = await deps.db
    .selectFrom('authUser')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row?.id;
}
