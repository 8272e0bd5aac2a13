import type { TextPackage } from '@titrate/clinical/instruments';
import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    wordingPackage: WordingPackageTable;
  }
}

export interface WordingPackageTable {
  clinicId: string;
  id: string;
  instrument: string;
  instrumentVersion: string;
  language: string;
  texts: JsonColumn<TextPackage>;
  contentHash: string;
  importedAt: Timestamp;
  importer: JsonColumn<RecordAuthor>;
  ended: 'replaced' | 'removed' | null;
  endedAt: Timestamp | null;
  ender: JsonColumn<RecordAuthor> | null;
  reason: Generated<string>;
}
