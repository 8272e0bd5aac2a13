import {
  COUNT_LOOKBACK_DAYS,
  countDue,
  RECONCILE_LOOKBACK_WEEKS,
  type ShelfDay,
  WEEK_DAYS,
  weekDue,
  weekOf,
} from '@titrate/clinical/ledger';
import { addDays, type CivilDate, Decimal } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { decimalOf } from './formulary.ts';

/** How each location stands with its count by two people and its weekly reconciliation (CS-08). */
export async function countingDue(tx: Tx, clinicId: string, today: CivilDate) {
  const from = [
    addDays(today, -COUNT_LOOKBACK_DAYS),
    addDays(weekOf(today), -RECONCILE_LOOKBACK_WEEKS * WEEK_DAYS),
  ].toSorted()[0] as CivilDate;
  const shelves = await shelfDays(tx, clinicId, from, today);
  const counted = await lastCounted(tx, clinicId);
  const weeks = await tx
    .selectFrom('ledgerWeekReconciliation')
    .select(['locationId', 'week'])
    .where('clinicId', '=', clinicId)
    .where('week', '>=', from)
    .execute();
  return [...shelves].map(([locationId, days]) => ({
    locationId,
    count: onWire(countDue(days, counted.get(locationId), today)),
    week: onWire(
      weekDue(
        days.filter(({ moved }) => moved).map(({ day }) => day),
        weeks.filter((one) => one.locationId === locationId).map(({ week }) => week as CivilDate),
        today,
      ),
    ),
  }));
}

const onWire = ({ state, since }: ReturnType<typeof countDue>) => ({ state, since: since ?? null });

/** The days of each location, walked back from what is on the shelf now. */
async function shelfDays(
  tx: Tx,
  clinicId: string,
  from: CivilDate,
  today: CivilDate,
): Promise<ReadonlyMap<string, readonly ShelfDay[]>> {
  const sessions = await sessionDays(tx, clinicId, from);
  const moves = await movesByDay(tx, clinicId, from);
  const now = await tx
    .selectFrom('ledgerLocation as location')
    .leftJoin('ledgerBalance as balance', (join) =>
      join
        .onRef('balance.clinicId', '=', 'location.clinicId')
        .onRef('balance.locationId', '=', 'location.id'),
    )
    .select(['location.id', sql<string>`coalesce(sum(balance.mg), 0)`.as('mg')])
    .where('location.clinicId', '=', clinicId)
    .groupBy(['location.id', 'location.name'])
    .orderBy('location.name')
    .execute();
  return new Map(
    now.map(({ id, mg }) => {
      const days: ShelfDay[] = [];
      let atEnd = decimalOf(mg);
      for (let day = today; day >= from; day = addDays(day, -1)) {
        const move = moves.find((one) => one.locationId === id && one.day === day);
        days.push({
          day,
          hadStock: !atEnd.isZero(),
          moved: move?.moved === true,
          sessionHeld: sessions.has(day),
        });
        atEnd = atEnd.minus(move === undefined ? Decimal.zero : decimalOf(move.change));
      }
      return [id, days];
    }),
  );
}

const movesByDay = (tx: Tx, clinicId: string, from: CivilDate) =>
  tx
    .selectFrom('ledgerEntry as entry')
    .innerJoin('clinic', 'clinic.id', 'entry.clinicId')
    .select([
      'entry.locationId',
      sql<string>`(entry.happened_at at time zone clinic.time_zone)::date`.as('day'),
      sql<string>`sum(entry.change_mg)`.as('change'),
      sql<boolean>`bool_or(entry.kind <> 'count')`.as('moved'),
    ])
    .where('entry.clinicId', '=', clinicId)
    .where(sql<boolean>`(entry.happened_at at time zone clinic.time_zone)::date >= ${from}::date`)
    .groupBy(['entry.locationId', sql`2`])
    .execute();

async function sessionDays(tx: Tx, clinicId: string, from: CivilDate): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('session')
    .innerJoin('clinic', 'clinic.id', 'session.clinicId')
    .select(sql<string>`(session.starts_at at time zone clinic.time_zone)::date`.as('day'))
    .distinct()
    .where('session.clinicId', '=', clinicId)
    .where('session.phase', 'not in', ['booked', 'cancelled'])
    .where(sql<boolean>`(session.starts_at at time zone clinic.time_zone)::date >= ${from}::date`)
    .execute();
  return new Set(rows.map(({ day }) => day));
}

/** The day of the latest count that two people made, by location. */
async function lastCounted(tx: Tx, clinicId: string): Promise<ReadonlyMap<string, CivilDate>> {
  const rows = await tx
    .selectFrom('ledgerCount as count')
    .innerJoin('ledgerCountConfirmation as second', (join) =>
      join.onRef('second.clinicId', '=', 'count.clinicId').onRef('second.countId', '=', 'count.id'),
    )
    .innerJoin('clinic', 'clinic.id', 'count.clinicId')
    .select([
      'count.locationId',
      sql<string>`(max(count.counted_at) at time zone max(clinic.time_zone))::date`.as('day'),
    ])
    .where('count.clinicId', '=', clinicId)
    .groupBy('count.locationId')
    .execute();
  return new Map(rows.map(({ locationId, day }) => [locationId, day as CivilDate]));
}
