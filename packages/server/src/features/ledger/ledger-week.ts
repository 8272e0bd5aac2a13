import { lastDayOf, openContainers, weekLine } from '@titrate/clinical/ledger';
import type { LedgerWeek, WeekFigures } from '@titrate/contract';
import { type CivilDate, canonicalJson, Decimal, sha256Hex } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { decimalOf } from './formulary.ts';
import { entriesOf } from './stock.routes.ts';

/** A week of every location that has stock or had entries, by item (CS-08). */
export async function ledgerWeeks(tx: Tx, clinicId: string, week: CivilDate): Promise<LedgerWeek[]> {
  const to = lastDayOf(week);
  const entries = (await entriesOf(tx, clinicId, { from: week, to }).execute()).map((row) => ({
    ...row,
    amountMg: decimalOf(row.amountMg),
  }));
  const openings = await openingsOf(tx, clinicId, week);
  const open = await containersOpen(tx, clinicId, entries);
  const differences = await differencesOpen(tx, clinicId, to);
  const confirmed = await reconciliationsOf(tx, clinicId, week);
  const shelves = new Map(
    [...openings, ...entries].map(({ locationId, itemId }) => [
      `${locationId}/${itemId}`,
      { locationId, itemId },
    ]),
  );
  const lines = [...shelves.values()].map(({ locationId, itemId }) => {
    const isHere = (one: { readonly locationId: string; readonly itemId: string }) =>
      one.locationId === locationId && one.itemId === itemId;
    const line = weekLine(openings.find(isHere)?.mg ?? Decimal.zero, entries.filter(isHere));
    const figures = {
      itemId,
      // Every figure of a line is an exact amount.
      ...(Object.fromEntries(Object.entries(line).map(([name, mg]) => [name, mg.toString()])) as {
        readonly [K in keyof typeof line]: string;
      }),
      openContainers: open.filter(isHere).length,
      openDifferences: differences.filter(isHere).length,
    };
    return { locationId, figures };
  });
  return [...Map.groupBy(lines, ({ locationId }) => locationId)].map(([locationId, group]) => {
    const figures = group.map((one) => one.figures).toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
    const fingerprint = sha256Hex(canonicalJson(figures));
    return {
      locationId,
      lines: figures,
      addsUp: figures.every(isClear),
      fingerprint,
      reconciled: latestOf(
        confirmed.filter((one) => one.locationId === locationId),
        fingerprint,
      ),
    };
  });
}

const isClear = ({ openContainers: containers, openDifferences }: WeekFigures): boolean =>
  containers + openDifferences === 0;

type Reconciliation = Awaited<ReturnType<typeof reconciliationsOf>>[number];

/** Figures that were confirmed once stay confirmed, also when others were in between. */
function latestOf(all: readonly Reconciliation[], fingerprint: string): LedgerWeek['reconciled'] {
  const row = all.find((one) => one.fingerprint === fingerprint) ?? all[0];
  if (row === undefined) return null;
  return {
    by: { id: row.reconciledBy, name: row.reconcilerName },
    at: row.reconciledAt,
    note: row.note,
    changedSince: row.fingerprint !== fingerprint,
  };
}

const reconciliationsOf = (tx: Tx, clinicId: string, week: CivilDate) =>
  tx
    .selectFrom('ledgerWeekReconciliation')
    .select(['locationId', 'fingerprint', 'reconciledBy', 'reconcilerName', 'reconciledAt', 'note'])
    .where('clinicId', '=', clinicId)
    .where('week', '=', week)
    .orderBy('reconciledAt', 'desc')
    .execute();

/** What was on each shelf when the week began; items that were never there are left out. */
async function openingsOf(tx: Tx, clinicId: string, week: CivilDate) {
  const rows = await tx
    .selectFrom('ledgerEntry as entry')
    .innerJoin('ledgerLot as lot', (join) =>
      join.onRef('lot.clinicId', '=', 'entry.clinicId').onRef('lot.id', '=', 'entry.lotId'),
    )
    .innerJoin('clinic', 'clinic.id', 'entry.clinicId')
    .select(['entry.locationId', 'lot.itemId', sql<string>`trim_scale(sum(entry.change_mg))`.as('mg')])
    .where('entry.clinicId', '=', clinicId)
    .where(sql<boolean>`(entry.happened_at at time zone clinic.time_zone)::date < ${week}::date`)
    .groupBy(['entry.locationId', 'lot.itemId'])
    .having(sql<boolean>`sum(entry.change_mg) <> 0`)
    .execute();
  return rows.map((row) => ({ ...row, mg: decimalOf(row.mg) }));
}

interface Drawn {
  readonly kind: string;
  readonly sessionId: string | null;
  readonly vialId: string | null;
  readonly locationId: string;
  readonly itemId: string;
}

/** Containers drawn in the week that do not add up now, with the shelf they came from. */
async function containersOpen(tx: Tx, clinicId: string, entries: readonly Drawn[]) {
  const drawn = entries.filter(({ kind, sessionId }) => kind === 'draw-up' && sessionId !== null);
  const ids = [...new Set(drawn.flatMap(({ sessionId }) => sessionId ?? []))];
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('ledgerEntry')
    .select(['kind', 'amountMg', 'sessionId', 'vialId'])
    .where('clinicId', '=', clinicId)
    .where('sessionId', 'in', ids)
    .execute();
  const open = openContainers(
    rows.map((row) => ({
      kind: row.kind,
      amountMg: decimalOf(row.amountMg),
      sessionId: row.sessionId ?? '',
      vialId: row.vialId ?? '',
    })),
  );
  return open.flatMap(
    ({ sessionId, vialId }) =>
      drawn.find((one) => one.sessionId === sessionId && (one.vialId ?? '') === vialId) ?? [],
  );
}

const differencesOpen = (tx: Tx, clinicId: string, to: CivilDate) =>
  tx
    .selectFrom('ledgerCountLine as line')
    .innerJoin('ledgerCount as count', (join) =>
      join.onRef('count.clinicId', '=', 'line.clinicId').onRef('count.id', '=', 'line.countId'),
    )
    .innerJoin('ledgerLot as lot', (join) =>
      join.onRef('lot.clinicId', '=', 'line.clinicId').onRef('lot.id', '=', 'line.lotId'),
    )
    .innerJoin('clinic', 'clinic.id', 'line.clinicId')
    .leftJoin('ledgerCountOutcome as outcome', (join) =>
      join
        .onRef('outcome.clinicId', '=', 'line.clinicId')
        .onRef('outcome.countId', '=', 'line.countId')
        .onRef('outcome.lotId', '=', 'line.lotId'),
    )
    .select(['count.locationId', 'lot.itemId'])
    .where('line.clinicId', '=', clinicId)
    .where('outcome.countId', 'is', null)
    .whereRef('line.countedMg', '<>', 'line.expectedMg')
    .where(sql<boolean>`(count.counted_at at time zone clinic.time_zone)::date <= ${to}::date`)
    .execute();
