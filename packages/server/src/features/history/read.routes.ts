import { resolveMedicine } from '@titrate/clinical/rules';
import { readHistory } from '@titrate/contract';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';
import { findPatient } from '../patients/patients.queries.ts';
import type { RecordAuthor, Signature } from '../record-author.ts';

const MOST = 1000;

export const historyReadRoutes = [
  route(readHistory, async ({ tx, clinicId, params, audit }) => {
    await findPatient(tx, clinicId, params.patientId);
    audit({
      act: 'history.read',
      object: { kind: 'patient', id: params.patientId },
      patientId: params.patientId,
    });
    const of = { tx, clinicId, patientId: params.patientId };
    return {
      facts: await facts(of),
      conditions: (await conditions(of)).map(view),
      medicines: await medicines(of),
      medicinesReconciled: await reconciled(of, 'medicines'),
      allergies: (await allergies(of)).map(view),
      allergiesReviewed: await reconciled(of, 'allergies'),
      vitals: (await vitals(of)).map(view),
      labs: (await labs(of)).map(view),
      trials: (await trials(of)).map(view),
      records: await records(of),
      examinations: (await examinations(of)).map((row) => ({
        ...view(row),
        findings: { ...row.findings },
        ...signed(row.signature),
      })),
      notes: (await notes(of)).map((row) => ({ ...view(row), ...signed(row.signature) })),
    };
  }),
] as const;

interface Of {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
}

/** Keeps rows that no later row replaces. */
const stands = (table: string) =>
  sql<boolean>`not exists (select 1 from ${sql.table(table)} later where later.clinic_id = ${sql.ref(`${table}.clinicId`)} and later.replaces = ${sql.ref(`${table}.id`)})`;

const conditions = ({ tx, clinicId, patientId }: Of) =>
  tx
    .selectFrom('condition')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('clinicalStatus', '<>', 'entered-in-error')
    .where(stands('condition'))
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute();

const allergies = ({ tx, clinicId, patientId }: Of) =>
  tx
    .selectFrom('allergy')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('status', '<>', 'entered-in-error')
    .where(stands('allergy'))
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute();

const vitals = ({ tx, clinicId, patientId }: Of) =>
  tx
    .selectFrom('vital')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where(stands('vital'))
    .orderBy('observedAt', 'desc')
    .limit(MOST)
    .execute();

const labs = ({ tx, clinicId, patientId }: Of) =>
  tx
    .selectFrom('lab')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where(stands('lab'))
    .orderBy('observedAt', 'desc')
    .limit(MOST)
    .execute();

const trials = ({ tx, clinicId, patientId }: Of) =>
  tx
    .selectFrom('treatmentTrial')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where(stands('treatmentTrial'))
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute();

const examinations = ({ tx, clinicId, patientId }: Of) =>
  tx
    .selectFrom('examination')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(stands('examination'))
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute();

const notes = ({ tx, clinicId, patientId }: Of) =>
  tx
    .selectFrom('note')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(stands('note'))
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute();

function view<T extends { readonly author: RecordAuthor; readonly source?: string }>(row: T) {
  return { ...row, by: byOf(row.author, row.source) };
}

function byOf(author: RecordAuthor, source?: string) {
  return {
    name: author.type === 'person' || author.type === 'system' ? author.name : author.type,
    source: source ?? author.type,
  };
}

function signed(signature: unknown): { signedBy: string | null; signedAt: string | null } {
  if (signature === null || signature === undefined) return { signedBy: null, signedAt: null };
  const { name, at } = signature as Signature;
  return { signedBy: name, signedAt: at };
}

async function facts({ tx, clinicId, patientId }: Of) {
  const rows = await tx
    .selectFrom('fact')
    .distinctOn('factId')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('factId')
    .orderBy('observedAt', 'desc')
    .orderBy('recordedAt', 'desc')
    .execute();
  return rows.map(view);
}

async function medicines({ tx, clinicId, patientId }: Of) {
  const rows = await tx
    .selectFrom('medicine')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(stands('medicine'))
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute();
  return rows.flatMap((row) => {
    if (row.status === 'entered-in-error') return [];
    return [{ ...view(row), status: row.status, resolved: knownAs(row.rxnorm, row.name) }];
  });
}

function knownAs(rxnorm: string | null, name: string) {
  const found = resolveMedicine({ name, ...(rxnorm === null ? {} : { rxnorm }) });
  if (found === undefined) return null;
  return {
    ingredients: found.ingredients.map((entry) => entry.ingredient),
    classes: [...new Set(found.ingredients.flatMap((entry) => entry.classes))],
  };
}

async function reconciled({ tx, clinicId, patientId }: Of, kind: 'medicines' | 'allergies') {
  const row = await tx
    .selectFrom('reconciliation')
    .select(['at', 'author', 'noneKnown'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { at: row.at, by: byOf(row.author).name, noneKnown: row.noneKnown };
}

async function records({ tx, clinicId, patientId }: Of) {
  const rows = await tx
    .selectFrom('clinicalRecord')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(view);
}
