import type { PatientBrief, SessionRow } from '@titrate/contract';
import { SessionSummary } from '@titrate/contract';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { sameOrSimilarNames } from './similar-names.ts';

/** Sessions with what every list shows of them; a feature narrows the query before it runs. */
export function selectSessions(tx: Tx, clinicId: string) {
  return tx
    .selectFrom('session')
    .innerJoin('patient', (join) =>
      join.onRef('patient.clinicId', '=', 'session.clinicId').onRef('patient.id', '=', 'session.patientId'),
    )
    .innerJoin('plan', (join) =>
      join.onRef('plan.clinicId', '=', 'session.clinicId').onRef('plan.id', '=', 'session.planId'),
    )
    .leftJoin('chair', (join) =>
      join.onRef('chair.clinicId', '=', 'session.clinicId').onRef('chair.id', '=', 'session.chairId'),
    )
    .leftJoin('staffMember as nurse', (join) =>
      join.onRef('nurse.clinicId', '=', 'session.clinicId').onRef('nurse.userId', '=', 'session.nurseId'),
    )
    .where('session.clinicId', '=', clinicId)
    .select([
      'session.id',
      'session.number',
      'session.startsAt',
      'session.endsAt',
      'session.phase',
      'session.seq',
      'session.summary',
      'session.version',
      'session.nurseId',
      'session.planId',
      'patient.id as patientId',
      'patient.recordNumber',
      'patient.familyName',
      'patient.givenName',
      'patient.preferredName',
      'patient.birthDate',
      'plan.product',
      'plan.route',
      'plan.doseMg',
      'plan.durationMin',
      'plan.sessionsPlanned',
      'chair.id as chairId',
      'chair.label as chairLabel',
      'nurse.displayName as nurseName',
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectSessions>['execute']>>[number];

export function toSessionRows(rows: readonly Selected[]): SessionRow[] {
  const similar = sameOrSimilarNames(
    rows.map((row) => ({ id: row.patientId, familyName: row.familyName, givenName: row.givenName })),
  );
  return rows.map((row) => ({
    id: row.id,
    patient: briefOf(row),
    similarName: similar.has(row.patientId),
    number: row.number,
    sessionsPlanned: row.sessionsPlanned,
    product: row.product,
    route: row.route,
    doseMg: Number(row.doseMg),
    durationMin: row.durationMin === null ? null : Number(row.durationMin),
    chair:
      row.chairId === null || row.chairLabel === null ? null : { id: row.chairId, label: row.chairLabel },
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    nurse: row.nurseId === null ? null : { id: row.nurseId, name: row.nurseName ?? 'Not known' },
    phase: row.phase,
    seq: row.seq,
    version: row.version,
    summary: readSummary(row.summary),
  }));
}

export async function sessionRow(tx: Tx, clinicId: string, sessionId: string): Promise<SessionRow> {
  const rows = await selectSessions(tx, clinicId).where('session.id', '=', sessionId).execute();
  const row = toSessionRows(rows)[0];
  if (row === undefined) throw refuse('not-found', 'No such session in this clinic');
  return row;
}

function briefOf(row: Selected): PatientBrief {
  const { patientId, recordNumber, familyName, givenName, preferredName, birthDate } = row;
  return { id: patientId, recordNumber, familyName, givenName, preferredName, birthDate };
}

/** A session without events has an empty summary. */
function readSummary(value: unknown): SessionSummary | null {
  const parsed = SessionSummary.safeParse(value);
  return parsed.success ? parsed.data : null;
}
