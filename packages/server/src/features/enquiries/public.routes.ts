import { instrumentById, score } from '@titrate/clinical/instruments';
import { createEnquiry, type NewEnquiry } from '@titrate/contract';
import { formatInstant, type Problem } from '@titrate/quantity';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { openWork } from '../tasks/open-work.ts';
import type { ScoredSelfCheck } from './enquiries.tables.ts';
import { isUrgent, openEnquiryRisk } from './enquiry-risk.ts';

export const publicEnquiryRoutes = [
  route(
    createEnquiry,
    async ({ tx, body, now, enterClinic, audit, publish }) => {
      const clinic = await tx
        .selectFrom('clinic')
        .select(['id', 'name', 'settings'])
        .where('id', '=', body.clinicId)
        .executeTakeFirst();
      if (clinic === undefined) throw refuse('not-found', 'No such clinic');
      await enterClinic(clinic.id);
      const selfChecks = scoreAgain(body);
      const urgent = isUrgent(body, selfChecks);
      const stored = await tx
        .insertInto('enquiry')
        .values({
          clinicId: clinic.id,
          id: body.id,
          forWhom: body.forWhom,
          name: body.name,
          email: body.email ?? null,
          phone: body.phone ?? null,
          preferredWay: body.preferredWay,
          bestTime: body.bestTime || null,
          relationship: body.relationship || null,
          topics: body.topics,
          message: body.message ?? '',
          selfChecks: JSON.stringify(selfChecks),
          urgent,
          statusReason: null,
          handledBy: null,
          patientId: null,
          receivedAt: formatInstant(now),
        })
        // The same form sent twice is one enquiry.
        .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (stored !== undefined) {
        await openWork(tx, {
          clinicId: clinic.id,
          kind: 'enquiry',
          priority: urgent ? 'high' : 'low',
          title: urgent ? 'Urgent enquiry: call first' : 'New enquiry',
          detail: { enquiryId: body.id },
          now,
        });
        if (urgent) await openEnquiryRisk(tx, { enquiry: body, selfChecks, now });
        audit({ act: 'enquiry.receive', object: { kind: 'enquiry', id: body.id }, detail: { urgent } });
        await publish({ topic: 'enquiries', id: body.id });
      }
      const answersWithin = clinic.settings['enquiriesAnsweredWithin'];
      return {
        id: body.id,
        clinicName: clinic.name,
        ...(typeof answersWithin === 'string' ? { answersWithin } : {}),
      };
    },
    { requestsPerMin: 20 },
  ),
] as const;

/** The browser's score is not taken on trust; answers that do not fit the form refuse the enquiry with their place. */
function scoreAgain(enquiry: NewEnquiry): ScoredSelfCheck[] {
  const problems: Problem[] = [];
  const scored = (enquiry.selfChecks ?? []).flatMap((check, index) => {
    const result = score({ instrument: check.instrument, answers: check.answers });
    if (!result.ok) {
      problems.push({ ...result.error, path: `/selfChecks/${index}/${result.error.path}` });
      return [];
    }
    const { total, band, flags } = result.value;
    return [
      {
        instrument: check.instrument,
        version: instrumentById(check.instrument)?.version ?? check.version,
        answers: check.answers,
        total,
        band,
        flags,
      },
    ];
  });
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
  return scored;
}
