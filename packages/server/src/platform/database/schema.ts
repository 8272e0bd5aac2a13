import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';

/** `timestamptz`, read and written as ISO 8601 text in UTC: `2026-02-03T18:05:00.000Z` (see `formatInstant`). */
export type Timestamp = string;
/** `jsonb`: read as a value, written as text by `JSON.stringify` so that arrays and scalars mean what they say. */
export type JsonColumn<T> = ColumnType<T, string, string>;

/**
 * Every table, in the words of the code: the camel-case of `session_event.recorded_at` is
 * `sessionEvent.recordedAt`; the driver translates. A feature adds its tables beside its queries:
 *
 * ```ts
 * declare module '../../platform/database/schema.ts' {
 *   interface Database { patient: PatientTable }
 * }
 * ```
 */
export interface Database {
  clinic: ClinicTable;
  staffMember: StaffMemberTable;
  invitation: InvitationTable;
  patientSession: PatientSessionTable;
  auditEntry: AuditEntryTable;
  outboxMessage: OutboxMessageTable;
  authUser: AuthUserTable;
  authSession: AuthSessionTable;
  authTotpUse: AuthTotpUseTable;
  staffInvitation: StaffInvitationTable;
}

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

export interface ClinicTable {
  id: string;
  name: string;
  slug: string;
  timeZone: string;
  region: string;
  colour: string;
  settings: ColumnType<Readonly<Record<string, unknown>>, string | undefined, string>;
  createdAt: Generated<Timestamp>;
  /** Since when it goes on with limits that nobody signed; only clinics that treated before a signature was asked. */
  limitsUnsignedSince: ColumnType<Timestamp | null, never, never>;
}

export interface StaffMemberTable {
  clinicId: string;
  userId: string;
  roles: string[];
  displayName: string;
  credentials: Generated<string>;
  active: Generated<boolean>;
  createdAt: Generated<Timestamp>;
}

export interface StaffInvitationTable {
  clinicId: string;
  id: string;
  userId: string;
  tokenHash: string;
  expiresAt: Timestamp;
  usedAt: Timestamp | null;
}

export interface InvitationTable {
  clinicId: string;
  id: string;
  patientId: string;
  purpose: string;
  /** What the link opens, in the words of the feature that made it. */
  tasks: JsonColumn<readonly unknown[]>;
  birthDate: string;
  tokenHash: string;
  expiresAt: Timestamp;
  failedAttempts: Generated<number>;
  openedAt: Timestamp | null;
  closedAt: Timestamp | null;
  createdAt: Generated<Timestamp>;
}

export interface PatientSessionTable {
  clinicId: string;
  id: string;
  invitationId: string;
  patientId: string;
  tokenHash: string;
  expiresAt: Timestamp;
  endedAt: Timestamp | null;
  createdAt: Generated<Timestamp>;
}

export interface AuditEntryTable {
  clinicId: string;
  seq: number;
  at: Timestamp;
  actorKind: string;
  actorId: string | null;
  actorRole: string | null;
  act: string;
  objectKind: string;
  objectId: string | null;
  patientId: string | null;
  reason: string | null;
  detail: JsonColumn<Readonly<Record<string, unknown>>>;
  prevHash: string;
  hash: string;
}

export interface OutboxMessageTable {
  clinicId: string;
  id: string;
  recipient: string;
  subject: string;
  body: string;
  status: Generated<'waiting' | 'sent' | 'failed'>;
  attempts: Generated<number>;
  createdAt: Generated<Timestamp>;
  sentAt: Timestamp | null;
}

export interface AuthUserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  twoFactorEnabled: boolean;
  createdAt: Generated<Timestamp>;
  updatedAt: Generated<Timestamp>;
}

export interface AuthSessionTable {
  id: string;
  token: string;
  userId: string;
  expiresAt: Timestamp;
  ipAddress: string | null;
  userAgent: string | null;
  /** How the second factor was proved when the session began; null means it was not. */
  secondFactor: string | null;
  /** The last proof of presence, for acts that ask for a fresh one. */
  steppedUpAt: Timestamp | null;
  createdAt: Generated<Timestamp>;
  updatedAt: Generated<Timestamp>;
}

export interface AuthTotpUseTable {
  userId: string;
  codeHash: string;
  usedAt: Timestamp;
}
