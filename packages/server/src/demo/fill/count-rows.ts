import { lastDayOf, RECONCILE_LOOKBACK_WEEKS, WEEK_DAYS, weekOf } from '@titrate/clinical/ledger';
import { addDays, formatInstant, type Instant } from '@titrate/quantity';
import { createRandom } from '@titrate/virtual-clinic';
import { appendEntries } from '../../features/ledger/append-entries.ts';
import { decimalOf } from '../../features/ledger/formulary.ts';
import { ledgerWeeks } from '../../features/ledger/ledger-week.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { dayIn } from '../../platform/moments.ts';
import type { DemoClinic } from '../accounts.ts';
import type { Calendar } from './calendar.ts';
import { plusMinutes } from './calendar.ts';
import type { DemoTeam } from './staff.ts';

/** Yesterday every location was counted by two; today one count waits for the second person. Older weeks are reconciled. */
export async function writeCounts(
  tx: Tx,
  clinic: DemoClinic,
  team: DemoTeam,
  calendar: Calendar,
): Promise<void> {
  const { clinicId } = team;
  const locations = await tx
    .selectFrom('ledgerLocation')
    .select('id')
    .where('clinicId', '=', clinicId)
    .orderBy('name')
    .execute();
  for (const [index, { id }] of locations.entries()) {
    await writeCount(tx, clinic, team, { locationId: id, at: calendar.ago(1, 22), isConfirmed: true });
    // Nothing is drawn from the last of them, so its count can still be confirmed.
    if (index === locations.length - 1)
      await writeCount(tx, clinic, team, { locationId: id, at: calendar.now, isConfirmed: false });
  }
  await reconcileOldWeeks(tx, clinic, team, calendar);
}

interface DemoCount {
  readonly locationId: string;
  readonly at: Instant;
  readonly isConfirmed: boolean;
}

async function writeCount(
  tx: Tx,
  clinic: DemoClinic,
  { clinicId, nurse, secondNurse }: DemoTeam,
  { locationId, at, isConfirmed }: DemoCount,
): Promise<void> {
  const random = createRandom(`${clinic.slug}/count/${locationId}/${isConfirmed}`);
  const id = random.uuid();
  const shelf = await tx
    .selectFrom('ledgerEntry')
    .select('lotId')
    .select((of) => of.fn.sum<string>('changeMg').as('mg'))
    .where('clinicId', '=', clinicId)
    .where('locationId', '=', locationId)
    .where('happenedAt', '<=', formatInstant(at))
    .groupBy('lotId')
    .having((of) => of.fn.sum('changeMg'), '>', 0)
    .execute();
  await tx
    .insertInto('ledgerCount')
    .values({
      clinicId,
      id,
      locationId,
      inventory: false,
      countedBy: nurse.id,
      counterName: nurse.name,
      countedAt: formatInstant(at),
    })
    .execute();
  await tx
    .insertInto('ledgerCountLine')
    .values(shelf.map(({ lotId, mg }) => ({ clinicId, countId: id, lotId, countedMg: mg, expectedMg: mg })))
    .execute();
  const entries = shelf.map(({ lotId, mg }) => ({
    actId: random.uuid(),
    kind: 'count' as const,
    locationId,
    lotId,
    amountMg: decimalOf(mg),
    happenedAt: at,
    by: nurse,
  }));
  await appendEntries(tx, clinicId, entries, at);
  if (!isConfirmed) return;
  await tx
    .insertInto('ledgerCountConfirmation')
    .values({
      clinicId,
      countId: id,
      countedBy: nurse.id,
      confirmedBy: secondNurse.id,
      confirmerName: secondNurse.name,
      confirmedAt: formatInstant(plusMinutes(at, 4)),
    })
    .execute();
}

/** But for the last one, which waits on the page. */
async function reconcileOldWeeks(
  tx: Tx,
  clinic: DemoClinic,
  { clinicId, zone, secondNurse }: DemoTeam,
  calendar: Calendar,
): Promise<void> {
  const thisWeek = weekOf(dayIn(zone, calendar.now));
  for (let back = 2; back <= RECONCILE_LOOKBACK_WEEKS; back += 1) {
    const week = addDays(thisWeek, -back * WEEK_DAYS);
    const at = `${addDays(lastDayOf(week), 1)}T18:00:00.000Z`;
    for (const one of await ledgerWeeks(tx, clinicId, week)) {
      await tx
        .insertInto('ledgerWeekReconciliation')
        .values({
          clinicId,
          id: createRandom(`${clinic.slug}/week/${week}/${one.locationId}`).uuid(),
          locationId: one.locationId,
          week,
          figures: JSON.stringify(one.lines),
          fingerprint: one.fingerprint,
          addsUp: one.addsUp,
          note: one.addsUp ? '' : 'A session is charted to its end this week',
          reconciledBy: secondNurse.id,
          reconcilerName: secondNurse.name,
          reconciledAt: at,
        })
        .execute();
    }
  }
}
