import { administrationsPdf, ledgerPdf } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import {
  administrationsReport,
  type LedgerPage,
  ledgerReport,
  renderPdf,
} from '../../edges/reports/index.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { itemOf } from './formulary.ts';
import { entriesOf, toEntry } from './stock.routes.ts';

/** One print holds at most this many entries; a longer span is printed in parts. */
const MOST = 5000;

export const printRoutes = [
  route(ledgerPdf, async ({ tx, clinicId, query, now, audit }) => {
    const entries = (await rowsOf(entriesOf(tx, clinicId, query))).map(toEntry);
    const page = { ...(await pageOf(tx, clinicId, query, now)), entries };
    audit({ act: 'ledger.print', ...spanOf(query) });
    return pdf(await renderPdf(ledgerReport(page)));
  }),

  route(administrationsPdf, async ({ tx, clinicId, query, now, audit }) => {
    const rows = await rowsOf(
      entriesOf(tx, clinicId, { ...query, kind: 'administered' }).select('patient.address'),
    );
    const entries = rows.map((row) => ({ ...toEntry(row), address: row.address }));
    const page = { ...(await pageOf(tx, clinicId, query, now)), entries };
    audit({ act: 'ledger.printAdministrations', ...spanOf(query) });
    return pdf(await renderPdf(administrationsReport(page)));
  }),
] as const;

interface Span {
  readonly locationId: string;
  readonly from: string;
  readonly to: string;
}

const pdf = (content: Uint8Array) => ({ file: true, contentType: 'application/pdf', content }) as const;

const spanOf = ({ locationId, from, to }: Span) => ({
  object: { kind: 'ledger-location', id: locationId },
  detail: { from, to },
});

/** In the order of the book; more than fit on one print are refused, never cut. */
export async function rowsOf<Row>(query: {
  orderBy(by: 'entry.seq'): { limit(most: number): { execute(): Promise<Row[]> } };
}): Promise<Row[]> {
  const rows = await query
    .orderBy('entry.seq')
    .limit(MOST + 1)
    .execute();
  if (rows.length > MOST) throw refuse('too-large', `More than ${MOST} entries: print a shorter span`);
  return rows;
}

export async function pageOf(
  tx: Tx,
  clinicId: string,
  span: Span,
  at: Instant,
): Promise<Omit<LedgerPage, 'entries'>> {
  const clinic = await tx
    .selectFrom('clinic')
    .select(['name', 'timeZone', 'region'])
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const location = await tx
    .selectFrom('ledgerLocation')
    .select(['name', 'registration'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', span.locationId)
    .executeTakeFirst();
  if (location === undefined) throw refuse('not-found', 'No such location in this clinic');
  const items = await tx.selectFrom('formularyItem').selectAll().where('clinicId', '=', clinicId).execute();
  return {
    clinicName: clinic.name,
    zone: clinic.timeZone,
    paper: clinic.region === 'US' ? 'LETTER' : 'A4',
    location,
    from: span.from,
    to: span.to,
    items: items.map(itemOf),
    at,
  };
}
