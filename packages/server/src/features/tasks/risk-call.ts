import { REMOTE_RISK_ANSWER } from '@titrate/clinical/protocols';
import { addMs, formatInstant, type Instant, minutes, parseInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../platform/database/schema.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import { enqueue, type Task } from '../../platform/jobs/jobs.ts';
import { publish } from '../../platform/live/live.ts';
import { sendMail } from '../../platform/mail/mail.ts';
import { nextResponder, respondersOf } from './responders.ts';

const Payload = z.object({ clinicId: z.uuid(), itemId: z.uuid(), turn: z.int() });

/** Clocks of database and server may differ by this much. */
const CLOCK_TOLERANCE = minutes(1);
/** A day of quarter hours. After that the task still stands first on everybody's list. */
const MOST_TURNS = 96;

export const acceptByFrom = (now: Instant): Instant =>
  addMs(now, minutes(REMOTE_RISK_ANSWER.acceptWithinMin));

/** Asks for the first call at once; every later one follows from it. */
export async function enqueueRiskCall(tx: Tx, clinicId: string, itemId: string): Promise<void> {
  await enqueue(tx, {
    task: callResponder.name,
    payload: { clinicId, itemId, turn: 0 },
    key: `risk-call:${itemId}`,
  });
}

/**
 * Tells the person a risk task is for, and passes it to the next one when nobody accepted it in time (SU-05, POR-05).
 * The message says that something waits and nothing about a patient.
 */
export const callResponder: Task = {
  name: 'tasks.callResponder',
  async run(payload, deps) {
    const { clinicId, itemId, turn } = Payload.parse(payload);
    const now = deps.clock.now();
    await inClinic(deps.db, clinicId, async (tx) => {
      const item = await openItem(tx, clinicId, itemId);
      if (item === undefined) return;
      if (turn > 0 && isEarly(item.acceptBy, now)) throw new Error('Called before its time: try again');
      const responders = await respondersOf(tx, clinicId);
      const person =
        turn === 0
          ? (responders.find((one) => one.userId === item.assignedTo) ?? responders[0])
          : nextResponder(responders, item.assignedTo);
      const acceptBy = turn === 0 ? item.acceptBy : formatInstant(acceptByFrom(now));
      if (turn > 0) await passOn(tx, clinicId, itemId, person?.userId ?? null, acceptBy);
      if (person !== undefined) {
        await sendMail(tx, {
          clinicId,
          recipient: person.email,
          subject: 'A task waits for you',
          body: `Please accept it within ${REMOTE_RISK_ANSWER.acceptWithinMin} minutes, or it goes to the next person:\n\n${deps.config.publicUrl}/clinic/${clinicId}\n`,
        });
      }
      if (turn >= MOST_TURNS) return;
      await enqueue(tx, {
        task: callResponder.name,
        payload: { clinicId, itemId, turn: turn + 1 },
        key: `risk-call:${itemId}:${turn + 1}`,
        ...(acceptBy === null ? {} : { runAt: acceptBy }),
      });
    });
  },
};

async function openItem(tx: Tx, clinicId: string, itemId: string) {
  return tx
    .selectFrom('workItem')
    .select(['assignedTo', 'acceptBy'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', itemId)
    .where('acceptedAt', 'is', null)
    .where('closedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

async function passOn(
  tx: Tx,
  clinicId: string,
  itemId: string,
  assignedTo: string | null,
  acceptBy: string | null,
): Promise<void> {
  await tx
    .updateTable('workItem')
    .set({ assignedTo, acceptBy, version: sql<number>`version + 1` })
    .where('clinicId', '=', clinicId)
    .where('id', '=', itemId)
    .execute();
  await publish(tx, clinicId, { topic: 'work', id: clinicId });
}

function isEarly(acceptBy: string | null, now: Instant): boolean {
  const at = acceptBy === null ? undefined : parseInstant(acceptBy);
  return at?.ok === true && at.value - now > CLOCK_TOLERANCE;
}
