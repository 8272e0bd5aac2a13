import type { PatientDetails, PatientInput, PatientRow, Stage } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import { AHEAD } from '../../platform/database/ahead.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { sameOrSimilarNames } from '../sessions/similar-names.ts';

export async function findPatient(tx: Tx, clinicId: string, patientId: string): Promise<PatientDetails> {
  const row = await tx
    .selectFrom('patient')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', patientId)
    .executeTakeFirst();
  if (row === undefined) throw refuse('not-found', 'No such patient in this clinic');
  return row;
}

export interface PatientSearch {
  readonly q?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page of patients by family name; the next page starts after the last name and id, so rows neither double nor vanish. */
export async function searchPatients(tx: Tx, clinicId: string, search: PatientSearch, now: Instant) {
  const matching = () => {
    let query = tx.selectFrom('patient').where('patient.clinicId', '=', clinicId);
    if (search.stage !== undefined) query = query.where('patient.stage', '=', search.stage);
    for (const word of (search.q ?? '').split(/\s+/).filter((part) => part !== ''))
      query = query.where(matches(word));
    return query;
  };
  const cursor = readCursor(search.after);
  let page = matching()
    .select([
      'id',
      'recordNumber',
      'familyName',
      'givenName',
      'preferredName',
      'birthDate',
      'status',
      'stage',
      'phone',
    ])
    .select(sessionTime('min', '>=', now).as('nextSessionAt'))
    .select(sessionTime('max', '<', now).as('lastSessionAt'))
    .select(
      sql<boolean>`exists (select 1 from work_item w where w.clinic_id = patient.clinic_id and w.patient_id = patient.id
        and w.kind = 'risk' and w.closed_at is null)`.as('openRisk'),
    )
    .orderBy(sql`lower(family_name)`)
    .orderBy(sql`lower(given_name)`)
    .orderBy('id')
    .limit(search.limit + 1);
  if (cursor !== undefined) {
    page = page.where(
      sql<boolean>`(lower(family_name), lower(given_name), id) > (${cursor[0]}, ${cursor[1]}, ${cursor[2]}::uuid)`,
    );
  }
  const rows = await page.execute();
  const shown = rows.slice(0, search.limit);
  // On a search, where one of two is about to be taken for the other; a whole list is full of cousins (UI-06).
  const similar = search.q === undefined ? new Set<string>() : sameOrSimilarNames(shown);
  const patients: PatientRow[] = shown.map((row) => ({ ...row, similarName: similar.has(row.id) }));
  const { total } = await matching().select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const last = shown.at(-1);
  const next = rows.length > search.limit && last !== undefined ? writeCursor(last) : null;
  return { patients, next, total };
}

/** A word matches the start of a name, any part of a record number, the digits of a telephone, or a birth date. */
function matches(word: string) {
  const text = word.toLowerCase().replaceAll(/[\\%_]/g, (c) => `\\${c}`);
  const digits = word.replaceAll(/\D/g, '');
  return sql<boolean>`(
    lower(family_name) like ${`${text}%`} or lower(given_name) like ${`${text}%`} or lower(preferred_name) like ${`${text}%`}
    or lower(family_name) like ${`% ${text}%`} or lower(record_number) like ${`%${text}%`}
    or birth_date::text like ${`${text}%`}
    or (${digits.length >= 4} and regexp_replace(phone, '\\D', '', 'g') like ${`%${digits}%`})
  )`;
}

function sessionTime(pick: 'min' | 'max', side: '>=' | '<', now: Instant) {
  return sql<
    string | null
  >`(select ${sql.raw(pick)}(starts_at) from session s where s.clinic_id = patient.clinic_id
    and s.patient_id = patient.id and s.phase <> 'cancelled' and s.starts_at ${sql.raw(side)} ${formatInstant(now)}::timestamptz)`;
}

type Cursor = readonly [family: string, given: string, id: string];

function writeCursor(row: {
  readonly familyName: string;
  readonly givenName: string;
  readonly id: string;
}): string {
  return Buffer.from(
    JSON.stringify([row.familyName.toLowerCase(), row.givenName.toLowerCase(), row.id]),
  ).toString('base64url');
}

function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(value)) {
      const [family, given, id]: unknown[] = value;
      const isText = typeof family === 'string' && typeof given === 'string' && typeof id === 'string';
      if (isText && /^[0-9a-f-]{36}$/.test(id)) return [family, given, id];
    }
  } catch {
    // Falls through: whatever does not read is not a place to go on from.
  }
  throw refuse('invalid-input', undefined, [
    { type: 'unknown-cursor', message: 'Not a place to go on from', path: '/query/after' },
  ]);
}

export async function insertPatient(
  tx: Tx,
  clinicId: string,
  id: string,
  input: PatientInput,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('patient')
    .values({
      ...columnsOf(input),
      clinicId,
      id,
      recordNumber: await nextRecordNumber(tx, clinicId),
      createdAt: formatInstant(now),
    })
    .execute();
}

/** Left out stays as it is; null empties it. */
export function columnsOf(input: PatientInput) {
  return {
    familyName: input.familyName,
    givenName: input.givenName,
    birthDate: input.birthDate,
    preferredName: input.preferredName ?? null,
    sexAtBirth: input.sexAtBirth ?? null,
    canBecomePregnant: input.canBecomePregnant ?? null,
    gender: input.gender ?? null,
    pronouns: input.pronouns ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    address: input.address ?? null,
    emergencyName: input.emergencyName ?? null,
    emergencyPhone: input.emergencyPhone ?? null,
    emergencyRelation: input.emergencyRelation ?? null,
    ...(input.language === undefined ? {} : { language: input.language }),
  };
}

/** `T-000042`: counted up under a lock of the clinic, so two charts made at once get two numbers. */
export async function nextRecordNumber(tx: Tx, clinicId: string): Promise<string> {
  await sql`${AHEAD}select pg_advisory_xact_lock(hashtextextended(${`record-number/${clinicId}`}, 0))`.execute(
    tx,
  );
  const { last } = await tx
    .selectFrom('patient')
    .select(sql<number>`coalesce(max(substring(record_number from '^T-([0-9]{1,9})$')::int), 0)`.as('last'))
    .where('clinicId', '=', clinicId)
    .executeTakeFirstOrThrow();
  return `T-${String(last + 1).padStart(6, '0')}`;
}

/** Charts that may be the same person: equal birth date and the same family name, whatever its letters' case. */
export async function likelySamePerson(
  tx: Tx,
  clinicId: string,
  input: PatientInput,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('patient')
    .select('recordNumber')
    .where('clinicId', '=', clinicId)
    .where('birthDate', '=', input.birthDate)
    .where(sql`lower(family_name)`, '=', input.familyName.toLowerCase())
    .execute();
  return rows.map((row) => row.recordNumber);
}
