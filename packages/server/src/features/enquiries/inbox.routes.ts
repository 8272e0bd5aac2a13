import { type EnquiryView, listEnquiries, setEnquiryStatus } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import type { EnquiryTable } from './enquiries.tables.ts';

const MOST = 500;

export const inboxRoutes = [
  route(listEnquiries, async ({ tx, clinicId, query }) => {
    const rows = await tx
      .selectFrom('enquiry')
      .leftJoin('staffMember', (join) =>
        join
          .onRef('staffMember.clinicId', '=', 'enquiry.clinicId')
          .onRef('staffMember.userId', '=', 'enquiry.handledBy'),
      )
      .selectAll('enquiry')
      .select('staffMember.displayName as handledByName')
      .where('enquiry.clinicId', '=', clinicId)
      .where('enquiry.status', 'in', query.open === 'yes' ? ['new', 'contacted'] : ['converted', 'closed'])
      .orderBy('enquiry.urgent', 'desc')
      .orderBy('enquiry.receivedAt', query.open === 'yes' ? 'asc' : 'desc')
      .limit(MOST)
      .execute();
    return { enquiries: rows.map(toView) };
  }),

  route(setEnquiryStatus, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    if (body.status === 'closed' && (body.reason ?? '') === '') {
      throw refuse('invalid-input', undefined, [
        { type: 'missing', message: 'Say why it is closed', path: '/reason' },
      ]);
    }
    const updated = await tx
      .updateTable('enquiry')
      .set({
        status: body.status,
        statusReason: body.reason ?? null,
        handledBy: actor.userId,
        version: sql<number>`version + 1`,
      })
      .where('clinicId', '=', clinicId)
      .where('id', '=', params.enquiryId)
      .where('version', '=', body.version)
      .where('status', '<>', 'converted')
      .returning('id')
      .executeTakeFirst();
    const view = await findEnquiry(tx, clinicId, params.enquiryId);
    if (updated === undefined) throw refuse('stale-version', 'Somebody changed this enquiry: look again');
    if (body.status !== 'new')
      await closeWorkItem(
        tx,
        clinicId,
        params.enquiryId,
        actor.userId,
        formatInstant(now),
        body.reason ?? body.status,
      );
    audit({
      act: 'enquiry.setStatus',
      object: { kind: 'enquiry', id: params.enquiryId },
      detail: { status: body.status },
    });
    await publish({ topic: 'enquiries', id: params.enquiryId });
    return view;
  }),
] as const;

async function findEnquiry(tx: Tx, clinicId: string, id: string): Promise<EnquiryView> {
  const row = await tx
    .selectFrom('enquiry')
    .leftJoin('staffMember', (join) =>
      join
        .onRef('staffMember.clinicId', '=', 'enquiry.clinicId')
        .onRef('staffMember.userId', '=', 'enquiry.handledBy'),
    )
    .selectAll('enquiry')
    .select('staffMember.displayName as handledByName')
    .where('enquiry.clinicId', '=', clinicId)
    .where('enquiry.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw refuse('not-found', 'No such enquiry');
  return toView(row);
}

/** Whoever answers an enquiry ends the task that it opened. */
export async function closeWorkItem(
  tx: Tx,
  clinicId: string,
  enquiryId: string,
  userId: string,
  at: string,
  outcome: string,
): Promise<void> {
  await tx
    .updateTable('workItem')
    .set({ closedAt: at, closedBy: userId, outcome })
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'enquiry')
    .where('closedAt', 'is', null)
    .where(sql`detail->>'enquiryId'`, '=', enquiryId)
    .execute();
}

function toView(row: Selectable<EnquiryTable> & { readonly handledByName: string | null }): EnquiryView {
  const { handledByName, handledBy: _id, clinicId: _clinic, selfChecks, ...rest } = row;
  return {
    ...rest,
    selfChecks: selfChecks.map((check) => ({
      ...check,
      answers: [...check.answers],
      flags: [...check.flags],
    })),
    handledBy: handledByName,
  };
}
