import type { ContainerForm, EntryKind, UnitName } from '@titrate/clinical/ledger';
import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    ledgerLocation: LedgerLocationTable;
    formularyItem: FormularyItemTable;
    ledgerLot: LedgerLotTable;
    ledgerBalance: LedgerBalanceTable;
    ledgerEntry: LedgerEntryTable;
    ledgerProposal: LedgerProposalTable;
    ledgerProposalAnswer: LedgerProposalAnswerTable;
    ledgerCount: LedgerCountTable;
    ledgerCountLine: LedgerCountLineTable;
    ledgerCountOutcome: LedgerCountOutcomeTable;
    ledgerCountConfirmation: LedgerCountConfirmationTable;
    ledgerWeekReconciliation: LedgerWeekReconciliationTable;
  }
}

export interface LedgerLocationTable {
  clinicId: string;
  id: string;
  name: string;
  registration: string;
  active: boolean;
  version: Generated<number>;
}

export interface FormularyItemTable {
  clinicId: string;
  id: string;
  product: 'ketamine' | 'esketamine';
  form: ContainerForm;
  /** Numerics are text: exact decimals. Only of a vial. */
  mgPerMl: string | null;
  containerMl: string | null;
  /** Only of what is counted in units. */
  unit: UnitName | null;
  mgPerUnit: string | null;
  unitsPerContainer: number | null;
  containerMg: string;
  multiDose: boolean;
  gtin: string | null;
  active: boolean;
  version: Generated<number>;
}

export interface LedgerLotTable {
  clinicId: string;
  id: string;
  itemId: string;
  lot: string;
  /** `YYYY-MM-DD`, the last good day. */
  expiresOn: string;
}

/** Read only: `append_ledger` keeps it. */
export interface LedgerBalanceTable {
  clinicId: string;
  locationId: string;
  lotId: string;
  mg: string;
}

/** Read only: `append_ledger` writes it, and nothing changes or deletes what it wrote (CS-03). */
export interface LedgerEntryTable {
  clinicId: string;
  seq: string;
  actId: string;
  kind: EntryKind;
  locationId: string;
  lotId: string;
  amountMg: string;
  changeMg: string;
  balanceMg: string;
  mgPerMl: string | null;
  amountMl: string | null;
  devices: string | null;
  units: string | null;
  happenedAt: Timestamp;
  recordedAt: Timestamp;
  byId: string;
  byName: string;
  byRole: string;
  witnessId: string | null;
  witnessName: string | null;
  sessionId: string | null;
  patientId: string | null;
  vialId: string | null;
  otherLocationId: string | null;
  reason: string;
  method: string;
  reference: string;
}

export interface LedgerProposalTable {
  clinicId: string;
  id: string;
  kind: 'receipt' | 'destroyed';
  locationId: string;
  lotId: string;
  amountMg: string;
  reason: string;
  method: string;
  reference: string;
  proposedBy: string;
  proposerName: string;
  proposerRole: string;
  proposedAt: Timestamp;
}

export interface LedgerProposalAnswerTable {
  clinicId: string;
  proposalId: string;
  proposedBy: string;
  confirmed: boolean;
  answeredBy: string;
  answeredAt: Timestamp;
  reason: string;
}

export interface LedgerCountTable {
  clinicId: string;
  id: string;
  locationId: string;
  inventory: boolean;
  countedBy: string;
  counterName: string;
  countedAt: Timestamp;
}

export interface LedgerCountLineTable {
  clinicId: string;
  countId: string;
  lotId: string;
  countedMg: string;
  expectedMg: string;
}

export interface LedgerCountOutcomeTable {
  clinicId: string;
  countId: string;
  lotId: string;
  countedBy: string;
  outcome: 'miscounted' | 'clerical' | 'lost';
  explanation: string;
  resolvedBy: string;
  resolverName: string;
  resolvedAt: Timestamp;
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
