import type { PhaseName } from '@titrate/clinical/session';
import type { Problem } from '@titrate/quantity';
import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    chair: ChairTable;
    session: SessionTable;
    sessionEvent: SessionEventTable;
    sessionRefusal: SessionRefusalTable;
    document: DocumentTable;
    sessionMove: SessionMoveTable;
    soundPause: SoundPauseTable;
    sessionPresence: SessionPresenceTable;
  }
}

export interface ChairTable {
  clinicId: string;
  id: string;
  label: string;
  position: number;
  active: Generated<boolean>;
}

export interface SessionTable {
  clinicId: string;
  id: string;
  patientId: string;
  courseId: string;
  planId: string;
  number: number;
  chairId: string | null;
  startsAt: Timestamp;
  endsAt: Timestamp;
  nurseId: string | null;
  prescriberId: string | null;
  phase: Generated<PhaseName>;
  seq: Generated<number>;
  headHash: Generated<string>;
  /** What the board shows, worked out from the events when they were appended. */
  summary: JsonColumn<unknown>;
  openedAt: Timestamp | null;
  closedAt: Timestamp | null;
  cancelledBecause: string | null;
  version: Generated<number>;
}

/** Entries that their author was told are refused. */
export interface SessionRefusalTable {
  clinicId: string;
  eventId: string;
  sessionId: string;
  problems: JsonColumn<readonly Problem[]>;
  refusedAt: Timestamp;
}

export interface SessionEventTable {
  clinicId: string;
  sessionId: string;
  seq: number;
  id: string;
  kind: string;
  observedAt: Timestamp;
  recordedAt: Timestamp;
  /** The whole sealed event, as it was hashed. */
  event: JsonColumn<unknown>;
  hash: string;
}

export interface SessionMoveTable {
  clinicId: string;
  id: string;
  sessionId: string;
  fromChairId: string | null;
  toChairId: string;
  movedAt: Timestamp;
  author: JsonColumn<RecordAuthor>;
}

export interface SoundPauseTable {
  clinicId: string;
  id: string;
  startedAt: Timestamp;
  untilAt: Timestamp;
  author: JsonColumn<RecordAuthor>;
}

export interface SessionPresenceTable {
  clinicId: string;
  sessionId: string;
  userId: string;
  seenAt: Timestamp;
  typedAt: Timestamp | null;
}

export interface DocumentTable {
  clinicId: string;
  id: string;
  patientId: string;
  sessionId: string | null;
  kind: 'session-record' | 'after-care' | 'consent' | 'letter';
  title: string;
  mediaType: string;
  content: Buffer;
  sha256: string;
  createdAt: Timestamp;
  author: JsonColumn<RecordAuthor>;
}
