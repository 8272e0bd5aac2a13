import { amountInShort, type LedgerWeek, stockedAs, type WeekFigures } from '@titrate/contract';
import { type Content, type Definition, plainTable } from '../pdf-content.ts';
import { instantFrom } from '../session-record/shared.ts';
import { dateTimeOf } from '../zone-time.ts';
import { type LedgerPage, ledgerPaper } from './document.ts';

/** The weekly reconciliation of one location, with room for a signature where nobody has confirmed it (CS-08). */
export function weekReport(page: LedgerPage, week: LedgerWeek | undefined): Definition {
  if (week === undefined)
    return ledgerPaper(page, 'Weekly reconciliation', [{ text: 'No entries and no stock in this week.' }]);
  return ledgerPaper(page, 'Weekly reconciliation', [
    ...week.lines.flatMap((line) => itemTable(page, line)),
    { text: week.addsUp ? 'It adds up.' : 'It does not add up.', style: 'h' },
    { text: signedWords(page, week) },
  ]);
}

function itemTable(page: LedgerPage, line: WeekFigures): readonly Content[] {
  const item = page.items.find((one) => one.id === line.itemId);
  const amount = (mg: string) => amountInShort(item, mg);
  return [
    { text: item === undefined ? 'Not known' : stockedAs(item), style: 'h', headlineLevel: 1 },
    plainTable(
      ['*', '*', '*', '*', '*', '*', '*'],
      ['Opening', 'Received', 'Moved', 'Issued', 'Given', 'Wasted', 'Returned'],
      [
        [line.openingMg, line.receivedMg, line.movedMg, line.issuedMg]
          .concat(line.givenMg, line.wastedMg, line.returnedMg)
          .map(amount),
      ],
    ),
    plainTable(
      ['*', '*', '*', '*', '*', '*', '*'],
      ['Destroyed', 'Lost', 'Adjusted', 'Closing', 'Open containers', 'Open differences', ''],
      [
        [
          ...[line.destroyedMg, line.lostMg, line.adjustedMg, line.closingMg].map(amount),
          String(line.openContainers),
          String(line.openDifferences),
          '',
        ],
      ],
    ),
  ];
}

function signedWords({ zone }: LedgerPage, { reconciled }: LedgerWeek): string {
  if (reconciled === null || reconciled.changedSince)
    return 'Reconciled by: ______________________   Date: ______________   Note: ______________________';
  const note = reconciled.note === '' ? '' : ` Note: ${reconciled.note}`;
  return `Reconciled by ${reconciled.by.name}, ${dateTimeOf(instantFrom(reconciled.at), zone)}.${note}`;
}
