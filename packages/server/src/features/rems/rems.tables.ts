import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    remsForm: RemsFormTable;
    remsFormStep: RemsFormStepTable;
  }
}

export interface RemsFormTable {
  clinicId: string;
  sessionId: string;
  patientId: string;
  sessionOn: string;
  dueOn: string;
}

export interface RemsFormStepTable {
  clinicId: string;
  sessionId: string;
  number: number;
  id: string;
  step: 'sent' | 'accepted' | 'rejected';
  at: Timestamp;
  author: JsonColumn<RecordAuthor>;
  note: Generated<string>;
  formVersion: string | null;
  answers: JsonColumn<unknown> | null;
  contentHash: string | null;
}
