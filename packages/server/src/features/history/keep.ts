import { createHash } from 'node:crypto';
import { canonicalJson, formatInstant, type Instant, type Json } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { recordAuthor, type Signature } from '../record-author.ts';

/** The tables whose rows are appended and corrected by a row that names them. */
export type CorrectableTable =
  | 'medicine'
  | 'allergy'
  | 'condition'
  | 'vital'
  | 'lab'
  | 'treatmentTrial'
  | 'examination'
  | 'note';

export interface Keeping {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
  readonly actor: StaffActor;
  readonly now: Instant;
}

/** The columns that every appended row of a patient carries. */
export function entryColumns({ clinicId, patientId, actor, now }: Keeping) {
  return { clinicId, patientId, recordedAt: formatInstant(now), author: JSON.stringify(recordAuthor(actor)) };
}

/** True when this id was stored before: the same form sent twice. */
export async function isStored(
  { tx, clinicId }: Keeping,
  table: CorrectableTable | 'fact' | 'clinicalRecord' | 'reconciliation',
  id: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** A correction names an entry of the same patient that nobody corrected yet. */
export async function checkReplaced(
  { tx, clinicId, patientId }: Keeping,
  table: CorrectableTable,
  replaces: string | null,
): Promise<void> {
  if (replaces === null) return;
  const target = await tx
    .selectFrom(table)
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('id', '=', replaces)
    .executeTakeFirst();
  if (target === undefined) throw refuse('not-found', 'The entry to correct is not in this chart');
  const later = await tx
    .selectFrom(table)
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('replaces', '=', replaces)
    .executeTakeFirst();
  if (later !== undefined) throw refuse('stale-version', 'Somebody corrected this entry already: look again');
}

/** A name under a content: what exactly was signed can be proved later. */
export function signatureOf(actor: StaffActor, now: Instant, content: Json): Signature {
  return {
    userId: actor.userId,
    name: actor.displayName,
    credentials: actor.credentials,
    meaning: 'author',
    at: formatInstant(now),
    contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
  };
}

export function refuseFuture(at: string, now: Instant, path: string): void {
  if (Date.parse(at) > now + 60_000) {
    throw refuse('invalid-input', undefined, [
      { type: 'in-the-future', message: 'This time is later than now', path },
    ]);
  }
}

/** A signed entry never changes (REC-04): a note gets an addendum, an examination is recorded again. */
export async function checkSignature(
  { tx, clinicId }: Keeping,
  table: 'note' | 'examination',
  replaces: string | null,
  isAddendum: boolean,
): Promise<void> {
  if (replaces === null) return;
  const target = await tx
    .selectFrom(table)
    .select('signature')
    .where('clinicId', '=', clinicId)
    .where('id', '=', replaces)
    .executeTakeFirst();
  const isSigned = target?.signature !== null && target?.signature !== undefined;
  if (isSigned && !isAddendum) {
    throw refuse(
      'conflict',
      table === 'note' ? 'This note is signed: write an addendum' : 'This is signed: record a new one',
    );
  }
  if (!isSigned && isAddendum) throw refuse('conflict', 'This note is not signed yet: correct it instead');
}
