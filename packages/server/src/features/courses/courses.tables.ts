import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor, Signature } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    course: CourseTable;
    plan: PlanTable;
  }
}

export interface CourseTable {
  clinicId: string;
  id: string;
  patientId: string;
  indication: string;
  targetInstrument: string;
  startedAt: Timestamp;
  endedAt: Timestamp | null;
  endReason: string | null;
  version: Generated<number>;
}

export interface PlanTable {
  clinicId: string;
  id: string;
  patientId: string;
  courseId: string;
  product: 'ketamine' | 'esketamine';
  route: 'IV' | 'IM' | 'SC' | 'IN' | 'PO' | 'SL';
  protocol: string;
  /** What the prescriber typed, as the dose arithmetic took it; and its whole answer. */
  request: JsonColumn<unknown>;
  answer: JsonColumn<unknown>;
  /** Exact decimal text, like every numeric here. */
  doseMg: string;
  doseMgPerKg: string | null;
  weightKg: string | null;
  weightKind: 'actual' | 'ideal' | 'adjusted' | null;
  weightObservedAt: Timestamp | null;
  durationMin: string | null;
  sessionsPlanned: number;
  sessionsPerWeek: string;
  target: Generated<string>;
  stopRule: Generated<string>;
  reviewOn: string | null;
  prn: JsonColumn<readonly unknown[]>;
  overrides: JsonColumn<readonly unknown[]>;
  status: 'draft' | 'signed' | 'superseded' | 'discarded';
  author: JsonColumn<RecordAuthor>;
  createdAt: Timestamp;
  signature: JsonColumn<Signature> | null;
  signedAt: Timestamp | null;
  replaces: string | null;
  version: Generated<number>;
}
