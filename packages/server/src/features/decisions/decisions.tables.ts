import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor, Signature } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    evaluation: EvaluationTable;
    ruleOverride: RuleOverrideTable;
    assessment: AssessmentTable;
    consent: ConsentTable;
    consentWithdrawal: ConsentWithdrawalTable;
  }
}

export interface EvaluationTable {
  clinicId: string;
  id: string;
  patientId: string;
  kind: 'suitability' | 'gate' | 'dose' | 'discharge';
  sessionId: string | null;
  at: Timestamp;
  snapshot: JsonColumn<unknown>;
  answer: JsonColumn<unknown>;
  rulesVersion: string;
  author: JsonColumn<RecordAuthor>;
}
export interface RuleOverrideTable {
  clinicId: string;
  id: string;
  patientId: string;
  evaluationId: string;
  rule: string;
  ruleVersion: string;
  reason: string;
  at: Timestamp;
  author: JsonColumn<RecordAuthor>;
}
export interface AssessmentTable {
  clinicId: string;
  id: string;
  patientId: string;
  evaluationId: string;
  decision: 'suitable' | 'not-suitable' | 'more-needed';
  indication: string;
  product: 'ketamine' | 'esketamine';
  route: 'IV' | 'IM' | 'SC' | 'IN' | 'PO' | 'SL';
  note: Generated<string>;
  signature: JsonColumn<Signature>;
  signedAt: Timestamp;
}
export interface ConsentTable {
  clinicId: string;
  id: string;
  patientId: string;
  product: 'ketamine' | 'esketamine';
  route: 'IV' | 'IM' | 'SC' | 'IN' | 'PO' | 'SL';
  indication: string;
  documentVersion: string;
  documentHash: string;
  language: Generated<string>;
  elements: JsonColumn<unknown>;
  teachBack: JsonColumn<unknown>;
  questions: Generated<string>;
  explainedBy: JsonColumn<RecordAuthor>;
  patientSignature: JsonColumn<unknown>;
  staffSignature: JsonColumn<Signature>;
  signedAt: Timestamp;
  /** `YYYY-MM-DD`, the last day it counts. */
  expiresOn: string;
}
export interface ConsentWithdrawalTable {
  clinicId: string;
  consentId: string;
  reason: Generated<string>;
  at: Timestamp;
  author: JsonColumn<RecordAuthor>;
}
