export * from './counting.ts';
export * from './counts.ts';
export * from './movements.ts';
export {
  administrationsPdf,
  Discrepancy,
  FormularyItem,
  LEDGER_WORKERS,
  LedgerEntry,
  LedgerLocation,
  LedgerProposal,
  LotOnShelf,
  ledgerPdf,
  listLedgerEntries,
  readLedger,
} from './stock.ts';
export * from './words.ts';
