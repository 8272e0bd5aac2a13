import { randomUUID } from 'node:crypto';
import { addMs, days, formatInstant, type Instant } from '@titrate/quantity';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/schema.ts';
import { enterClinic } from '../database/tenancy.ts';
import type { PatientActor } from '../http/actor.ts';
import { clinicOfToken, clinicToken, equalInConstantTime, hashToken } from './tokens.ts';

/** Wrong birth dates after which a link is closed for good; staff then send a new one. */
const MAX_ATTEMPTS = 5;
/** How long a device that opened a link may come back without the link. */
export const RESUME = days(7);

export interface NewInvitation {
  readonly clinicId: string;
  readonly patientId: string;
  /** The patient's birth date, which the person who opens the link must know. */
  readonly birthDate: string;
  readonly purpose: string;
  /** What the link opens, in the words of the feature: it gets them back in `actor.tasks`. */
  readonly tasks: readonly unknown[];
  readonly expiresAt: Instant;
}

/** Makes a link for a patient. The token is shown once, in the mail or on the screen; only its hash is kept. */
export async function createInvitation(
  tx: Tx,
  invitation: NewInvitation,
): Promise<{ readonly invitationId: string; readonly token: string; readonly path: string }> {
  const token = clinicToken(invitation.clinicId);
  const invitationId = randomUUID();
  await tx
    .insertInto('invitation')
    .values({
      clinicId: invitation.clinicId,
      id: invitationId,
      patientId: invitation.patientId,
      purpose: invitation.purpose,
      tasks: JSON.stringify(invitation.tasks),
      birthDate: invitation.birthDate,
      tokenHash: hashToken(token),
      expiresAt: formatInstant(invitation.expiresAt),
    })
    .execute();
  // After the hash sign a browser keeps the token to itself: it reaches no log and no referrer.
  return { invitationId, token, path: `/me/open#${token}` };
}

export type OpenedLink =
  | {
      readonly opened: true;
      readonly clinicId: string;
      readonly cookie: string;
      readonly session: PatientActor;
      readonly expiresAt: Instant;
    }
  | {
      readonly opened: false;
      readonly because: 'unknown' | 'wrong-birth-date' | 'closed';
      readonly clinicId?: string;
    };

/**
 * Opens a link with the birth date. It works once: the device that opened it keeps a session for
 * seven days, any other needs a new link. Every refusal looks the same from outside.
 */
export async function openLink(tx: Tx, token: string, birthDate: string, now: Instant): Promise<OpenedLink> {
  const clinicId = clinicOfToken(token);
  if (clinicId === undefined) return { opened: false, because: 'unknown' };
  await enterClinic(tx, clinicId);
  const found = await tx
    .selectFrom('invitation')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', hashToken(token))
    .forUpdate()
    .executeTakeFirst();
  const birthDateMatches = equalInConstantTime(found?.birthDate ?? 'unknown', birthDate);
  if (found === undefined) return { opened: false, because: 'unknown' };
  const isUsable = found.openedAt === null && found.closedAt === null && found.expiresAt > formatInstant(now);
  if (!isUsable || found.failedAttempts >= MAX_ATTEMPTS)
    return { opened: false, because: 'closed', clinicId };
  const target = tx.updateTable('invitation').where('clinicId', '=', clinicId).where('id', '=', found.id);
  if (!birthDateMatches) {
    await target.set({ failedAttempts: found.failedAttempts + 1 }).execute();
    return { opened: false, because: 'wrong-birth-date', clinicId };
  }
  await target.set({ openedAt: formatInstant(now) }).execute();
  const expiresAt = addMs(now, RESUME);
  const session = { id: randomUUID(), cookie: clinicToken(clinicId) };
  await tx
    .insertInto('patientSession')
    .values({
      clinicId,
      id: session.id,
      invitationId: found.id,
      patientId: found.patientId,
      tokenHash: hashToken(session.cookie),
      expiresAt: formatInstant(expiresAt),
    })
    .execute();
  const { patientId, purpose, tasks } = found;
  const actor = {
    kind: 'patient',
    clinicId,
    patientId,
    sessionId: session.id,
    invitationId: found.id,
    purpose,
    tasks,
  } as const;
  return { opened: true, clinicId, cookie: session.cookie, session: actor, expiresAt };
}

/** The patient whose device holds this cookie; enters their clinic. */
export async function findPatientByCookie(
  tx: Tx,
  cookie: string | undefined,
  clock: Clock,
): Promise<PatientActor | undefined> {
  const clinicId = cookie === undefined ? undefined : clinicOfToken(cookie);
  if (cookie === undefined || clinicId === undefined) return undefined;
  await enterClinic(tx, clinicId);
  const row = await tx
    .selectFrom('patientSession')
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.clinicId', '=', 'patientSession.clinicId')
        .onRef('invitation.id', '=', 'patientSession.invitationId'),
    )
    .select(['patientSession.id', 'patientSession.patientId', 'invitationId', 'purpose', 'tasks'])
    .where('patientSession.clinicId', '=', clinicId)
    .where('patientSession.tokenHash', '=', hashToken(cookie))
    .where('patientSession.expiresAt', '>', formatInstant(clock.now()))
    .where('endedAt', 'is', null)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, ...rest } = row;
  return { kind: 'patient', clinicId, sessionId: id, ...rest };
}
