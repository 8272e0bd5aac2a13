import { toAllergy, toCondition, toMedicationStatement } from '../resources/history.ts';
import type { ParamDefinition } from '../search/query.ts';
import { idsIn, isUuid, notReplaced, ownIds, type Reader, type Source } from './reader.ts';

const PATIENT: readonly ParamDefinition[] = [
  { name: 'patient', type: 'reference', documentation: 'Whose' },
  { name: 'subject', type: 'reference', documentation: 'Whose' },
];
const OF_PATIENT = { patient: ['subject'], subject: ['subject'] };

/** Rows of a history table for the people a search names, or for its `_id`. */
function choiceOf(criteria: Parameters<NonNullable<Source['load']>>[1]) {
  return { patients: idsIn(criteria, ['patient', 'subject']), ids: ownIds(criteria)?.filter(isUuid) };
}

export const conditionSource: Source = {
  type: 'Condition',
  sortsBy: ['_lastUpdated'],
  profile: 'us-core-condition-problems-health-concerns',
  params: [
    ...PATIENT,
    { name: 'category', type: 'token', documentation: 'problem-list-item' },
    { name: 'clinical-status', type: 'token', documentation: 'active or resolved' },
    { name: 'code', type: 'token', documentation: 'SNOMED CT or ICD-10-CM' },
    { name: 'onset-date', type: 'date', documentation: 'When it began' },
    { name: 'recorded-date', type: 'date', documentation: 'When it was recorded' },
  ],
  paths: {
    ...OF_PATIENT,
    category: ['category'],
    'clinical-status': ['clinicalStatus'],
    code: ['code'],
    'onset-date': ['onsetDateTime'],
    'recorded-date': ['recordedDate'],
  },
  needsOneOf: ['patient', 'subject', '_id'],
  keyOf: (resource) => resource.meta.lastUpdated,
  read: (reader, id) =>
    readRow(reader, 'condition', id, () => conditions(reader, { patients: undefined, ids: [id] })),
  load: (reader, criteria) => conditions(reader, choiceOf(criteria)),
};

interface Choice {
  readonly patients: readonly string[] | undefined;
  readonly ids: readonly string[] | undefined;
}

async function conditions({ tx, site }: Reader, { patients, ids }: Choice) {
  let query = tx
    .selectFrom('condition')
    .selectAll()
    .where('clinicId', '=', site.clinicId)
    .where(notReplaced('condition'));
  if (patients !== undefined) query = query.where('patientId', 'in', nonEmpty(patients));
  if (ids !== undefined) query = query.where('id', 'in', nonEmpty(ids));
  return (await query.execute()).map((row) => toCondition(row, site));
}

export const allergySource: Source = {
  type: 'AllergyIntolerance',
  sortsBy: ['_lastUpdated'],
  profile: 'us-core-allergyintolerance',
  params: [
    { name: 'patient', type: 'reference', documentation: 'Whose' },
    { name: 'clinical-status', type: 'token', documentation: 'active or inactive' },
    { name: 'code', type: 'token', documentation: 'Substance' },
    { name: 'criticality', type: 'token', documentation: 'low, high or unable-to-assess' },
  ],
  paths: {
    patient: ['patient'],
    'clinical-status': ['clinicalStatus'],
    code: ['code'],
    criticality: ['criticality'],
  },
  needsOneOf: ['patient', '_id'],
  keyOf: (resource) => resource.meta.lastUpdated,
  read: (reader, id) =>
    readRow(reader, 'allergy', id, () => allergies(reader, { patients: undefined, ids: [id] })),
  load: (reader, criteria) => allergies(reader, choiceOf(criteria)),
};

async function allergies({ tx, site }: Reader, { patients, ids }: Choice) {
  let query = tx
    .selectFrom('allergy')
    .selectAll()
    .where('clinicId', '=', site.clinicId)
    .where(notReplaced('allergy'));
  if (patients !== undefined) query = query.where('patientId', 'in', nonEmpty(patients));
  if (ids !== undefined) query = query.where('id', 'in', nonEmpty(ids));
  return (await query.execute()).map((row) => toAllergy(row, site));
}

export const medicationStatementSource: Source = {
  type: 'MedicationStatement',
  sortsBy: ['_lastUpdated'],
  params: [
    ...PATIENT,
    { name: 'status', type: 'token', documentation: 'active or stopped' },
    { name: 'code', type: 'token', documentation: 'RxNorm' },
    { name: 'effective', type: 'date', documentation: 'When it was taken' },
  ],
  paths: {
    ...OF_PATIENT,
    status: ['status'],
    code: ['medicationCodeableConcept'],
    effective: ['effectivePeriod'],
  },
  needsOneOf: ['patient', 'subject', '_id'],
  keyOf: (resource) => resource.meta.lastUpdated,
  read: (reader, id) =>
    readRow(reader, 'medicine', id, () => statements(reader, { patients: undefined, ids: [id] })),
  load: (reader, criteria) => statements(reader, choiceOf(criteria)),
};

async function statements({ tx, site }: Reader, { patients, ids }: Choice) {
  let query = tx
    .selectFrom('medicine')
    .selectAll()
    .where('clinicId', '=', site.clinicId)
    .where(notReplaced('medicine'));
  if (patients !== undefined) query = query.where('patientId', 'in', nonEmpty(patients));
  if (ids !== undefined) query = query.where('id', 'in', nonEmpty(ids));
  return (await query.execute()).map((row) => toMedicationStatement(row, site));
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
/** SQL knows no empty list. */
function nonEmpty(ids: readonly string[]): string[] {
  return ids.length === 0 ? [NOBODY] : [...ids];
}

async function readRow<T>(
  { tx, site }: Reader,
  table: 'condition' | 'allergy' | 'medicine',
  id: string,
  load: () => Promise<readonly T[]>,
): Promise<T | 'gone' | undefined> {
  if (!isUuid(id)) return undefined;
  const [current] = await load();
  if (current !== undefined) return current;
  const old = await tx
    .selectFrom(table)
    .select('id')
    .where('clinicId', '=', site.clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  return old === undefined ? undefined : 'gone';
}
