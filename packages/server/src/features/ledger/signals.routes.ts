import {
  DIVERSION_LIMITS,
  diversionSignals,
  type LedgerMovement,
  signalsFrom,
} from '@titrate/clinical/ledger';
import { readLedgerSignals } from '@titrate/contract';
import type { CivilDate } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';
import { decimalOf } from './formulary.ts';
import { clinicToday } from './stock.routes.ts';

/** So many entries are named; the rest stands in the ledger. */
const NAMED = 12;

/** CS-16: told to the director alone; that somebody looked is in the audit trail. */
export const signalRoutes = [
  route(readLedgerSignals, async ({ tx, clinicId, now, audit }) => {
    const today = await clinicToday(tx, clinicId, now);
    const from = signalsFrom(today);
    const signals = diversionSignals(await movementsOf(tx, clinicId, from), today);
    audit({ act: 'ledger.readSignals', object: { kind: 'ledger' } });
    return {
      from,
      to: today,
      days: DIVERSION_LIMITS.span.value,
      signals: signals.map(({ kind, person, witness, says, numbers, entries }) => ({
        kind,
        person,
        witness: witness ?? null,
        says,
        numbers: [...numbers],
        entries: entries.toSorted((a, b) => b - a).slice(0, NAMED),
        more: entries.length > NAMED,
      })),
    };
  }),
] as const;

async function movementsOf(tx: Tx, clinicId: string, from: CivilDate): Promise<LedgerMovement[]> {
  const rows = await tx
    .selectFrom('ledgerEntry as entry')
    .innerJoin('clinic', 'clinic.id', 'entry.clinicId')
    .leftJoin('session', (join) =>
      join.onRef('session.clinicId', '=', 'entry.clinicId').onRef('session.id', '=', 'entry.sessionId'),
    )
    .select([
      'entry.seq',
      'entry.kind',
      'entry.byId',
      'entry.byName',
      'entry.witnessId',
      'entry.witnessName',
      'entry.amountMg',
      'entry.reason',
      'entry.sessionId',
      'entry.vialId',
      'session.phase',
      sql<string>`(entry.happened_at at time zone clinic.time_zone)::date`.as('day'),
      sql<number>`(extract(hour from entry.happened_at at time zone clinic.time_zone) * 60
        + extract(minute from entry.happened_at at time zone clinic.time_zone))::int`.as('minuteOfDay'),
    ])
    .where('entry.clinicId', '=', clinicId)
    .where(sql<boolean>`(entry.happened_at at time zone clinic.time_zone)::date >= ${from}::date`)
    .execute();
  return rows.map((row) => ({
    seq: Number(row.seq),
    kind: row.kind,
    by: { id: row.byId, name: row.byName },
    witness: row.witnessId === null ? undefined : { id: row.witnessId, name: row.witnessName ?? '' },
    amountMg: decimalOf(row.amountMg),
    day: row.day as CivilDate,
    minuteOfDay: row.minuteOfDay,
    reason: row.reason,
    session: row.sessionId === null ? undefined : { id: row.sessionId, end: endOf(row.phase) },
    vialId: row.vialId ?? undefined,
  }));
}

const endOf = (phase: string | null): 'cancelled' | 'over' | 'open' =>
  phase === 'cancelled' ? 'cancelled' : phase === 'discharged' || phase === 'closed' ? 'over' : 'open';
