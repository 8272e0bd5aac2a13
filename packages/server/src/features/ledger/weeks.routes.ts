import { lastDayOf, weekOf } from '@titrate/clinical/ledger';
import { ledgerWeekPdf, OPEN_NOTE_MIN, readLedgerWeek, reconcileWeek } from '@titrate/contract';
import { type CivilDate, formatInstant } from '@titrate/quantity';
import { renderPdf, weekReport } from '../../edges/reports/index.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { personOf } from './append-entries.ts';
import { ledgerWeeks } from './ledger-week.ts';
import { pageOf, rowsOf } from './print.routes.ts';
import { clinicToday, entriesOf, toEntry } from './stock.routes.ts';

/** CS-08: what was issued, given, wasted and returned in a week, and who went through it. */
export const weekRoutes = [
  route(readLedgerWeek, async ({ tx, clinicId, params, now }) => {
    const week = mondayOf(params.week);
    const to = lastDayOf(week);
    const isOver = to < (await clinicToday(tx, clinicId, now));
    return { from: week, to, isOver, locations: await ledgerWeeks(tx, clinicId, week) };
  }),

  route(reconcileWeek, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const week = mondayOf(params.week);
    if (lastDayOf(week) >= (await clinicToday(tx, clinicId, now)))
      throw refuse('conflict', 'CS-08: a week is reconciled once it is over');
    const locations = await ledgerWeeks(tx, clinicId, week);
    const one = locations.find(({ locationId }) => locationId === body.locationId);
    if (one === undefined)
      throw refuse('not-found', 'This location has no entries and no stock in that week');
    if (one.fingerprint !== body.fingerprint)
      throw refuse('conflict', 'The figures of this week have changed: look again');
    if (!one.addsUp && body.note.length < OPEN_NOTE_MIN)
      throw refuse('invalid-input', undefined, [
        { type: 'missing', message: 'Say what is open and what is done about it', path: '/note' },
      ]);
    const person = personOf(actor);
    const added = await tx
      .insertInto('ledgerWeekReconciliation')
      .values({
        clinicId,
        id: body.id,
        locationId: body.locationId,
        week,
        figures: JSON.stringify(one.lines),
        fingerprint: one.fingerprint,
        addsUp: one.addsUp,
        note: body.note,
        reconciledBy: person.id,
        reconcilerName: person.name,
        reconciledAt: formatInstant(now),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) throw refuse('conflict', 'Somebody has reconciled it already');
    audit({
      act: 'ledger.reconcile',
      object: { kind: 'ledger-location', id: body.locationId },
      detail: { week, addsUp: one.addsUp },
    });
    await publish({ topic: 'ledger', id: clinicId });
    return { done: true } as const;
  }),

  route(ledgerWeekPdf, async ({ tx, clinicId, params, query, now, audit }) => {
    const week = mondayOf(params.week);
    const span = { locationId: query.locationId, from: week, to: lastDayOf(week) };
    const page = await pageOf(tx, clinicId, span, now);
    const entries = (await rowsOf(entriesOf(tx, clinicId, span))).map(toEntry);
    const locations = await ledgerWeeks(tx, clinicId, week);
    const one = locations.find(({ locationId }) => locationId === query.locationId);
    audit({
      act: 'ledger.printWeek',
      object: { kind: 'ledger-location', id: query.locationId },
      detail: { week },
    });
    const content = await renderPdf(weekReport({ ...page, entries }, one));
    return { file: true, contentType: 'application/pdf', content } as const;
  }),
] as const;

function mondayOf(day: string): CivilDate {
  // The contract admits days that exist alone.
  const week = weekOf(day as CivilDate);
  if (week !== day)
    throw refuse('invalid-input', undefined, [
      { type: 'not-a-monday', message: 'a week is named by its Monday', path: '/week' },
    ]);
  return week;
}
