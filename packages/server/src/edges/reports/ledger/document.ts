import type { LedgerEntry } from '@titrate/contract';
import { amountSaid, LEDGER_KIND_WORDS, type Stocked, stockedAs } from '@titrate/contract';
import { Decimal, formatAmount, type Instant } from '@titrate/quantity';
import { type Content, type Definition, plainTable } from '../pdf-content.ts';
import { instantFrom } from '../session-record/shared.ts';
import { civilDateOf, dateTimeOf } from '../zone-time.ts';

/** What the ledger of one location holds over a span of clinic days (CSR-03). */
export interface LedgerPage {
  readonly clinicName: string;
  readonly zone: string;
  readonly paper: 'LETTER' | 'A4';
  readonly location: { readonly name: string; readonly registration: string };
  readonly from: string;
  readonly to: string;
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  readonly items: readonly ({ readonly id: string } & Stocked)[];
  readonly at: Instant;
}

/** One table for each item and lot, so that every balance can be followed by eye. */
export function ledgerReport(page: LedgerPage): Definition {
  const lots = [...new Set(page.entries.map((entry) => entry.lotId))];
  return ledgerPaper(page, 'Controlled-drug ledger', [
    ...(lots.length === 0 ? [{ text: 'No entries in this period.' }] : []),
    ...lots.flatMap((lotId) =>
      lotTable(
        page,
        page.entries.filter((entry) => entry.lotId === lotId),
      ),
    ),
  ]);
}

/** The paper of everything that is printed from the ledger: clinic, place and span above each page. */
export function ledgerPaper(page: LedgerPage, title: string, content: readonly Content[]): Definition {
  const { clinicName, location, zone } = page;
  const place = location.registration === '' ? location.name : `${location.name} · ${location.registration}`;
  const span = `${civilDateOf(page.from)} to ${civilDateOf(page.to)}`;
  return {
    pageSize: page.paper,
    pageMargins: [40, 70, 40, 48],
    info: { title: `${title} ${location.name}`, author: clinicName },
    header: () => ({
      margin: [40, 24, 40, 0],
      stack: [
        {
          columns: [
            { text: clinicName, bold: true },
            { text: `${title} · ${span}`, alignment: 'right', bold: true },
          ],
        },
        { text: place, margin: [0, 3, 0, 0], fontSize: 10 },
      ],
    }),
    footer: (number, pages) => ({
      margin: [40, 12, 40, 0],
      columns: [
        {
          text: `Printed ${dateTimeOf(page.at, zone)} · ${page.entries.length} entries`,
          fontSize: 7.5,
          width: '*',
        },
        { width: 70, text: `page ${number} of ${pages}`, alignment: 'right', fontSize: 8 },
      ],
    }),
    content: [{ text: title, style: 'title' }, ...content],
    styles: {
      title: { fontSize: 17, bold: true, margin: [0, 0, 0, 6] },
      h: { fontSize: 11.5, bold: true, margin: [0, 10, 0, 3] },
    },
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.15 },
    pageBreakBefore: (node) => node.headlineLevel === 1 && node.startPosition.verticalRatio > 0.88,
  };
}

function lotTable(page: LedgerPage, entries: readonly LedgerEntry[]) {
  const [first] = entries;
  const item = page.items.find((one) => one.id === first?.itemId);
  if (first === undefined || item === undefined) return [];
  const heading = `${stockedAs(item)} · lot ${first.lot}`;
  return [
    { text: heading, style: 'h', headlineLevel: 1 },
    plainTable(
      [84, 66, 70, 70, '*', 100],
      ['When', 'Entry', 'Amount', 'Balance', 'What', 'By'],
      entries.map((entry) => [
        dateTimeOf(instantFrom(entry.happenedAt), page.zone),
        LEDGER_KIND_WORDS[entry.kind],
        amountOf(item, entry.amountMg),
        amountOf(item, entry.balanceMg),
        whatOf(entry),
        [
          `${entry.by.name} (${entry.by.role})`,
          ...(entry.witness === null ? [] : [`witness ${entry.witness.name}`]),
        ].join('\n'),
      ]),
    ),
  ];
}

/** One line for each part of an amount: mg and mL of a vial, how many devices or units (CSR-04). */
export const amountOf = (item: LedgerPage['items'][number] | undefined, mg: string): string =>
  item === undefined ? formatAmount(decimalOf(mg), 'mg') : amountSaid(item, mg).join('\n');

function whatOf(entry: LedgerEntry): string {
  return [
    entry.patient === null ? '' : `${entry.patient.name} · ${entry.patient.recordNumber}`,
    entry.vialId === null ? '' : `container ${entry.vialId}`,
    entry.reason,
    entry.method,
    entry.reference,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function decimalOf(text: string): Decimal {
  const read = Decimal.parse(text);
  if (!read.ok) throw new Error('Invariant broken: an amount of the ledger reads');
  return read.value;
}
