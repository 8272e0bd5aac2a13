import { randomUUID } from 'node:crypto';
import { containerMg, lastGoodDay, lossDeadlines } from '@titrate/clinical/ledger';
import { answerLedgerAct, type BodyOf, moveStock, proposeLedgerAct, recordLoss } from '@titrate/contract';
import { Decimal, formatInstant, type Instant } from '@titrate/quantity';
import { civilDateOf } from '../../edges/reports/zone-time.ts';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { appendEntries, containersOf, personOf, refuseParts } from './append-entries.ts';
import { containerOf, decimalOf } from './formulary.ts';
import { openLedgerWork } from './ledger-work.ts';
import { clinicToday } from './stock.routes.ts';

const DONE = { done: true } as const;

export const movementRoutes = [
  route(proposeLedgerAct, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    await activeLocation(tx, clinicId, body.locationId);
    const { lotId, amountMg } =
      body.kind === 'receipt' ? await received(tx, clinicId, body) : await ofLot(tx, clinicId, body);
    const person = personOf(actor);
    await tx
      .insertInto('ledgerProposal')
      .values({
        clinicId,
        id: body.id,
        kind: body.kind,
        locationId: body.locationId,
        lotId,
        amountMg: amountMg.toString(),
        reason: body.kind === 'destroyed' ? body.reason : '',
        method: body.kind === 'destroyed' ? body.method : '',
        reference: body.kind === 'receipt' ? body.reference : '',
        proposedBy: person.id,
        proposerName: person.name,
        proposerRole: person.role,
        proposedAt: formatInstant(now),
      })
      .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
      .execute();
    audit({ act: `ledger.propose-${body.kind}`, object: { kind: 'ledger-proposal', id: body.id } });
    await publish({ topic: 'ledger', id: clinicId });
    return DONE;
  }),

  route(answerLedgerAct, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const proposal = await tx
      .selectFrom('ledgerProposal')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('id', '=', params.proposalId)
      .executeTakeFirst();
    if (proposal === undefined) throw refuse('not-found', 'No such proposal in this clinic');
    if (body.confirmed && proposal.proposedBy === actor.userId)
      throw refuse('not-permitted', 'CS-10: a second signed-in person confirms it');
    const answered = await tx
      .insertInto('ledgerProposalAnswer')
      .values({
        clinicId,
        proposalId: proposal.id,
        proposedBy: proposal.proposedBy,
        confirmed: body.confirmed,
        answeredBy: actor.userId,
        answeredAt: formatInstant(now),
        reason: body.confirmed ? '' : body.reason,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (answered.numInsertedOrUpdatedRows === 0n)
      throw refuse('conflict', 'Somebody has answered it already');
    if (body.confirmed) {
      await appendEntries(
        tx,
        clinicId,
        [
          {
            actId: proposal.id,
            kind: proposal.kind,
            locationId: proposal.locationId,
            lotId: proposal.lotId,
            amountMg: decimalOf(proposal.amountMg),
            happenedAt: now,
            by: { id: proposal.proposedBy, name: proposal.proposerName, role: proposal.proposerRole },
            witness: personOf(actor),
            reason: proposal.reason,
            method: proposal.method,
            reference: proposal.reference,
          },
        ],
        now,
      );
    }
    audit({
      act: body.confirmed ? 'ledger.confirm' : 'ledger.turnDown',
      object: { kind: 'ledger-proposal', id: proposal.id },
    });
    await publish({ topic: 'ledger', id: clinicId });
    return DONE;
  }),

  route(moveStock, async ({ tx, clinicId, body, actor, now, audit }) => {
    requireFreshProof(actor, now);
    if (body.fromId === body.toId)
      throw refuse('invalid-input', undefined, [
        { type: 'same-place', message: 'choose another location', path: '/toId' },
      ]);
    await activeLocation(tx, clinicId, body.toId);
    const { amountMg } = await ofLot(tx, clinicId, body);
    const entry = {
      actId: body.id,
      lotId: body.lotId,
      amountMg,
      happenedAt: now,
      by: personOf(actor),
      reason: body.reason,
    };
    await appendEntries(
      tx,
      clinicId,
      [
        { ...entry, kind: 'move-out', locationId: body.fromId, otherLocationId: body.toId },
        { ...entry, kind: 'move-in', locationId: body.toId, otherLocationId: body.fromId },
      ],
      now,
    );
    audit({ act: 'ledger.move', object: { kind: 'ledger-lot', id: body.lotId } });
    return DONE;
  }),

  route(recordLoss, async ({ tx, clinicId, body, actor, now, audit }) => {
    requireFreshProof(actor, now);
    const { amountMg } = await ofLot(tx, clinicId, body);
    await lose(tx, clinicId, { ...body, amountMg }, actor, now);
    audit({ act: 'ledger.lose', object: { kind: 'ledger-lot', id: body.lotId } });
    return DONE;
  }),
] as const;

export async function lose(
  tx: Tx,
  clinicId: string,
  loss: {
    readonly id: string;
    readonly locationId: string;
    readonly lotId: string;
    readonly amountMg: Decimal;
    readonly reason: string;
  },
  actor: StaffActor,
  now: Instant,
): Promise<void> {
  const { id, ...rest } = loss;
  await appendEntries(
    tx,
    clinicId,
    [{ ...rest, actId: id, kind: 'lost', happenedAt: now, by: personOf(actor) }],
    now,
  );
  const { noticeBy, formBy } = lossDeadlines(await clinicToday(tx, clinicId, now));
  await openLedgerWork(tx, {
    clinicId,
    key: `loss/${id}`,
    title: `Controlled drug lost: if it is a theft or significant (CS-12), tell the authority in writing by ${civilDateOf(noticeBy)} and complete its form by ${civilDateOf(formBy)}; record what was found`,
    detail: { locationId: loss.locationId, lotId: loss.lotId, noticeBy, formBy },
    byHand: true,
    now,
  });
}

async function activeLocation(tx: Tx, clinicId: string, id: string): Promise<void> {
  const found = await tx
    .selectFrom('ledgerLocation')
    .select('active')
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw refuse('not-found', 'No such location in this clinic');
  if (!found.active) throw refuse('conflict', 'This location is out of use');
}

async function ofLot(tx: Tx, clinicId: string, sent: { readonly lotId: string; readonly amountMg: string }) {
  const container = (await containersOf(tx, clinicId, [sent.lotId])).get(sent.lotId);
  if (container === undefined) throw refuse('not-found', 'No such lot in this clinic');
  const amountMg = decimalOf(sent.amountMg);
  refuseParts(container, amountMg, '/amountMg');
  return { lotId: sent.lotId, amountMg };
}

type Receipt = Extract<BodyOf<typeof proposeLedgerAct>, { kind: 'receipt' }>;

/** The lot of a receipt, made when it is new; one lot has one expiry. */
async function received(tx: Tx, clinicId: string, body: Receipt) {
  const day = lastGoodDay(body.expiry, '/expiry');
  if (!day.ok) throw refuse('invalid-input', undefined, [day.error]);
  const item = await tx
    .selectFrom('formularyItem')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', body.itemId)
    .executeTakeFirst();
  if (item === undefined) throw refuse('not-found', 'No such item in the formulary');
  if (!item.active) throw refuse('conflict', 'This item is out of use: it is not received any more');
  await tx
    .insertInto('ledgerLot')
    .values({ clinicId, id: randomUUID(), itemId: item.id, lot: body.lot, expiresOn: day.value })
    .onConflict((conflict) => conflict.columns(['clinicId', 'itemId', 'lot']).doNothing())
    .execute();
  const lot = await tx
    .selectFrom('ledgerLot')
    .select(['id', 'expiresOn'])
    .where('clinicId', '=', clinicId)
    .where('itemId', '=', item.id)
    .where('lot', '=', body.lot)
    .executeTakeFirstOrThrow();
  if (lot.expiresOn !== day.value)
    throw refuse('invalid-input', undefined, [
      {
        type: 'differs',
        message: `lot ${body.lot} is in the books as good through ${lot.expiresOn}`,
        path: '/expiry',
      },
    ]);
  return { lotId: lot.id, amountMg: containerMg(containerOf(item)).times(Decimal.of(body.containers)) };
}
