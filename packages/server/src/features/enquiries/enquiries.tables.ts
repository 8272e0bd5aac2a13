import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    enquiry: EnquiryTable;
    newsletterSubscription: NewsletterSubscriptionTable;
  }
}

/** A self-check a person sent along, with the score the server worked out. */
export interface ScoredSelfCheck {
  readonly instrument: string;
  readonly version: string;
  readonly answers: readonly (number | null)[];
  readonly total: number | null;
  readonly band: string | null;
  readonly flags: readonly string[];
}

export interface EnquiryTable {
  clinicId: string;
  id: string;
  forWhom: 'self' | 'loved-one';
  name: string;
  email: string | null;
  phone: string | null;
  preferredWay: 'phone-call' | 'text-message' | 'email';
  bestTime: string | null;
  relationship: string | null;
  topics: string[];
  message: Generated<string>;
  selfChecks: JsonColumn<readonly ScoredSelfCheck[]>;
  urgent: Generated<boolean>;
  status: Generated<'new' | 'contacted' | 'converted' | 'closed'>;
  statusReason: string | null;
  handledBy: string | null;
  patientId: string | null;
  receivedAt: Timestamp;
  version: Generated<number>;
}

export interface NewsletterSubscriptionTable {
  clinicId: string;
  id: string;
  email: string;
  tokenHash: string;
  requestedAt: Timestamp;
  confirmedAt: Timestamp | null;
  unsubscribedAt: Timestamp | null;
}
