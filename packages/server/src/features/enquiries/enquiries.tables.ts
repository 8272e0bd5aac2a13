import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    enquiry: EnquiryTable;
    newsletterSubscription: NewsletterSubscriptionTable;
  }
}

export interface EnquiryTable {
  clinicId: string;
  id: string;
  forWhom: 'self' | 'loved-one';
  name: string;
  email: string | null;
  phone: string | null;
  preferredContact: 'email' | 'phone' | 'text';
  about: string[];
  message: Generated<string>;
  selfCheck: JsonColumn<unknown> | null;
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
  tokenHash: Buffer;
  requestedAt: Timestamp;
  confirmedAt: Timestamp | null;
  unsubscribedAt: Timestamp | null;
}
