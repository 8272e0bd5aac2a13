import { acceptWork, closeWork, listWork, type WorkItemView } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { acceptByFrom, enqueueRiskCall } from './risk-call.ts';

const MOST = 300;

export const workRoutes = [
  route(listWork, async ({ tx, clinicId, query }) => {
    let rows = selectWork(tx, clinicId).where(
      'workItem.closedAt',
      query.closed === 'yes' ? 'is not' : 'is',
      null,
    );
    if (query.patientId !== undefined) rows = rows.where('workItem.patientId', '=', query.patientId);
    const items = await rows
      .orderBy(sql`array_position(array['high', 'medium', 'low'], work_item.priority)`)
      .orderBy('workItem.openedAt', query.closed === 'yes' ? 'desc' : 'asc')
      .limit(MOST)
      .execute();
    const { total } = await tx
      .selectFrom('workItem')
      .select(sql<number>`count(*)::int`.as('total'))
      .where('clinicId', '=', clinicId)
      .where('closedAt', query.closed === 'yes' ? 'is not' : 'is', null)
      .executeTakeFirstOrThrow();
    return { items: items.map(toView), total };
  }),

  route(acceptWork, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const done = await tx
      .updateTable('workItem')
      .set({
        acceptedAt: formatInstant(now),
        acceptedBy: actor.userId,
        assignedTo: actor.userId,
        version: sql<number>`version + 1`,
      })
      .where('clinicId', '=', clinicId)
      .where('id', '=', params.itemId)
      .where('version', '=', body.version)
      .where('closedAt', 'is', null)
      .returning(['id', 'patientId'])
      .executeTakeFirst();
    const item = await findItem(tx, clinicId, params.itemId);
    if (done === undefined) throw refuse('stale-version', 'Somebody was faster: look again');
    audit({
      act: 'work.accept',
      object: { kind: 'work', id: done.id },
      ...(done.patientId === null ? {} : { patientId: done.patientId }),
    });
    await publish({ topic: 'work', id: clinicId });
    return item;
  }),

  route(closeWork, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const done = await tx
      .updateTable('workItem')
      .set({
        closedAt: formatInstant(now),
        closedBy: actor.userId,
        outcome: body.outcome,
        version: sql<number>`version + 1`,
      })
      .where('clinicId', '=', clinicId)
      .where('id', '=', params.itemId)
      .where('version', '=', body.version)
      .where('closedAt', 'is', null)
      .returning(['id', 'patientId'])
      .executeTakeFirst();
    const item = await findItem(tx, clinicId, params.itemId);
    if (done === undefined) throw refuse('stale-version', 'Somebody was faster: look again');
    if (
      item.kind === 'risk' &&
      !actor.roles.some((role) => role === 'prescriber' || role === 'nurse' || role === 'therapist')
    ) {
      throw refuse(
        'not-permitted',
        'A clinician closes a risk task, with the contact or assessment that took place',
      );
    }
    if (item.kind === 'ledger' && item.detail['byHand'] !== true) {
      throw refuse(
        'held',
        'This task closes by itself once the ledger adds up or the outcome of the count is recorded',
      );
    }
    audit({
      act: 'work.close',
      object: { kind: 'work', id: done.id },
      ...(done.patientId === null ? {} : { patientId: done.patientId }),
    });
    await publish({ topic: 'work', id: clinicId });
    return item;
  }),
] as const;

/** What one person is to do and nobody has closed, oldest first. */
export async function openWorkOf(tx: Tx, clinicId: string, userId: string): Promise<WorkItemView[]> {
  const rows = await selectWork(tx, clinicId)
    .where('workItem.assignedTo', '=', userId)
    .where('workItem.closedAt', 'is', null)
    .orderBy('workItem.openedAt')
    .execute();
  return rows.map(toView);
}

interface HandOver {
  readonly clinicId: string;
  readonly from: string;
  /** Nobody in particular with `null`. */
  readonly to: string | null;
  readonly now: Instant;
}

/**
 * Hands the open tasks of one person to another, who has accepted none of them yet. A risk is called again from the start:
 * whoever had it in hand is gone (SU-05).
 */
export async function handOverWork(tx: Tx, { clinicId, from, to, now }: HandOver) {
  const moved = await tx
    .updateTable('workItem')
    .set((item) => ({
      assignedTo: to,
      acceptedAt: null,
      acceptedBy: null,
      acceptBy: item
        .case()
        .when('kind', '=', 'risk')
        .then(formatInstant(acceptByFrom(now)))
        .else(item.ref('acceptBy'))
        .end(),
      version: sql<number>`version + 1`,
    }))
    .where('clinicId', '=', clinicId)
    .where('assignedTo', '=', from)
    .where('closedAt', 'is', null)
    .returning(['id', 'kind', 'patientId'])
    .execute();
  for (const { id, kind } of moved) if (kind === 'risk') await enqueueRiskCall(tx, clinicId, id);
  return moved;
}

function selectWork(tx: Tx, clinicId: string) {
  return tx
    .selectFrom('workItem')
    .leftJoin('patient', (join) =>
      join.onRef('patient.clinicId', '=', 'workItem.clinicId').onRef('patient.id', '=', 'workItem.patientId'),
    )
    .leftJoin('staffMember as assignee', (join) =>
      join
        .onRef('assignee.clinicId', '=', 'workItem.clinicId')
        .onRef('assignee.userId', '=', 'workItem.assignedTo'),
    )
    .leftJoin('staffMember as acceptor', (join) =>
      join
        .onRef('acceptor.clinicId', '=', 'workItem.clinicId')
        .onRef('acceptor.userId', '=', 'workItem.acceptedBy'),
    )
    .selectAll('workItem')
    .select([
      'patient.recordNumber',
      'patient.familyName',
      'patient.givenName',
      'patient.preferredName',
      'patient.birthDate',
      'assignee.displayName as assignedName',
      'acceptor.displayName as acceptedName',
    ])
    .where('workItem.clinicId', '=', clinicId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectWork>['execute']>>[number];

function toView(row: Row): WorkItemView {
  const { recordNumber, familyName, givenName, birthDate, preferredName } = row;
  const known =
    row.patientId !== null &&
    recordNumber !== null &&
    familyName !== null &&
    givenName !== null &&
    birthDate !== null;
  return {
    id: row.id,
    kind: row.kind,
    priority: row.priority,
    title: row.title,
    detail: { ...row.detail },
    patient:
      known && row.patientId !== null
        ? { id: row.patientId, recordNumber, familyName, givenName, preferredName, birthDate }
        : null,
    assignedTo:
      row.assignedTo === null ? null : { id: row.assignedTo, name: row.assignedName ?? 'Not known' },
    openedAt: row.openedAt,
    acceptBy: row.acceptBy,
    acceptedAt: row.acceptedAt,
    acceptedBy: row.acceptedName,
    closedAt: row.closedAt,
    outcome: row.outcome,
    version: row.version,
  };
}

async function findItem(tx: Tx, clinicId: string, id: string): Promise<WorkItemView> {
  const row = await selectWork(tx, clinicId).where('workItem.id', '=', id).executeTakeFirst();
  if (row === undefined) throw refuse('not-found', 'No such task');
  return toView(row);
}
