import { CATALOGUE_VALUES, type ClinicValues } from '@titrate/clinical/library';
import type { Library, LibraryChange } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { libraryInForce } from './in-force.ts';
import type { LibraryChangeTable } from './library.tables.ts';

export type ChangeRow = Selectable<LibraryChangeTable>;

export async function libraryView(tx: Tx, clinicId: string, now: Instant): Promise<Library> {
  const rows = await changesOf(tx, clinicId);
  const inForce = await libraryInForce(tx, clinicId, now);
  return {
    inForce: inForce ?? null,
    changes: rows.map((row) => changeView(row, rows)),
  };
}

export const changesOf = (tx: Tx, clinicId: string): Promise<ChangeRow[]> =>
  tx
    .selectFrom('libraryChange')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .orderBy('draftedAt', 'desc')
    .orderBy('id')
    .execute();

/** The values of a number; those of the catalogue for 0. */
export const valuesOfNumber = (rows: readonly ChangeRow[], number: number): ClinicValues =>
  rows.find((row) => row.number === number)?.changedValues ?? CATALOGUE_VALUES;

function changeView(row: ChangeRow, rows: readonly ChangeRow[]): LibraryChange {
  const { answeredBy, answerer, answeredAt } = row;
  return {
    id: row.id,
    status: row.status,
    number: row.number,
    basedOn: row.basedOn,
    returnsTo: row.returnsTo,
    values: row.changedValues,
    before: valuesOfNumber(rows, row.basedOn),
    note: row.note,
    effectiveOn: row.effectiveOn,
    reviewBy: row.reviewBy,
    author: { id: row.authorId, ...row.author },
    draftedAt: row.draftedAt,
    proposedAt: row.proposedAt,
    replay: row.replay,
    answer:
      answeredBy === null || answerer === null || answeredAt === null
        ? null
        : { by: { id: answeredBy, ...answerer }, at: answeredAt, reason: row.reason },
    version: row.version,
  };
}
