import { type LedgerEntry, stockedAs } from '@titrate/contract';
import { type Definition, plainTable } from '../pdf-content.ts';
import { instantFrom } from '../session-record/shared.ts';
import { dateTimeOf } from '../zone-time.ts';
import { amountOf, type LedgerPage, ledgerPaper } from './document.ts';

/** An amount that was given, with where the patient lives. */
export type Administration = LedgerEntry & { readonly address: string | null };

/**
 * CS-04: what a practitioner who administers and charges keeps of each dose: patient, address, date, drug, strength,
 * quantity, and who gave it. An entry that was taken back stands with a minus sign.
 */
export function administrationsReport(
  page: Omit<LedgerPage, 'entries'> & { readonly entries: readonly Administration[] },
): Definition {
  return ledgerPaper(page, 'Controlled drugs administered', [
    page.entries.length === 0
      ? { text: 'Nothing was given from this location in this period.' }
      : plainTable(
          [70, 84, '*', 100, 56, 84],
          ['When', 'Patient', 'Address', 'Drug and lot', 'Given', 'By'],
          page.entries.map((entry) => {
            const item = page.items.find((one) => one.id === entry.itemId);
            return [
              dateTimeOf(instantFrom(entry.happenedAt), page.zone),
              entry.patient === null ? '' : `${entry.patient.name}\n${entry.patient.recordNumber}`,
              entry.address ?? 'not in the chart',
              `${item === undefined ? '' : stockedAs(item)}\nlot ${entry.lot}`,
              amountOf(item, entry.amountMg),
              `${entry.by.name} (${entry.by.role})${entry.reason === '' ? '' : `\n${entry.reason}`}`,
            ];
          }),
        ),
  ]);
}
