import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    apiToken: ApiTokenTable;
    device: DeviceTable;
    deviceFrame: DeviceFrameTable;
    deviceLink: DeviceLinkTable;
    deviceMessage: DeviceMessageTable;
    deviceReading: DeviceReadingTable;
    importBatch: ImportBatchTable;
  }
}

export interface DeviceTable {
  clinicId: string;
  id: string;
  identifier: string;
  kind: 'monitor' | 'pump' | 'gateway';
  name: string;
  timeZone: string;
  active: Generated<boolean>;
}
export interface DeviceLinkTable {
  clinicId: string;
  id: string;
  deviceId: string;
  chairId: string;
  fromAt: Timestamp;
  toAt: Timestamp | null;
  author: JsonColumn<RecordAuthor>;
}
/** Every frame of the MLLP port, as it came. */
export interface DeviceFrameTable {
  clinicId: string;
  id: string;
  receivedAt: Timestamp;
  peer: string;
  sha256: string;
  raw: Buffer;
}
export interface DeviceMessageTable {
  clinicId: string;
  id: string;
  receivedAt: Timestamp;
  peer: string;
  sender: string;
  controlId: string;
  contentHash: string;
  frameId: string;
  outcome: 'AA' | 'AE' | 'AR';
  detail: JsonColumn<unknown>;
}
export interface DeviceReadingTable {
  clinicId: string;
  id: string;
  messageId: string;
  deviceId: string | null;
  sessionId: string | null;
  state: 'charted' | 'unmatched' | 'quarantined' | 'dismissed' | 'conflict';
  reason: string | null;
  reading: JsonColumn<unknown>;
  observedAt: Timestamp | null;
  receivedAt: Timestamp;
  resolvedBy: JsonColumn<RecordAuthor> | null;
  resolvedAt: Timestamp | null;
  /** Sender, device, code, sub-id and time: the identity of the fact; null for what is no value. */
  readingKey: string | null;
  valueState: Generated<'current' | 'replaced' | 'withdrawn'>;
  /** The session event that charted it. */
  eventId: string | null;
}
/** A machine that reads or writes for a clinic. */
export interface ApiTokenTable {
  clinicId: string;
  id: string;
  name: string;
  tokenHash: string;
  scopes: string[];
  createdBy: JsonColumn<RecordAuthor>;
  createdAt: Timestamp;
  expiresAt: Timestamp | null;
  revokedAt: Timestamp | null;
}
export interface ImportBatchTable {
  clinicId: string;
  id: string;
  fileName: string;
  contentHash: string;
  patientId: string | null;
  report: JsonColumn<unknown>;
  at: Timestamp;
  author: JsonColumn<RecordAuthor>;
}
