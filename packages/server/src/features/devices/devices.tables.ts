import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    device: DeviceTable;
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
export interface DeviceMessageTable {
  clinicId: string;
  id: string;
  receivedAt: Timestamp;
  peer: string;
  sender: string;
  controlId: string;
  contentHash: string;
  raw: Buffer;
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
