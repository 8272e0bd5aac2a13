import type { NewEnquiry } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { openRiskItem, riskFlagsOf } from '../tasks/risk.ts';
import type { ScoredSelfCheck } from './enquiries.tables.ts';

interface EnquiryRisk {
  readonly enquiry: NewEnquiry;
  readonly selfChecks: readonly ScoredSelfCheck[];
  readonly now: Instant;
}

export const isUrgent = ({ topics }: NewEnquiry, selfChecks: readonly ScoredSelfCheck[]): boolean =>
  topics.includes('suicidal-thoughts') || selfChecks.some((check) => riskFlagsOf(check).length > 0);

/**
 * SU-05 for somebody who has no chart yet: a named person sees to it within the time, beside the task of the front
 * desk, and it stays open until a clinician closes it. Without a telephone number the task says how else.
 */
export async function openEnquiryRisk(tx: Tx, { enquiry, selfChecks, now }: EnquiryRisk): Promise<void> {
  const flagged = selfChecks.filter((check) => riskFlagsOf(check).length > 0);
  const [first] = flagged;
  const who = enquiry.forWhom === 'self' ? 'the person who wrote' : 'somebody who wrote for a loved one';
  const how = enquiry.phone === undefined ? 'no telephone number: write at once and ask for one' : 'call now';
  await openRiskItem(tx, {
    clinicId: enquiry.clinicId,
    patientId: null,
    title: `Thoughts of death or self-harm in an enquiry, from ${who}: ${how}`,
    detail: {
      enquiryId: enquiry.id,
      ...(first === undefined ? {} : { instrument: first.instrument }),
      flags: [...new Set(flagged.flatMap(riskFlagsOf))],
      hasPhone: enquiry.phone !== undefined,
    },
    now,
  });
}

/** The chart that an enquiry becomes takes its open risk along. */
export async function riskToChart(
  tx: Tx,
  clinicId: string,
  enquiryId: string,
  patientId: string,
): Promise<void> {
  await tx
    .updateTable('workItem')
    .set({ patientId, version: sql<number>`version + 1` })
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'risk')
    .where('patientId', 'is', null)
    .where(sql`detail->>'enquiryId'`, '=', enquiryId)
    .execute();
}
