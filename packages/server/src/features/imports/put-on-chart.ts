import { createHash, randomUUID } from 'node:crypto';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { ImportDraft } from '../../edges/fhir/import/draft.ts';
import { AHEAD } from '../../platform/database/ahead.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { findPatient, insertPatient } from '../patients/patients.queries.ts';
import type { RecordAuthor } from '../record-author.ts';
import { allergyRow, type Common, conditionRow, labRow, medicineRow, responseRow, vitalRow } from './rows.ts';

export interface Putting {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly now: Instant;
  readonly author: RecordAuthor;
  readonly fileName: string;
  readonly text: string;
  /** An existing chart, or a new one. */
  readonly patientId: string | null;
  readonly despiteMatch: boolean;
}
export interface Put {
  readonly importId: string;
  readonly patientId: string;
  readonly recordNumber: string;
  /** The document was imported before: nothing was written now. */
  readonly again: boolean;
}

const contentHashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Puts a draft on a chart within the caller's transaction: all of it, or the transaction fails and nothing is. */
export async function putOnChart(putting: Putting, draft: ImportDraft): Promise<Put> {
  const { tx, clinicId, now, author, text } = putting;
  // Two presses of one button wait for each other here.
  await sql`${AHEAD}select pg_advisory_xact_lock(hashtextextended(${`import/${clinicId}/${contentHashOf(text)}`}, 0))`.execute(
    tx,
  );
  const before = await importedBefore(tx, clinicId, text);
  if (before !== undefined) {
    const { recordNumber } = await findPatient(tx, clinicId, before.patientId);
    return { importId: before.importId, patientId: before.patientId, recordNumber, again: true };
  }
  const patientId = await chartFor(putting, draft);
  const importId = randomUUID();
  const common: Common = {
    clinicId,
    patientId,
    importId,
    recordedAt: formatInstant(now),
    author: JSON.stringify(author),
    newId: randomUUID,
  };
  await insertRows(tx, common, draft);
  const { fileName } = putting;
  await tx
    .insertInto('importBatch')
    .values({
      clinicId,
      id: importId,
      fileName,
      contentHash: contentHashOf(text),
      patientId,
      report: JSON.stringify({ counts: draft.counts, notUnderstood: draft.notUnderstood }),
      at: formatInstant(now),
      author: JSON.stringify(author),
    })
    .execute();
  const { recordNumber } = await findPatient(tx, clinicId, patientId);
  return { importId, patientId, recordNumber, again: false };
}

export async function importedBefore(tx: Tx, clinicId: string, text: string) {
  const row = await tx
    .selectFrom('importBatch')
    .select(['id', 'patientId', 'at'])
    .where('clinicId', '=', clinicId)
    .where('contentHash', '=', contentHashOf(text))
    .executeTakeFirst();
  return row === undefined || row.patientId === null
    ? undefined
    : { importId: row.id, patientId: row.patientId, at: row.at };
}

/** Charts that may be of the same person: under one identifier, or with the same family name and birth date. */
export async function matchingCharts(tx: Tx, clinicId: string, { patient }: ImportDraft) {
  const columns = ['id', 'recordNumber', 'familyName', 'givenName', 'birthDate'] as const;
  const named = await tx
    .selectFrom('patient')
    .select(columns)
    .where('clinicId', '=', clinicId)
    .where('birthDate', '=', patient.birthDate)
    .where(sql`lower(family_name)`, '=', patient.familyName.toLowerCase())
    .execute();
  const identified = await identifiedCharts(tx, clinicId, patient);
  const known =
    identified.length === 0
      ? []
      : await tx
          .selectFrom('patient')
          .select(columns)
          .where('clinicId', '=', clinicId)
          .where('id', 'in', identified)
          .execute();
  return [
    ...known.map((row) => ({ ...row, by: 'identifier' as const })),
    ...named
      .filter((row) => !identified.includes(row.id))
      .map((row) => ({ ...row, by: 'name-and-birth-date' as const })),
  ];
}

async function identifiedCharts(
  tx: Tx,
  clinicId: string,
  patient: ImportDraft['patient'],
): Promise<string[]> {
  if (patient.identifiers.length === 0) return [];
  const rows = await tx
    .selectFrom('patientIdentifier')
    .select('patientId')
    .distinct()
    .where('clinicId', '=', clinicId)
    .where((where) =>
      where.or(
        patient.identifiers.map(({ system, value }) =>
          where.and([where('system', '=', system), where('value', '=', value)]),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.patientId);
}

async function chartFor(
  { tx, clinicId, now, patientId, despiteMatch }: Putting,
  draft: ImportDraft,
): Promise<string> {
  const matches = await matchingCharts(tx, clinicId, draft);
  if (patientId !== null) {
    const chart = await findPatient(tx, clinicId, patientId);
    if (chart.birthDate !== draft.patient.birthDate)
      throw refuse('conflict', 'The chart has another birth date than the document: nothing was imported');
    const other = matches.find((one) => one.by === 'identifier' && one.id !== patientId);
    if (other !== undefined)
      throw refuse('conflict', `An identifier of this document belongs to chart ${other.recordNumber}`);
    await insertIdentifiers(tx, clinicId, patientId, draft);
    return patientId;
  }
  const blocking = matches.filter((one) => one.by === 'identifier' || !despiteMatch);
  if (blocking.length > 0) {
    throw refuse(
      'conflict',
      `There may be a chart of this person already: ${blocking.map((one) => one.recordNumber).join(', ')}`,
      blocking.map((one) => ({
        type: 'likely-same-person',
        message: `See ${one.recordNumber} (${one.by})`,
        path: '/patientId',
      })),
    );
  }
  const id = randomUUID();
  const { familyName, givenName, birthDate, sexAtBirth, gender, phone, email, address, language } =
    draft.patient;
  const input = {
    familyName,
    givenName,
    preferredName: null,
    birthDate,
    sexAtBirth: sexAtBirth ?? null,
    gender: gender ?? null,
    pronouns: null,
    phone: phone ?? null,
    email: email ?? null,
    address: address ?? null,
    emergencyName: null,
    emergencyPhone: null,
    emergencyRelation: null,
    ...(language === undefined ? {} : { language }),
  };
  await insertPatient(tx, clinicId, id, input, now);
  if (draft.patient.deceased)
    await tx
      .updateTable('patient')
      .set({ status: 'deceased' })
      .where('clinicId', '=', clinicId)
      .where('id', '=', id)
      .execute();
  await insertIdentifiers(tx, clinicId, id, draft);
  return id;
}

async function insertIdentifiers(
  tx: Tx,
  clinicId: string,
  patientId: string,
  { patient }: ImportDraft,
): Promise<void> {
  const rows = patient.identifiers.map(({ system, value, type }) => ({
    clinicId,
    id: randomUUID(),
    patientId,
    system,
    value,
    type: type ?? null,
  }));
  if (rows.length === 0) return;
  await tx
    .insertInto('patientIdentifier')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['clinicId', 'system', 'value']).doNothing())
    .execute();
}

/** Rows that the chart has already, from an earlier export of the same record, are not written twice. */
async function insertRows(tx: Tx, common: Common, draft: ImportDraft): Promise<void> {
  const { clinicId, patientId, recordedAt, author, importId } = common;
  const seen = await alreadyThere(tx, clinicId, patientId);
  const fresh = <T>(kind: string, rows: readonly T[], key: (row: T) => readonly unknown[]) =>
    rows.filter((row) => !seen.has(keyOf(kind, key(row))));
  const conditions = fresh(
    'condition',
    draft.conditions.map((one) => conditionRow(common, one)),
    (row) => [row.code ?? row.name, row.onsetAt],
  );
  const medicines = fresh(
    'medicine',
    draft.medicines.map((one) => medicineRow(common, one)),
    (row) => [row.name, row.status, row.startedAt],
  );
  const allergies = fresh(
    'allergy',
    draft.allergies.map((one) => allergyRow(common, one)),
    (row) => [row.substance],
  );
  const vitals = fresh(
    'vital',
    draft.vitals.map((one) => vitalRow(common, one)),
    (row) => [row.observedAt],
  );
  const labs = fresh(
    'lab',
    draft.labs.map((one) => labRow(common, one)),
    (row) => [row.code, row.observedAt, row.valueText],
  );
  const responses = fresh(
    'response',
    draft.instruments.map((one) => responseRow(common, one)),
    (row) => [row.instrument, row.completedAt],
  );
  const facts = draft.facts.map(({ factId, value, observedAt }) => ({
    clinicId,
    patientId,
    id: randomUUID(),
    factId,
    value: JSON.stringify(value),
    observedAt: formatInstant(observedAt),
    recordedAt,
    source: 'import' as const,
    author,
    importId,
  }));
  const records = draft.records.map(({ recordId, outcome, at }) => ({
    clinicId,
    patientId,
    id: randomUUID(),
    recordId,
    outcome,
    at: formatInstant(at),
    recordedAt,
    author,
    importId,
  }));
  for (const rows of chunks(conditions)) await tx.insertInto('condition').values(rows).execute();
  for (const rows of chunks(medicines)) await tx.insertInto('medicine').values(rows).execute();
  for (const rows of chunks(allergies)) await tx.insertInto('allergy').values(rows).execute();
  for (const rows of chunks(vitals)) await tx.insertInto('vital').values(rows).execute();
  for (const rows of chunks(labs)) await tx.insertInto('lab').values(rows).execute();
  for (const rows of chunks(responses)) await tx.insertInto('response').values(rows).execute();
  for (const rows of chunks(facts)) await tx.insertInto('fact').values(rows).execute();
  for (const rows of chunks(records)) await tx.insertInto('clinicalRecord').values(rows).execute();
}

const keyOf = (kind: string, parts: readonly unknown[]) => JSON.stringify([kind, ...parts]);

async function alreadyThere(tx: Tx, clinicId: string, patientId: string): Promise<ReadonlySet<string>> {
  const of = { clinicId, patientId };
  const conditions = await tx
    .selectFrom('condition')
    .select(['code', 'name', 'onsetAt'])
    .where((where) => where.and(of))
    .execute();
  const medicines = await tx
    .selectFrom('medicine')
    .select(['name', 'status', 'startedAt'])
    .where((where) => where.and(of))
    .execute();
  const allergies = await tx
    .selectFrom('allergy')
    .select('substance')
    .where((where) => where.and(of))
    .execute();
  const vitals = await tx
    .selectFrom('vital')
    .select('observedAt')
    .where((where) => where.and({ ...of, source: 'import' }))
    .execute();
  const labs = await tx
    .selectFrom('lab')
    .select(['code', 'observedAt', 'valueText'])
    .where((where) => where.and(of))
    .execute();
  const responses = await tx
    .selectFrom('response')
    .select(['instrument', 'completedAt'])
    .where((where) => where.and(of))
    .execute();
  return new Set([
    ...conditions.map((row) => keyOf('condition', [row.code ?? row.name, row.onsetAt])),
    ...medicines.map((row) => keyOf('medicine', [row.name, row.status, row.startedAt])),
    ...allergies.map((row) => keyOf('allergy', [row.substance])),
    ...vitals.map((row) => keyOf('vital', [row.observedAt])),
    ...labs.map((row) => keyOf('lab', [row.code, row.observedAt, row.valueText])),
    ...responses.map((row) => keyOf('response', [row.instrument, row.completedAt])),
  ]);
}

function* chunks<T>(rows: readonly T[], size = 500): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
