import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { riskToChart } from './enquiry-risk.ts';
import { closeWorkItem } from './inbox.routes.ts';

interface Conversion {
  readonly clinicId: string;
  readonly enquiryId: string;
  readonly patientId: string;
  readonly userId: string;
  readonly now: Instant;
}

/** An enquiry becomes a chart once; its task ends with that. */
export async function convertEnquiry(tx: Tx, conversion: Conversion): Promise<void> {
  const { clinicId, enquiryId, patientId, userId, now } = conversion;
  const enquiry = await tx
    .selectFrom('enquiry')
    .select('status')
    .where('clinicId', '=', clinicId)
    .where('id', '=', enquiryId)
    .forUpdate()
    .executeTakeFirst();
  if (enquiry === undefined) throw refuse('not-found', 'No such enquiry');
  if (enquiry.status === 'converted') throw refuse('conflict', 'This enquiry has become a chart already');
  await tx
    .updateTable('enquiry')
    .set({ status: 'converted', patientId, handledBy: userId, version: sql<number>`version + 1` })
    .where('clinicId', '=', clinicId)
    .where('id', '=', enquiryId)
    .execute();
  await riskToChart(tx, clinicId, enquiryId, patientId);
  await closeWorkItem(tx, clinicId, enquiryId, userId, formatInstant(now), 'A chart was made');
}
