import { randomUUID } from 'node:crypto';
import { countDifference } from '@titrate/clinical/ledger';
import { countSheet, recordCount, resolveCount } from '@titrate/contract';
import { formatInstant, type Problem } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { appendEntries, containersOf, personOf, refuseParts } from './append-entries.ts';
import { decimalOf } from './formulary.ts';
import { closeLedgerWork, openLedgerWork } from './ledger-work.ts';
import { lose } from './movements.routes.ts';

export const countRoutes = [
  route(countSheet, async ({ tx, clinicId, params }) => {
    const lots = await shelf(tx, clinicId, params.locationId);
    return { lots: lots.map(({ mg: _, ...lot }) => lot) };
  }),

  route(recordCount, async ({ tx, clinicId, body, actor, now, audit }) => {
    requireFreshProof(actor, now);
    const lots = await shelf(tx, clinicId, body.locationId);
    refuseIncomplete(body.lines, lots);
    const containers = await containersOf(
      tx,
      clinicId,
      lots.map((lot) => lot.lotId),
    );
    body.lines.forEach((line, index) => {
      refuseParts(containers.get(line.lotId), decimalOf(line.countedMg), `/lines/${index}/countedMg`);
    });
    const lines = body.lines.map(({ lotId, countedMg }) => ({
      lotId,
      countedMg,
      expectedMg: lots.find((lot) => lot.lotId === lotId)?.mg ?? '0',
    }));
    const person = personOf(actor);
    const counted = await tx
      .insertInto('ledgerCount')
      .values({
        clinicId,
        id: body.id,
        locationId: body.locationId,
        inventory: body.inventory,
        countedBy: person.id,
        counterName: person.name,
        countedAt: formatInstant(now),
      })
      .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
      .executeTakeFirst();
    // The books are shown only now; pressed twice, the first count stands.
    if (counted.numInsertedOrUpdatedRows === 0n) throw refuse('conflict', 'This count is recorded already');
    if (lines.length > 0)
      await tx
        .insertInto('ledgerCountLine')
        .values(lines.map((line) => ({ clinicId, countId: body.id, ...line })))
        .execute();
    await appendEntries(
      tx,
      clinicId,
      lines.map((line) => ({
        actId: randomUUID(),
        kind: 'count',
        locationId: body.locationId,
        lotId: line.lotId,
        amountMg: decimalOf(line.countedMg),
        happenedAt: now,
        by: person,
        reason: body.inventory ? 'Inventory' : '',
      })),
      now,
    );
    for (const line of lines) {
      if (countDifference(decimalOf(line.expectedMg), decimalOf(line.countedMg)).isZero()) continue;
      await openLedgerWork(tx, {
        clinicId,
        key: `count/${body.id}/${line.lotId}`,
        title: 'A count differs from the ledger: count again, and have the director say what came of it',
        detail: { countId: body.id, lotId: line.lotId, locationId: body.locationId },
        now,
      });
    }
    audit({ act: 'ledger.count', object: { kind: 'ledger-count', id: body.id } });
    return { lines };
  }),

  route(resolveCount, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const line = await tx
      .selectFrom('ledgerCountLine as line')
      .innerJoin('ledgerCount as count', (join) =>
        join.onRef('count.clinicId', '=', 'line.clinicId').onRef('count.id', '=', 'line.countId'),
      )
      .select(['line.countedMg', 'line.expectedMg', 'count.countedBy', 'count.locationId'])
      .where('line.clinicId', '=', clinicId)
      .where('line.countId', '=', params.countId)
      .where('line.lotId', '=', body.lotId)
      .executeTakeFirst();
    if (line === undefined) throw refuse('not-found', 'No such count of this lot');
    if (line.countedBy === actor.userId)
      throw refuse('not-permitted', 'CS-11: somebody other than the counter says what came of it');
    const difference = countDifference(decimalOf(line.expectedMg), decimalOf(line.countedMg));
    if (difference.isZero()) throw refuse('conflict', 'This count agrees with the ledger');
    if (body.outcome === 'lost' && !difference.isNegative())
      throw refuse('invalid-input', undefined, [
        { type: 'contradiction', message: 'more was found than expected: nothing is lost', path: '/outcome' },
      ]);
    const added = await tx
      .insertInto('ledgerCountOutcome')
      .values({
        clinicId,
        countId: params.countId,
        lotId: body.lotId,
        countedBy: line.countedBy,
        outcome: body.outcome,
        explanation: body.explanation,
        resolvedBy: actor.userId,
        resolverName: actor.displayName,
        resolvedAt: formatInstant(now),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) throw refuse('conflict', 'An outcome is recorded already');
    const shelfOf = { locationId: line.locationId, lotId: body.lotId, reason: body.explanation };
    if (body.outcome === 'lost')
      await lose(tx, clinicId, { ...shelfOf, id: randomUUID(), amountMg: difference.absolute() }, actor, now);
    if (body.outcome === 'clerical') {
      const entry = { ...shelfOf, actId: randomUUID(), kind: 'adjusted', amountMg: difference } as const;
      await appendEntries(tx, clinicId, [{ ...entry, happenedAt: now, by: personOf(actor) }], now);
    }
    await closeLedgerWork(tx, {
      clinicId,
      key: `count/${params.countId}/${body.lotId}`,
      outcome: `${body.outcome}: ${body.explanation}`,
      by: actor.userId,
      now,
    });
    audit({
      act: 'ledger.resolve',
      object: { kind: 'ledger-count', id: params.countId },
      detail: { outcome: body.outcome },
    });
    await publish({ topic: 'ledger', id: clinicId });
    return { done: true } as const;
  }),
] as const;

async function shelf(tx: Tx, clinicId: string, locationId: string) {
  return tx
    .selectFrom('ledgerBalance as balance')
    .innerJoin('ledgerLot as lot', (join) =>
      join.onRef('lot.clinicId', '=', 'balance.clinicId').onRef('lot.id', '=', 'balance.lotId'),
    )
    .select(['lot.id as lotId', 'lot.itemId', 'lot.lot', 'lot.expiresOn', 'balance.mg'])
    .where('balance.clinicId', '=', clinicId)
    .where('balance.locationId', '=', locationId)
    .where('balance.mg', '>', '0')
    .orderBy('lot.lot')
    .execute();
}

/** Every lot on the shelf is counted, opened ones exactly and expired ones too (CS-06, CS-07). */
function refuseIncomplete(
  lines: readonly { readonly lotId: string }[],
  lots: readonly { readonly lotId: string; readonly lot: string }[],
): void {
  const problems: Problem[] = [];
  lines.forEach((line, index) => {
    const path = `/lines/${index}/lotId`;
    if (!lots.some((lot) => lot.lotId === line.lotId))
      problems.push({ type: 'not-found', message: 'this lot is not kept at the location', path });
    if (lines.findIndex((other) => other.lotId === line.lotId) !== index)
      problems.push({ type: 'twice', message: 'this lot is counted twice', path });
  });
  for (const lot of lots) {
    if (!lines.some((line) => line.lotId === lot.lotId))
      problems.push({ type: 'missing', message: `lot ${lot.lot} is not counted`, path: '/lines' });
  }
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
}
