import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    patientTask: PatientTaskTable;
    response: ResponseTable;
    workItem: WorkItemTable;
  }
}

export interface PatientTaskTable {
  clinicId: string;
  id: string;
  patientId: string;
  kind: 'instrument' | 'intake' | 'check-in' | 'consent' | 'education';
  /** Instrument id, intake group, or document id. */
  ref: string;
  title: string;
  /** When in the pathway: `intake`, `before-session`, `day-1`, `day-7`, `end-of-induction`, … */
  moment: string;
  sessionId: string | null;
  opensAt: Timestamp;
  dueAt: Timestamp | null;
  expiresAt: Timestamp | null;
  status: Generated<'open' | 'started' | 'done' | 'expired' | 'cancelled'>;
  /** Answers so far, saved one by one. */
  progress: JsonColumn<Readonly<Record<string, unknown>>>;
  completedAt: Timestamp | null;
  resultId: string | null;
  createdBy: JsonColumn<RecordAuthor>;
  createdAt: Timestamp;
  version: Generated<number>;
}

export interface ResponseTable {
  clinicId: string;
  id: string;
  patientId: string;
  instrument: string;
  instrumentVersion: string;
  language: Generated<string>;
  answers: JsonColumn<readonly (number | null)[]>;
  context: JsonColumn<Readonly<Record<string, unknown>>>;
  /** Unscored items beside the array, such as the difficulty item of the PHQ-9. */
  extra: JsonColumn<Readonly<Record<string, unknown>>>;
  score: JsonColumn<unknown>;
  total: string | null;
  band: string | null;
  flags: string[];
  mode: 'self' | 'clinician' | 'proxy' | 'import' | 'score-entry';
  moment: string | null;
  sessionId: string | null;
  taskId: string | null;
  startedAt: Timestamp | null;
  completedAt: Timestamp;
  recordedAt: Timestamp;
  author: JsonColumn<RecordAuthor>;
  importId: string | null;
  replaces: string | null;
  /** SHA-256 of the wording that was read; `null`: the definition's own, or none in force any more when it was sent. */
  wordingHash: Generated<string | null>;
}

export interface WorkItemTable {
  clinicId: string;
  id: string;
  patientId: string | null;
  kind: 'risk' | 'review' | 'unsigned' | 'form-due' | 'follow-up' | 'device' | 'enquiry' | 'ledger';
  priority: 'high' | 'medium' | 'low';
  title: string;
  detail: JsonColumn<Readonly<Record<string, unknown>>>;
  assignedTo: string | null;
  openedAt: Timestamp;
  acceptBy: Timestamp | null;
  acceptedAt: Timestamp | null;
  acceptedBy: string | null;
  closedAt: Timestamp | null;
  closedBy: string | null;
  outcome: string | null;
  version: Generated<number>;
}
