import { containerMg } from '@titrate/clinical/ledger';
import { ledgerPdf } from '@titrate/contract';
import { type LedgerPage, ledgerReport, renderPdf } from '../../edges/reports/index.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { containerOf } from './append-entries.ts';
import { entriesOf, toEntry } from './stock.routes.ts';

/** One print holds at most this many entries; a longer span is printed in parts. */
const MOST = 5000;

export const printRoutes = [
  route(ledgerPdf, async ({ tx, clinicId, query, now, audit }) => {
    const clinic = await tx
      .selectFrom('clinic')
      .select(['name', 'timeZone', 'region'])
      .where('id', '=', clinicId)
      .executeTakeFirstOrThrow();
    const location = await tx
      .selectFrom('ledgerLocation')
      .select(['name', 'registration'])
      .where('clinicId', '=', clinicId)
      .where('id', '=', query.locationId)
      .executeTakeFirst();
    if (location === undefined) throw refuse('not-found', 'No such location in this clinic');
    const rows = await entriesOf(tx, clinicId, query)
      .orderBy('entry.seq')
      .limit(MOST + 1)
      .execute();
    if (rows.length > MOST) throw refuse('too-large', `More than ${MOST} entries: print a shorter span`);
    const items = await tx.selectFrom('formularyItem').selectAll().where('clinicId', '=', clinicId).execute();
    const input: LedgerPage = {
      clinicName: clinic.name,
      zone: clinic.timeZone,
      paper: clinic.region === 'US' ? 'LETTER' : 'A4',
      location,
      from: query.from,
      to: query.to,
      entries: rows.map(toEntry),
      items: items.map((item) => ({
        id: item.id,
        product: item.product,
        form: item.form,
        mgPerMl: item.mgPerMl,
        containerMl: item.containerMl,
        containerMg: containerMg(containerOf(item)).toString(),
      })),
      at: now,
    };
    audit({
      act: 'ledger.print',
      object: { kind: 'ledger-location', id: query.locationId },
      detail: { from: query.from, to: query.to },
    });
    return { file: true, contentType: 'application/pdf', content: await renderPdf(ledgerReport(input)) };
  }),
] as const;
