import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

const MOST = 1000;

export interface Of {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
}

/** `standing`: what counts now. `earlier`: what another entry replaced, and entries that take one away. */
export type Which = 'standing' | 'earlier';

type Table =
  | 'condition'
  | 'allergy'
  | 'medicine'
  | 'vital'
  | 'lab'
  | 'treatmentTrial'
  | 'examination'
  | 'note';

const hasSuccessor = (table: Table) =>
  sql<boolean>`exists (select 1 from ${sql.table(table)} later where later.clinic_id = ${sql.ref(`${table}.clinicId`)}
    and later.replaces = ${sql.ref(`${table}.id`)}${sql.raw(table === 'note' ? " and later.kind <> 'addendum'" : '')})`;

/** What is left when nothing replaced an entry and it does not itself say that one was an error. */
function only(which: Which, table: Table, isRemoval: RawBuilder<boolean> = sql<boolean>`false`) {
  const gone = sql<boolean>`(${hasSuccessor(table)} or ${isRemoval})`;
  return which === 'earlier' ? gone : sql<boolean>`not ${gone}`;
}

/** Who put what in the place of an entry, and when. An addendum takes nobody's place. */
const successor = (table: Table) =>
  sql<Successor | null>`(select jsonb_build_object('id', later.id, 'at', later.recorded_at, 'author', later.author)
    from ${sql.table(table)} later where later.clinic_id = ${sql.ref(`${table}.clinicId`)}
    and later.replaces = ${sql.ref(`${table}.id`)} limit 1)`.as('successor');

export interface Successor {
  readonly id: string;
  readonly at: string;
  readonly author: RecordAuthor;
}
export const conditions = ({ tx, clinicId, patientId }: Of, which: Which) =>
  tx
    .selectFrom('condition')
    .selectAll()
    .select(successor('condition'))
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(only(which, 'condition', sql`condition.clinical_status = 'entered-in-error'`))
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute();

export const allergies = ({ tx, clinicId, patientId }: Of, which: Which) =>
  tx
    .selectFrom('allergy')
    .selectAll()
    .select(successor('allergy'))
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(only(which, 'allergy', sql`allergy.status = 'entered-in-error'`))
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute();

export const vitals = ({ tx, clinicId, patientId }: Of, which: Which) =>
  tx
    .selectFrom('vital')
    .selectAll()
    .select(successor('vital'))
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(only(which, 'vital', sql`vital.voided`))
    .orderBy('observedAt', 'desc')
    .limit(MOST)
    .execute();

export const labs = ({ tx, clinicId, patientId }: Of, which: Which) =>
  tx
    .selectFrom('lab')
    .selectAll()
    .select(successor('lab'))
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(only(which, 'lab', sql`lab.voided`))
    .orderBy('observedAt', 'desc')
    .limit(MOST)
    .execute();

export const trials = ({ tx, clinicId, patientId }: Of, which: Which) =>
  tx
    .selectFrom('treatmentTrial')
    .selectAll()
    .select(successor('treatmentTrial'))
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(only(which, 'treatmentTrial', sql`treatment_trial.voided`))
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute();

export const examinations = ({ tx, clinicId, patientId }: Of, which: Which) =>
  tx
    .selectFrom('examination')
    .selectAll()
    .select(successor('examination'))
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(only(which, 'examination'))
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute();

export const notes = ({ tx, clinicId, patientId }: Of, which: Which) =>
  tx
    .selectFrom('note')
    .selectAll()
    .select(successor('note'))
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(only(which, 'note'))
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute();

export const medicines = ({ tx, clinicId, patientId }: Of, which: Which) =>
  tx
    .selectFrom('medicine')
    .selectAll()
    .select(successor('medicine'))
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(only(which, 'medicine', sql`medicine.status = 'entered-in-error'`))
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute();

/** The latest answer to every question, or the answers before it. */
export async function facts({ tx, clinicId, patientId }: Of, which: Which) {
  const rows = await tx
    .selectFrom('fact')
    .selectAll()
    .select(
      sql<number>`row_number() over (partition by fact_id order by observed_at desc, recorded_at desc, id)`.as(
        'age',
      ),
    )
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('factId')
    .orderBy('observedAt', 'desc')
    .orderBy('recordedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.filter((row) => (which === 'standing') === (Number(row.age) === 1));
}
