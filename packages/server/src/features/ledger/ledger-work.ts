import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { publish } from '../../platform/live/live.ts';
import { openWork } from '../tasks/open-work.ts';

export interface LedgerWork {
  readonly clinicId: string;
  /** One open task a subject, such as `session/…` or `count/…`. */
  readonly key: string;
  readonly title: string;
  readonly detail?: { readonly [key: string]: string };
  readonly patientId?: string;
  /** Closed in the work list with what came of it; the others close when the books agree. */
  readonly byHand?: boolean;
  readonly now: Instant;
}

/** A task of the work list for a ledger that does not add up (ADM-04). Asked twice, it is one task. */
export async function openLedgerWork(tx: Tx, work: LedgerWork): Promise<void> {
  if (await openItem(tx, work.clinicId, work.key)) return;
  await openWork(tx, {
    clinicId: work.clinicId,
    patientId: work.patientId ?? null,
    kind: 'ledger',
    priority: 'high',
    title: work.title,
    detail: { ...work.detail, key: work.key, byHand: work.byHand === true },
    now: work.now,
  });
}

export async function closeLedgerWork(
  tx: Tx,
  done: {
    readonly clinicId: string;
    readonly key: string;
    readonly outcome: string;
    readonly by?: string;
    readonly now: Instant;
  },
): Promise<void> {
  const item = await openItem(tx, done.clinicId, done.key);
  if (item === undefined) return;
  await tx
    .updateTable('workItem')
    .set({
      closedAt: formatInstant(done.now),
      closedBy: done.by ?? null,
      outcome: done.outcome,
      version: sql<number>`version + 1`,
    })
    .where('clinicId', '=', done.clinicId)
    .where('id', '=', item.id)
    .execute();
  await publish(tx, done.clinicId, { topic: 'work', id: done.clinicId });
}

const openItem = (tx: Tx, clinicId: string, key: string) =>
  tx
    .selectFrom('workItem')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'ledger')
    .where('closedAt', 'is', null)
    .where(sql`detail->>'key'`, '=', key)
    .executeTakeFirst();
