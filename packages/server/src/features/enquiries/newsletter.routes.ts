import { randomUUID } from 'node:crypto';
import { confirmNewsletter, subscribeToNewsletter, unsubscribeFromNewsletter } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { clinicOfToken, clinicToken, hashToken } from '../../platform/identity/tokens.ts';
import { sendMail } from '../../platform/mail/mail.ts';

const FEW_A_MINUTE = { requestsPerMin: 20 } as const;

export const newsletterRoutes = [
  route(
    subscribeToNewsletter,
    async ({ tx, body, now, deps, enterClinic }) => {
      // One newsletter for all clinics of this installation; the first one keeps the list.
      const clinic = await tx
        .selectFrom('clinic')
        .select('id')
        .orderBy('createdAt')
        .orderBy('id')
        .executeTakeFirst();
      if (clinic === undefined) return { sent: true as const };
      await enterClinic(clinic.id);
      const token = clinicToken(clinic.id);
      const waiting = await tx
        .insertInto('newsletterSubscription')
        .values({
          clinicId: clinic.id,
          id: randomUUID(),
          email: body.email.toLowerCase(),
          tokenHash: hashToken(token),
          requestedAt: formatInstant(now),
          confirmedAt: null,
          unsubscribedAt: null,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['clinicId', 'email'])
            .doUpdateSet({
              tokenHash: hashToken(token),
              requestedAt: formatInstant(now),
              unsubscribedAt: null,
            })
            .where('newsletterSubscription.confirmedAt', 'is', null),
        )
        .returning('id')
        .executeTakeFirst();
      // A confirmed address gets no second letter, and nobody can tell.
      if (waiting !== undefined) {
        await sendMail(tx, {
          clinicId: clinic.id,
          recipient: body.email,
          subject: 'Please confirm your address',
          body: `You asked for our newsletter. Follow this link to confirm:\n\n${deps.config.publicUrl}/newsletter/confirm#token=${token}\n\nIf it was not you, do nothing: no letter will come.`,
        });
      }
      return { sent: true as const };
    },
    FEW_A_MINUTE,
  ),

  route(
    confirmNewsletter,
    async ({ tx, body, now, enterClinic }) => {
      await enterClinicOf(body.token, enterClinic);
      await changeByToken(tx, body.token, { confirmedAt: formatInstant(now), unsubscribedAt: null });
      return { confirmed: true as const };
    },
    FEW_A_MINUTE,
  ),

  route(
    unsubscribeFromNewsletter,
    async ({ tx, body, now, enterClinic }) => {
      await enterClinicOf(body.token, enterClinic);
      // The address itself is forgotten; the row says that somebody left.
      await changeByToken(tx, body.token, {
        unsubscribedAt: formatInstant(now),
        confirmedAt: null,
        email: `left-${randomUUID()}`,
      });
      return { unsubscribed: true as const };
    },
    FEW_A_MINUTE,
  ),
] as const;

async function enterClinicOf(token: string, enter: (clinicId: string) => Promise<void>): Promise<void> {
  const clinicId = clinicOfToken(token);
  if (clinicId === undefined) throw unknownLink();
  await enter(clinicId);
}

type Change = {
  readonly confirmedAt: string | null;
  readonly unsubscribedAt: string | null;
  readonly email?: string;
};

async function changeByToken(tx: Tx, token: string, change: Change): Promise<void> {
  const changed = await tx
    .updateTable('newsletterSubscription')
    .set(change)
    .where('tokenHash', '=', hashToken(token))
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) throw unknownLink();
}

const unknownLink = () => refuse('not-found', 'This link is not known, or was used up. Ask for a new one');
