import { weekOf } from '@titrate/clinical/ledger';
import { confirmCount, listCounts } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { personOf } from './append-entries.ts';
import { countingDue } from './counting-due.ts';
import { clinicToday } from './stock.routes.ts';

/** The page shows the latest; every count stands in the entries. */
const LATEST = 20;

/** CS-08: a count stands once a second person has counted the same. */
export const countingRoutes = [
  route(listCounts, async ({ tx, clinicId, now }) => {
    const today = await clinicToday(tx, clinicId, now);
    const rows = await countsOf(tx, clinicId).orderBy('count.countedAt', 'desc').limit(LATEST).execute();
    const lines = await linesOf(
      tx,
      clinicId,
      rows.map(({ id }) => id),
    );
    return {
      counts: rows.map(({ countedBy, counterName, confirmedBy, confirmerName, ...count }) => ({
        ...count,
        countedBy: { id: countedBy, name: counterName },
        confirmedBy: confirmedBy === null ? null : { id: confirmedBy, name: confirmerName ?? '' },
        lines: lines.filter(({ countId }) => countId === count.id),
      })),
      due: await countingDue(tx, clinicId, today),
      thisWeek: weekOf(today),
    };
  }),

  route(confirmCount, async ({ tx, clinicId, params, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const count = await countsOf(tx, clinicId).where('count.id', '=', params.countId).executeTakeFirst();
    if (count === undefined) throw refuse('not-found', 'No such count in this clinic');
    if (count.countedBy === actor.userId)
      throw refuse('not-permitted', 'CS-08: a second signed-in person counts the same');
    if (count.confirmedBy === null && count.movedSince)
      throw refuse('conflict', 'Stock came or went since this count: count again');
    const person = personOf(actor);
    const added = await tx
      .insertInto('ledgerCountConfirmation')
      .values({
        clinicId,
        countId: count.id,
        countedBy: count.countedBy,
        confirmedBy: person.id,
        confirmerName: person.name,
        confirmedAt: formatInstant(now),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) throw refuse('conflict', 'Somebody has confirmed it already');
    audit({ act: 'ledger.confirmCount', object: { kind: 'ledger-count', id: count.id } });
    await publish({ topic: 'ledger', id: clinicId });
    return { done: true } as const;
  }),
] as const;

const countsOf = (tx: Tx, clinicId: string) =>
  tx
    .selectFrom('ledgerCount as count')
    .leftJoin('ledgerCountConfirmation as second', (join) =>
      join.onRef('second.clinicId', '=', 'count.clinicId').onRef('second.countId', '=', 'count.id'),
    )
    .select([
      'count.id',
      'count.locationId',
      'count.inventory',
      'count.countedBy',
      'count.counterName',
      'count.countedAt',
      'second.confirmedBy',
      'second.confirmerName',
      'second.confirmedAt',
      // A correction of the books after a count moves nothing on the shelf.
      sql<boolean>`exists (select from ledger_entry entry where entry.clinic_id = count.clinic_id
        and entry.location_id = count.location_id and entry.recorded_at > count.counted_at
        and entry.change_mg <> 0 and entry.kind <> 'adjusted')`.as('movedSince'),
    ])
    .where('count.clinicId', '=', clinicId);

async function linesOf(tx: Tx, clinicId: string, countIds: readonly string[]) {
  if (countIds.length === 0) return [];
  return tx
    .selectFrom('ledgerCountLine as line')
    .innerJoin('ledgerLot as lot', (join) =>
      join.onRef('lot.clinicId', '=', 'line.clinicId').onRef('lot.id', '=', 'line.lotId'),
    )
    .select(['line.countId', 'line.lotId', 'lot.itemId', 'lot.lot', 'line.countedMg', 'line.expectedMg'])
    .where('line.clinicId', '=', clinicId)
    .where('line.countId', 'in', [...countIds])
    .orderBy('lot.lot')
    .execute();
}
