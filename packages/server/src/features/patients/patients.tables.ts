import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from '../../platform/database/schema.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    patient: PatientTable;
    patientIdentifier: PatientIdentifierTable;
  }
}

export const STAGES = [
  'intake',
  'assessed',
  'suitable',
  'excluded',
  'consented',
  'planned',
  'in-treatment',
  'follow-up',
  'maintenance',
  'ended',
] as const;
export type Stage = (typeof STAGES)[number];

export interface PatientTable {
  clinicId: string;
  id: string;
  recordNumber: string;
  familyName: string;
  givenName: string;
  preferredName: string | null;
  /** `YYYY-MM-DD`. */
  birthDate: string;
  sexAtBirth: 'female' | 'male' | 'intersex' | null;
  /** Asked of the person; null is not asked. */
  canBecomePregnant: ColumnType<boolean | null, boolean | null | undefined>;
  gender: string | null;
  pronouns: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  language: Generated<string>;
  emergencyName: string | null;
  emergencyPhone: string | null;
  emergencyRelation: string | null;
  status: Generated<'active' | 'inactive' | 'deceased' | 'test'>;
  stage: Generated<Stage>;
  createdAt: Timestamp;
  version: Generated<number>;
}

export interface PatientIdentifierTable {
  clinicId: string;
  id: string;
  patientId: string;
  system: string;
  value: string;
  type: string | null;
}
