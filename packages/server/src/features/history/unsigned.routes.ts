import { listUnsigned, type ResponseOf } from '@titrate/contract';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';
import { byOf } from './views.ts';

const MOST = 200;

export const unsignedRoutes = [
  route(listUnsigned, async ({ tx, clinicId, actor }) => ({
    items: await unsignedOf(tx, clinicId, actor.userId),
  })),
] as const;

/** Everything of the clinic that waits for a signature, oldest first; `mine` is what waits for this person's. */
export async function unsignedOf(
  tx: Tx,
  clinicId: string,
  userId: string,
  whose: 'all' | 'own' = 'all',
): Promise<ResponseOf<typeof listUnsigned>['items']> {
  const own = whose === 'own' ? userId : undefined;
  const drafts = [
    ...(await draftNotes(tx, clinicId, own)).map((row) => ({ ...row, kind: 'note' as const })),
    ...(await draftExaminations(tx, clinicId, own)).map((row) => ({ ...row, kind: 'examination' as const })),
  ].map(({ author, ...row }) => ({
    ...row,
    by: byOf(author).name,
    mine: author.type === 'person' && author.id === userId,
  }));
  const items = [...drafts, ...(await openRecords(tx, clinicId, userId, own))].map(
    ({ id, kind, what, at, by, mine, ...patient }) => ({
      id,
      kind,
      what,
      at,
      by,
      mine,
      patient: { ...patient, id: patient.patientId },
    }),
  );
  return items.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const PATIENT = [
  'patient.recordNumber',
  'patient.familyName',
  'patient.givenName',
  'patient.preferredName',
  'patient.birthDate',
] as const;

/** Nobody corrected or signed it since. */
const standsAlone = (table: 'note' | 'examination') =>
  sql<boolean>`not exists (select 1 from ${sql.table(table)} later
    where later.clinic_id = ${sql.ref(`${table}.clinicId`)} and later.replaces = ${sql.ref(`${table}.id`)})`;

/** Written by one person, or by anybody. */
const writtenBy = (table: 'note' | 'examination', userId: string | undefined) =>
  userId === undefined
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(`${table}.author`)} ->> 'id' = ${userId}`;

const draftNotes = (tx: Tx, clinicId: string, own: string | undefined) =>
  tx
    .selectFrom('note')
    .innerJoin('patient', (join) =>
      join.onRef('patient.clinicId', '=', 'note.clinicId').onRef('patient.id', '=', 'note.patientId'),
    )
    .select(['note.id', 'note.kind as what', 'note.at', 'note.author', 'note.patientId', ...PATIENT])
    .where('note.clinicId', '=', clinicId)
    .where('note.signature', 'is', null)
    .where(standsAlone('note'))
    .where(writtenBy('note', own))
    .orderBy('note.at')
    .limit(MOST)
    .execute();

const draftExaminations = (tx: Tx, clinicId: string, own: string | undefined) =>
  tx
    .selectFrom('examination')
    .innerJoin('patient', (join) =>
      join
        .onRef('patient.clinicId', '=', 'examination.clinicId')
        .onRef('patient.id', '=', 'examination.patientId'),
    )
    .select([
      'examination.id',
      'examination.kind as what',
      'examination.at',
      'examination.author',
      'examination.patientId',
      ...PATIENT,
    ])
    .where('examination.clinicId', '=', clinicId)
    .where('examination.signature', 'is', null)
    .where(standsAlone('examination'))
    .where(writtenBy('examination', own))
    .orderBy('examination.at')
    .limit(MOST)
    .execute();

/** Sessions whose patient has left, and whose record nobody closed with a signature. */
async function openRecords(tx: Tx, clinicId: string, userId: string, own: string | undefined) {
  const rows = await tx
    .selectFrom('session')
    .innerJoin('patient', (join) =>
      join.onRef('patient.clinicId', '=', 'session.clinicId').onRef('patient.id', '=', 'session.patientId'),
    )
    .leftJoin('staffMember', (join) =>
      join
        .onRef('staffMember.clinicId', '=', 'session.clinicId')
        .onRef('staffMember.userId', '=', 'session.nurseId'),
    )
    .select([
      'session.id',
      'session.number',
      'session.startsAt',
      'session.nurseId',
      'session.patientId',
      ...PATIENT,
    ])
    .select('staffMember.displayName as nurseName')
    .where('session.clinicId', '=', clinicId)
    .where('session.phase', '=', 'discharged')
    .$if(own !== undefined, (query) => query.where('session.nurseId', '=', userId))
    .orderBy('session.startsAt')
    .limit(MOST)
    .execute();
  return rows.map(({ number, startsAt, nurseId, nurseName, ...row }) => ({
    ...row,
    kind: 'session' as const,
    what: String(number),
    at: startsAt,
    by: nurseName ?? 'Nobody assigned',
    mine: nurseId === userId,
  }));
}
