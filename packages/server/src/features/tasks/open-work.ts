import { randomUUID } from 'node:crypto';
import { formatInstant, type Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { publish } from '../../platform/live/live.ts';
import type { WorkItemTable } from './tasks.tables.ts';

export interface NewWork extends Pick<WorkItemTable, 'kind' | 'priority' | 'title'> {
  readonly clinicId: string;
  /** Named by whoever may ask twice. */
  readonly id?: string;
  readonly patientId?: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly assignedTo?: string | null;
  readonly acceptBy?: Instant;
  readonly now: Instant;
}

/** Opens a task of the work list and tells every screen; the same id twice is one task. */
export async function openWork(tx: Tx, work: NewWork): Promise<void> {
  const { clinicId, id = randomUUID(), patientId = null, detail, assignedTo = null, acceptBy, now } = work;
  await tx
    .insertInto('workItem')
    .values({
      clinicId,
      id,
      patientId,
      kind: work.kind,
      priority: work.priority,
      title: work.title,
      detail: JSON.stringify(detail),
      assignedTo,
      openedAt: formatInstant(now),
      acceptBy: acceptBy === undefined ? null : formatInstant(acceptBy),
      acceptedAt: null,
      acceptedBy: null,
      closedAt: null,
      closedBy: null,
      outcome: null,
    })
    .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
    .execute();
  await publish(tx, clinicId, { topic: 'work', id: clinicId });
}
