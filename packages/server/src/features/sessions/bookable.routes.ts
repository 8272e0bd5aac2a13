import { observationFor } from '@titrate/clinical/protocols';
import { bookablePlans } from '@titrate/contract';
import { sql } from 'kysely';
import { route } from '../../platform/http/route.ts';
import { stayMin } from './booking.ts';
import { sameOrSimilarNames } from './similar-names.ts';

const MOST_PLANS = 20;

/** Patients with a signed plan in force: whom the desk can book. */
export const bookableRoutes = [
  route(bookablePlans, async ({ tx, clinicId, query }) => {
    const words = query.q
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    let found = tx
      .selectFrom('plan')
      .innerJoin('patient', (join) =>
        join.onRef('patient.clinicId', '=', 'plan.clinicId').onRef('patient.id', '=', 'plan.patientId'),
      )
      .where('plan.clinicId', '=', clinicId)
      .where('plan.status', '=', 'signed')
      .where('patient.status', 'in', ['active', 'test']);
    for (const word of words) {
      const text = sql<string>`lower(patient.family_name || ' ' || patient.given_name || ' ' || patient.record_number)`;
      found = found.where(sql<boolean>`position(${word} in ${text}) > 0`);
    }
    const { total } = await found
      .select((select) => select.fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .select([
        'plan.id as planId',
        'plan.product',
        'plan.route',
        'plan.doseMg',
        'plan.durationMin',
        'plan.sessionsPlanned',
        'patient.id as patientId',
        'patient.recordNumber',
        'patient.familyName',
        'patient.givenName',
        'patient.preferredName',
        'patient.birthDate',
        sql<number>`1 + coalesce((select max(number) from session
          where session.clinic_id = plan.clinic_id and session.course_id = plan.course_id), 0)`.as(
          'nextNumber',
        ),
      ])
      .orderBy('patient.familyName')
      .orderBy('patient.givenName')
      .limit(MOST_PLANS)
      .execute();
    const similar = sameOrSimilarNames(rows.map((row) => ({ ...row, id: row.patientId })));
    return {
      plans: rows.map(({ planId, product, route: by, patientId, ...row }) => ({
        planId,
        patient: {
          id: patientId,
          recordNumber: row.recordNumber,
          familyName: row.familyName,
          givenName: row.givenName,
          preferredName: row.preferredName,
          birthDate: row.birthDate,
        },
        similarName: similar.has(patientId),
        product,
        route: by,
        doseMg: Number(row.doseMg),
        durationMin: row.durationMin === null ? null : Number(row.durationMin),
        observationMin: observationFor({ product, route: by, durationMin: row.durationMin }).minimumMin,
        stayMin: stayMin({ product, route: by, durationMin: row.durationMin }),
        nextNumber: row.nextNumber,
        sessionsPlanned: row.sessionsPlanned,
      })),
      total: Number(total),
    };
  }),
] as const;
