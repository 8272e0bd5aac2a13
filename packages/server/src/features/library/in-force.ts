import { CATALOGUE_VALUES, type ClinicValues, stillAllowed } from '@titrate/clinical/library';
import type { LibraryStanding } from '@titrate/contract';
import { addDays, type Instant, parseCivilDate } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import './library.tables.ts';

export interface LibraryInForce {
  readonly number: number;
  /** What of it the catalogue of this version still allows. */
  readonly values: ClinicValues;
  /** What it does not allow any more: there the catalogue holds. */
  readonly dropped: readonly string[];
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
    ...stillAllowed(row.changedValues),
    effectiveOn: row.effectiveOn,
    reviewBy: row.reviewBy,
    expired: row.reviewBy < today,
  };
}

/** What holds in this clinic now: its own values, or the catalogue's alone. */
export async function valuesInForce(tx: Tx, clinicId: string, now: Instant): Promise<ClinicValues> {
  return (await libraryInForce(tx, clinicId, now))?.values ?? CATALOGUE_VALUES;
}

/** [default]: so many days before its day of review a library asks to be signed again. */
const REMIND_DAYS = 30;

/** Whether sessions open, and whether somebody has to sign. */
export async function libraryStanding(tx: Tx, clinicId: string, now: Instant): Promise<LibraryStanding> {
  const library = await libraryInForce(tx, clinicId, now);
  if (library === undefined) {
    const { limitsUnsignedSince } = await tx
      .selectFrom('clinic')
      .select('limitsUnsignedSince')
      .where('id', '=', clinicId)
      .executeTakeFirstOrThrow();
    return { state: limitsUnsignedSince === null ? 'none' : 'unsigned', reviewBy: null, dropped: [] };
  }
  const { reviewBy, dropped } = library;
  if (library.expired) return { state: 'expired', reviewBy, dropped };
  const today = parseCivilDate(await todayOf(tx, clinicId, now));
  const isDue = !today.ok || reviewBy <= addDays(today.value, REMIND_DAYS);
  return { state: isDue ? 'review-due' : 'signed', reviewBy, dropped };
}

/**
 * What a session takes with it. DOSE-12: without a library that two people signed, or past its day of review, none
 * begins. A clinic that treated before signatures were asked goes on with the catalogue until its first one, so that
 * no patient is turned away on the morning after an upgrade; such a session carries no library, which says so.
 */
export async function libraryForSession(
  tx: Tx,
  clinicId: string,
  now: Instant,
): Promise<LibraryInForce | undefined> {
  const { state, reviewBy } = await libraryStanding(tx, clinicId, now);
  if (state === 'none')
    throw refuse(
      'held',
      'No session can be opened: nobody has signed the limits of this clinic (DOSE-12). A prescriber proposes them under Clinic, Limits, and an owner or a second prescriber approves',
    );
  if (state === 'expired')
    throw refuse(
      'held',
      `No session can be opened: the limits of this clinic were to be reviewed by ${reviewBy} (DOSE-12). A prescriber proposes them again under Clinic, Limits, and an owner or a second prescriber approves`,
    );
  return libraryInForce(tx, clinicId, now);
}

/** The calendar day in the clinic's zone, which only its row knows. */
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
