export { type AfterCareInput, afterCareSheet } from './after-care/document.ts';
export { type DowntimeSession, downtimePack } from './downtime-pack/document.ts';
export { administrationsReport } from './ledger/administrations.ts';
export { type LedgerPage, ledgerReport } from './ledger/document.ts';
export { weekReport } from './ledger/week.ts';
export { renderPdf } from './pdf.ts';
export { sessionRecord } from './session-record/document.ts';
export type { RecordInput } from './session-record/input.ts';
