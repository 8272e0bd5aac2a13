import type { ClinicValues, Firing } from '@titrate/clinical/library';
import type { LibraryReplay } from '@titrate/contract';
import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { Signer } from '../clinic/clinic.tables.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    libraryChange: LibraryChangeTable;
  }
}

/** A difference of the replay, with whose it is. */
export type FoundDifference = Firing & { readonly patientId: string; readonly sessionId: string | null };

export interface LibraryChangeTable {
  clinicId: string;
  id: string;
  status: 'draft' | 'proposed' | 'approved' | 'turned-down' | 'discarded';
  number: number | null;
  basedOn: number;
  returnsTo: number | null;
  changedValues: JsonColumn<ClinicValues>;
  note: Generated<string>;
  /** `YYYY-MM-DD`. */
  effectiveOn: string;
  reviewBy: string;
  authorId: string;
  author: JsonColumn<Signer>;
  draftedAt: Timestamp;
  proposedAt: Timestamp | null;
  replay: JsonColumn<LibraryReplay> | null;
  answeredBy: string | null;
  answerer: JsonColumn<Signer> | null;
  answeredAt: Timestamp | null;
  reason: Generated<string>;
  version: Generated<number>;
}
