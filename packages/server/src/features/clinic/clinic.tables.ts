import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    contentSignOff: ContentSignOffTable;
    contentSignOffAnswer: ContentSignOffAnswerTable;
  }
}

/** A person as they stood when they signed. */
export interface Signer {
  readonly name: string;
  readonly credentials: string;
}

export interface ContentSignOffTable {
  clinicId: string;
  id: string;
  contentRef: string;
  contentVersion: string | null;
  fingerprint: string;
  decision: 'confirm' | 'withdraw';
  note: string;
  /** `YYYY-MM-DD`. */
  effectiveOn: string;
  proposedBy: string;
  proposer: JsonColumn<Signer>;
  proposedAt: Timestamp;
}

export interface ContentSignOffAnswerTable {
  clinicId: string;
  signOffId: string;
  proposedBy: string;
  approved: boolean;
  answeredBy: string;
  answerer: JsonColumn<Signer>;
  answeredAt: Timestamp;
  reason: string;
}
