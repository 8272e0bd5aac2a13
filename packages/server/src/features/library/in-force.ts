import { CATALOGUE_VALUES, type ClinicValues } from '@titrate/clinical/library';
import type { Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import './library.tables.ts';

export interface LibraryInForce {
  readonly number: number;
  readonly values: ClinicValues;
  readonly effectiveOn: string;
  readonly reviewBy: string;
  readonly expired: boolean;
}

/** The newest approved version whose day has come, in the clinic's own zone; none where nobody has signed one. */
export async function libraryInForce(
  tx: Tx,
  clinicId: string,
  now: Instant,
): Promise<LibraryInForce | undefined> {
  const today = await todayOf(tx, clinicId, now);
  const row = await tx
    .selectFrom('libraryChange')
    .select(['number', 'changedValues', 'effectiveOn', 'reviewBy'])
    .where('clinicId', '=', clinicId)
    .where('status', '=', 'approved')
    .where('effectiveOn', '<=', today)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.number === null) return undefined;
  return {
    number: row.number,
    values: row.changedValues,
    effectiveOn: row.effectiveOn,
    reviewBy: row.reviewBy,
    expired: row.reviewBy < today,
  };
}

/** What holds in this clinic now: its own values, or the catalogue's alone. */
export async function valuesInForce(tx: Tx, clinicId: string, now: Instant): Promise<ClinicValues> {
  return (await libraryInForce(tx, clinicId, now))?.values ?? CATALOGUE_VALUES;
}

/** DOSE-12: without a library that two people signed, or past its day of review, no session begins. */
export async function libraryForSession(tx: Tx, clinicId: string, now: Instant): Promise<LibraryInForce> {
  const library = await libraryInForce(tx, clinicId, now);
  if (library === undefined)
    throw refuse('held', 'No limit library is in force: two people sign one under Clinic, Limits');
  if (library.expired)
    throw refuse('held', `The limit library was to be reviewed by ${library.reviewBy}: sign it again`);
  return library;
}

export async function todayOf(tx: Tx, clinicId: string, now: Instant): Promise<string> {
  const { today } = await tx
    .selectFrom('clinic')
    .select(
      sql<string>`to_char(${new Date(now).toISOString()}::timestamptz at time zone time_zone, 'YYYY-MM-DD')`.as(
        'today',
      ),
    )
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  return today;
}
