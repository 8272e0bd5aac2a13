import { randomUUID } from 'node:crypto';
import { formatInstant } from '@titrate/quantity';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Tx } from '../database/schema.ts';
import { inClinic } from '../database/tenancy.ts';
import { enqueue, type Task } from '../jobs/jobs.ts';

export interface Mail {
  readonly clinicId: string;
  readonly recipient: string;
  /** Shown on lock screens: nothing about health, no names of treatments. */
  readonly subject: string;
  /** Plain text with a link; health data stays behind the link. */
  readonly body: string;
}

/** Puts a mail into the outbox with the transaction. It leaves when a mail server is set up; else it waits there to be read. */
export async function sendMail(tx: Tx, mail: Mail): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('outboxMessage')
    .values({ ...mail, id, sentAt: null })
    .execute();
  await enqueue(tx, { task: deliverMail.name, payload: { clinicId: mail.clinicId, id }, key: `mail:${id}` });
  return id;
}

const Payload = z.object({ clinicId: z.uuid(), id: z.uuid() });

export const deliverMail: Task = {
  name: 'mail.deliver',
  async run(payload, deps) {
    if (deps.config.smtpUrl === undefined) return;
    const { clinicId, id } = Payload.parse(payload);
    await inClinic(deps.db, clinicId, async (tx) => {
      const mail = await tx
        .selectFrom('outboxMessage')
        .selectAll()
        .where('clinicId', '=', clinicId)
        .where('id', '=', id)
        .where('status', '=', 'waiting')
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (mail === undefined) return;
      await transport(deps.config, { to: mail.recipient, subject: mail.subject, text: mail.body });
      await tx
        .updateTable('outboxMessage')
        .set({ status: 'sent', attempts: mail.attempts + 1, sentAt: formatInstant(deps.clock.now()) })
        .where('clinicId', '=', clinicId)
        .where('id', '=', id)
        .execute();
    });
  },
};

async function transport(
  config: Config,
  message: { readonly to: string; readonly subject: string; readonly text: string },
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  await createTransport(config.smtpUrl).sendMail({ from: config.mailFrom, ...message });
}
