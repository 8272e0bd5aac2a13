import { inventoryDue, isExpired } from '@titrate/clinical/ledger';
import { listLedgerEntries, readLedger } from '@titrate/contract';
import type { CivilDate, Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';
import { dayIn, storedInstant } from '../../platform/moments.ts';
import { itemOf } from './formulary.ts';

/** The day it is in the clinic. */
export async function clinicToday(tx: Tx, clinicId: string, now: Instant): Promise<CivilDate> {
  return dayIn(await zoneOf(tx, clinicId), now);
}

async function zoneOf(tx: Tx, clinicId: string): Promise<string> {
  const { timeZone } = await tx
    .selectFrom('clinic')
    .select('timeZone')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  return timeZone;
}

export const stockRoutes = [
  route(readLedger, async ({ tx, clinicId, now, audit }) => {
    const zone = await zoneOf(tx, clinicId);
    const today = dayIn(zone, now);
    const locations = await tx
      .selectFrom('ledgerLocation')
      .select(['id', 'name', 'registration', 'active', 'version'])
      .where('clinicId', '=', clinicId)
      .orderBy('name')
      .execute();
    const items = await tx
      .selectFrom('formularyItem')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .orderBy('product')
      .orderBy('mgPerMl')
      .orderBy('unit')
      .orderBy('mgPerUnit')
      .execute();
    const stock = await tx
      .selectFrom('ledgerBalance as balance')
      .innerJoin('ledgerLot as lot', (join) =>
        join.onRef('lot.clinicId', '=', 'balance.clinicId').onRef('lot.id', '=', 'balance.lotId'),
      )
      .select(['balance.locationId', 'balance.lotId', 'balance.mg', 'lot.itemId', 'lot.lot', 'lot.expiresOn'])
      .where('balance.clinicId', '=', clinicId)
      .where('balance.mg', '>', '0')
      .orderBy('lot.expiresOn')
      .execute();
    audit({ act: 'ledger.read', object: { kind: 'ledger' } });
    return {
      locations,
      items: items.map(itemOf),
      stock: stock.map((row) => ({ ...row, expired: isExpired(row.expiresOn, today) })),
      waiting: await waitingProposals(tx, clinicId),
      discrepancies: await openDiscrepancies(tx, clinicId),
      inventories: (await lastInventories(tx, clinicId)).map(({ locationId, at }) => {
        const due = inventoryDue(at === null ? undefined : dayIn(zone, storedInstant(at)), today);
        return { locationId, at, state: due.state, dueOn: due.dueOn ?? null };
      }),
    };
  }),

  route(listLedgerEntries, async ({ tx, clinicId, query }) => {
    const { limit, ...wanted } = query;
    const rows = await entriesOf(tx, clinicId, wanted)
      .orderBy('entry.seq', 'desc')
      .limit(limit + 1)
      .execute();
    return { entries: rows.slice(0, limit).map(toEntry), more: rows.length > limit };
  }),
] as const;

async function waitingProposals(tx: Tx, clinicId: string) {
  const rows = await tx
    .selectFrom('ledgerProposal as one')
    .innerJoin('ledgerLot as lot', (join) =>
      join.onRef('lot.clinicId', '=', 'one.clinicId').onRef('lot.id', '=', 'one.lotId'),
    )
    .leftJoin('ledgerProposalAnswer as answer', (join) =>
      join.onRef('answer.clinicId', '=', 'one.clinicId').onRef('answer.proposalId', '=', 'one.id'),
    )
    .selectAll('one')
    .select(['lot.itemId', 'lot.lot', 'lot.expiresOn'])
    .where('one.clinicId', '=', clinicId)
    .where('answer.proposalId', 'is', null)
    .orderBy('one.proposedAt')
    .execute();
  return rows.map(({ proposedBy, proposerName, ...row }) => ({
    ...row,
    proposedBy: { id: proposedBy, name: proposerName },
  }));
}

async function openDiscrepancies(tx: Tx, clinicId: string) {
  const rows = await tx
    .selectFrom('ledgerCountLine as line')
    .innerJoin('ledgerCount as count', (join) =>
      join.onRef('count.clinicId', '=', 'line.clinicId').onRef('count.id', '=', 'line.countId'),
    )
    .innerJoin('ledgerLot as lot', (join) =>
      join.onRef('lot.clinicId', '=', 'line.clinicId').onRef('lot.id', '=', 'line.lotId'),
    )
    .leftJoin('ledgerCountOutcome as outcome', (join) =>
      join
        .onRef('outcome.clinicId', '=', 'line.clinicId')
        .onRef('outcome.countId', '=', 'line.countId')
        .onRef('outcome.lotId', '=', 'line.lotId'),
    )
    .select([
      'line.countId',
      'count.locationId',
      'line.lotId',
      'lot.itemId',
      'lot.lot',
      'line.countedMg',
      'line.expectedMg',
      'count.countedBy',
      'count.counterName',
      'count.countedAt',
    ])
    .where('line.clinicId', '=', clinicId)
    .where('outcome.countId', 'is', null)
    .whereRef('line.countedMg', '<>', 'line.expectedMg')
    .orderBy('count.countedAt')
    .execute();
  return rows.map(({ countedBy, counterName, ...row }) => ({
    ...row,
    countedBy: { id: countedBy, name: counterName },
  }));
}

/** Of every location in use. */
const lastInventories = async (tx: Tx, clinicId: string) =>
  tx
    .selectFrom('ledgerLocation as location')
    .leftJoin('ledgerCount as count', (join) =>
      join
        .onRef('count.clinicId', '=', 'location.clinicId')
        .onRef('count.locationId', '=', 'location.id')
        .on('count.inventory', '=', true),
    )
    .select(['location.id as locationId', sql<string | null>`max(count.counted_at)`.as('at')])
    .where('location.clinicId', '=', clinicId)
    .where('location.active', '=', true)
    .groupBy(['location.id', 'location.name'])
    .orderBy('location.name')
    .execute();

export interface WantedEntries {
  readonly locationId?: string | undefined;
  readonly itemId?: string | undefined;
  readonly kind?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before?: number | undefined;
}

/** Entries with their lot and patient; days are those of the clinic, by the moment of the event (CS-02). */
export function entriesOf(tx: Tx, clinicId: string, wanted: WantedEntries) {
  let query = tx
    .selectFrom('ledgerEntry as entry')
    .innerJoin('ledgerLot as lot', (join) =>
      join.onRef('lot.clinicId', '=', 'entry.clinicId').onRef('lot.id', '=', 'entry.lotId'),
    )
    .innerJoin('clinic', 'clinic.id', 'entry.clinicId')
    .leftJoin('patient', (join) =>
      join.onRef('patient.clinicId', '=', 'entry.clinicId').onRef('patient.id', '=', 'entry.patientId'),
    )
    .selectAll('entry')
    .select(['lot.itemId', 'lot.lot', 'patient.recordNumber', 'patient.familyName', 'patient.givenName'])
    .where('entry.clinicId', '=', clinicId);
  if (wanted.locationId !== undefined) query = query.where('entry.locationId', '=', wanted.locationId);
  if (wanted.itemId !== undefined) query = query.where('lot.itemId', '=', wanted.itemId);
  if (wanted.kind !== undefined) query = query.where(sql<boolean>`entry.kind = ${wanted.kind}`);
  if (wanted.sessionId !== undefined) query = query.where('entry.sessionId', '=', wanted.sessionId);
  if (wanted.before !== undefined) query = query.where('entry.seq', '<', String(wanted.before));
  const day = sql`(entry.happened_at at time zone clinic.time_zone)::date`;
  if (wanted.from !== undefined) query = query.where(sql<boolean>`${day} >= ${wanted.from}::date`);
  if (wanted.to !== undefined) query = query.where(sql<boolean>`${day} <= ${wanted.to}::date`);
  return query;
}

type Query = ReturnType<typeof entriesOf>;
type Row = Awaited<ReturnType<Query['execute']>>[number];

export function toEntry(row: Row) {
  const { byId, byName, byRole, witnessId, witnessName, patientId, familyName, givenName, recordNumber } =
    row;
  return {
    ...row,
    seq: Number(row.seq),
    by: { id: byId, name: byName, role: byRole },
    witness: witnessId === null ? null : { id: witnessId, name: witnessName ?? '' },
    patient:
      patientId === null
        ? null
        : {
            id: patientId,
            recordNumber: recordNumber ?? '',
            name: `${familyName ?? ''}, ${givenName ?? ''}`,
          },
  };
}
