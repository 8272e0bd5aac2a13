import { CATALOGUE_VALUES, type ClinicValues, stillAllowed } from '@titrate/clinical/library';
import type { Library, LibraryChange, LibraryReplay } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { libraryInForce, libraryStanding } from './in-force.ts';
import type { LibraryChangeTable } from './library.tables.ts';

export type ChangeRow = Selectable<LibraryChangeTable>;

export async function libraryView(tx: Tx, clinicId: string, now: Instant): Promise<Library> {
  const rows = await changesOf(tx, clinicId);
  const inForce = await libraryInForce(tx, clinicId, now);
  const step = stepBack(rows);
  return {
    standing: await libraryStanding(tx, clinicId, now),
    inForce: inForce ?? null,
    stepBack: step === undefined ? null : { leaves: step.left.number, to: step.before.number },
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

type SignedRow = ChangeRow & { readonly number: number };

/** What was approved, newest first. */
export const signedOf = (rows: readonly ChangeRow[]): SignedRow[] =>
  rows.filter((row): row is SignedRow => row.number !== null).sort((a, b) => b.number - a.number);

/** The newest version and the one before it that came into force: never one that was left before its day came. */
export function stepBack(
  rows: readonly ChangeRow[],
): { readonly left: SignedRow; readonly before: SignedRow } | undefined {
  const [left, ...earlier] = signedOf(rows);
  const before = earlier.find(
    (row) =>
      row.number !== left?.returnsTo &&
      ![left, ...earlier].some(
        (one) => one !== undefined && one.number > row.number && one.effectiveOn < row.effectiveOn,
      ),
  );
  return left === undefined || before === undefined ? undefined : { left, before };
}

/** The values of a number, as far as the catalogue still allows them; those of the catalogue for 0. */
export const valuesOfNumber = (rows: readonly ChangeRow[], number: number): ClinicValues =>
  stillAllowed(rows.find((row) => row.number === number)?.changedValues ?? CATALOGUE_VALUES).values;

const isOpen = ({ status }: ChangeRow): boolean => status === 'draft' || status === 'proposed';

/** Of an answered change the sums; its hundreds of differences would come along with every look at the page. */
const withoutList = (replay: LibraryReplay): LibraryReplay => ({ ...replay, differences: [], more: 0 });

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
    replay: isOpen(row) || row.replay === null ? row.replay : withoutList(row.replay),
    answer:
      answeredBy === null || answerer === null || answeredAt === null
        ? null
        : { by: { id: answeredBy, ...answerer }, at: answeredAt, reason: row.reason },
    version: row.version,
  };
}
