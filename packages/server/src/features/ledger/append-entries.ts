import {
  type Container,
  countOf,
  type EntryKind,
  millilitresOf,
  stockChange,
  wholePieces,
} from '@titrate/clinical/ledger';
import { type Decimal, formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { publish } from '../../platform/live/live.ts';
import { containerOf } from './formulary.ts';

export interface LedgerPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface NewEntry {
  /** Sent twice under one id and kind, it is one entry. */
  readonly actId: string;
  readonly kind: EntryKind;
  readonly locationId: string;
  readonly lotId: string;
  readonly amountMg: Decimal;
  readonly happenedAt: Instant;
  readonly by: LedgerPerson;
  readonly witness?: Omit<LedgerPerson, 'role'> | undefined;
  readonly sessionId?: string;
  readonly patientId?: string;
  readonly vialId?: string;
  readonly otherLocationId?: string;
  readonly reason?: string | undefined;
  readonly method?: string | undefined;
  readonly reference?: string | undefined;
}

export const personOf = (actor: StaffActor): LedgerPerson => ({
  id: actor.userId,
  name: actor.displayName,
  role: actor.roles[0] ?? 'staff',
});

/** Appends to the books; a balance that would fall below zero undoes the whole act (CSR-01). */
export async function appendEntries(
  tx: Tx,
  clinicId: string,
  entries: readonly NewEntry[],
  now: Instant,
): Promise<void> {
  if (entries.length === 0) return;
  const containers = await containersOf(
    tx,
    clinicId,
    entries.map((entry) => entry.lotId),
  );
  const rows = entries.map((entry) => rowOf(entry, containers.get(entry.lotId), now));
  try {
    await sql`select append_ledger(${JSON.stringify(rows)}::jsonb)`.execute(tx);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
  await publish(tx, clinicId, { topic: 'ledger', id: clinicId });
}

function rowOf(entry: NewEntry, container: Container | undefined, now: Instant) {
  if (container === undefined) throw refuse('not-found', 'No such lot in this clinic');
  const { amountMg } = entry;
  const count = countOf(container, amountMg) ?? null;
  return {
    act_id: entry.actId,
    kind: entry.kind,
    location_id: entry.locationId,
    lot_id: entry.lotId,
    amount_mg: amountMg,
    change_mg: stockChange(entry.kind, amountMg),
    mg_per_ml: container.form === 'vial' ? container.mgPerMl : null,
    amount_ml: millilitresOf(container, amountMg) ?? null,
    devices: container.form === 'device' ? count : null,
    units: container.form === 'unit' ? count : null,
    happened_at: formatInstant(entry.happenedAt),
    recorded_at: formatInstant(now),
    by_id: entry.by.id,
    by_name: entry.by.name,
    by_role: entry.by.role,
    witness_id: entry.witness?.id ?? null,
    witness_name: entry.witness?.name ?? null,
    session_id: entry.sessionId ?? null,
    patient_id: entry.patientId ?? null,
    vial_id: entry.vialId ?? null,
    other_location_id: entry.otherLocationId ?? null,
    reason: entry.reason ?? '',
    method: entry.method ?? '',
    reference: entry.reference ?? '',
  };
}

/** The database is the judge of balances; here its verdict gets words. */
function refusalOf(error: unknown): Error | undefined {
  if (!(error instanceof Error) || !('constraint' in error)) return undefined;
  if (error.constraint === 'ledger_balance_not_negative')
    return refuse('conflict', 'That much is not on the shelf: look at the balance, or count it');
  if (error.constraint === 'ledger_lot_expired')
    return refuse('held', 'DOSE-20: this lot has expired; take another one');
  return undefined;
}

/** What each lot is in: strength and size of the container. */
export async function containersOf(
  tx: Tx,
  clinicId: string,
  lotIds: readonly string[],
): Promise<ReadonlyMap<string, Container>> {
  if (lotIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('ledgerLot')
    .innerJoin('formularyItem as item', (join) =>
      join.onRef('item.clinicId', '=', 'ledgerLot.clinicId').onRef('item.id', '=', 'ledgerLot.itemId'),
    )
    .selectAll('item')
    .select('ledgerLot.id as lotId')
    .where('ledgerLot.clinicId', '=', clinicId)
    .where('ledgerLot.id', 'in', [...new Set(lotIds)])
    .execute();
  return new Map(rows.map((row) => [row.lotId, containerOf(row)]));
}

/** Devices and units move whole (CSR-04). */
export function refuseParts(container: Container | undefined, amountMg: Decimal, path: string): void {
  if (container === undefined || container.form === 'vial') return;
  if (wholePieces(container, amountMg) !== undefined) return;
  const what = container.form === 'device' ? 'devices' : `${container.unit}s`;
  throw refuse('invalid-input', undefined, [
    { type: 'not-whole', message: `CSR-04: ${what} are counted whole`, path },
  ]);
}
