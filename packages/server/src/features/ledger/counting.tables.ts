import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    ledgerCountConfirmation: LedgerCountConfirmationTable;
    ledgerWeekReconciliation: LedgerWeekReconciliationTable;
  }
}

export interface LedgerCountConfirmationTable {
  clinicId: string;
  countId: string;
  countedBy: string;
  confirmedBy: string;
  confirmerName: string;
  confirmedAt: Timestamp;
}

export interface LedgerWeekReconciliationTable {
  clinicId: string;
  id: string;
  locationId: string;
  /** Its Monday. */
  week: string;
  figures: JsonColumn<unknown>;
  fingerprint: string;
  addsUp: boolean;
  note: string;
  reconciledBy: string;
  reconcilerName: string;
  reconciledAt: Timestamp;
}
