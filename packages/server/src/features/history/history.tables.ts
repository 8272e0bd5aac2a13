import type { Generated } from 'kysely';
import type { JsonColumn, Timestamp } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    fact: FactTable;
    condition: ConditionTable;
    medicine: MedicineTable;
    allergy: AllergyTable;
    reconciliation: ReconciliationTable;
    vital: VitalTable;
    lab: LabTable;
    treatmentTrial: TreatmentTrialTable;
    clinicalRecord: ClinicalRecordTable;
    examination: ExaminationTable;
    note: NoteTable;
  }
}

/** Where a chart entry came from. */
export type Source = 'patient' | 'clinician' | 'import' | 'device';

/** What every appended chart row carries. */
interface Entry {
  clinicId: string;
  id: string;
  patientId: string;
  recordedAt: Timestamp;
  author: JsonColumn<RecordAuthor>;
}
/** A row that a later one may replace; the later one names it. */
interface Correctable extends Entry {
  replaces: string | null;
}

export interface FactTable extends Entry {
  factId: string;
  value: JsonColumn<string>;
  observedAt: Timestamp;
  source: 'patient' | 'clinician' | 'import' | 'proxy';
  importId: string | null;
}
export interface ConditionTable extends Correctable {
  name: string;
  system: string | null;
  code: string | null;
  clinicalStatus: 'active' | 'resolved' | 'unknown' | 'entered-in-error';
  onsetAt: Timestamp | null;
  abatedAt: Timestamp | null;
  importId: string | null;
}
export interface MedicineTable extends Correctable {
  name: string;
  rxnorm: string | null;
  doseText: string | null;
  /** Exact decimal text. */
  dailyDoseMg: string | null;
  lastTakenAt: Timestamp | null;
  status: 'current' | 'as-needed' | 'stopped' | 'entered-in-error';
  reviewedClasses: string[] | null;
  startedAt: Timestamp | null;
  stoppedAt: Timestamp | null;
  importId: string | null;
}
export interface AllergyTable extends Correctable {
  substance: string;
  system: string | null;
  code: string | null;
  reaction: string | null;
  criticality: 'low' | 'high' | 'unknown' | null;
  status: 'active' | 'refuted' | 'entered-in-error';
  importId: string | null;
}
export interface ReconciliationTable {
  clinicId: string;
  id: string;
  patientId: string;
  kind: 'medicines' | 'allergies';
  noneKnown: boolean;
  at: Timestamp;
  author: JsonColumn<RecordAuthor>;
}
export interface VitalTable extends Correctable {
  systolicMmhg: number | null;
  diastolicMmhg: number | null;
  heartRatePerMin: number | null;
  respiratoryRatePerMin: number | null;
  spo2Percent: number | null;
  temperatureCel: string | null;
  weightKg: string | null;
  weightMethod: 'measured' | 'stated' | null;
  heightCm: string | null;
  observedAt: Timestamp;
  source: Source;
  importId: string | null;
  voided: Generated<boolean>;
}
export interface LabTable extends Correctable {
  /** LOINC. */
  code: string;
  name: string;
  value: string | null;
  /** As written by the laboratory, digits kept. */
  valueText: string;
  unit: string | null;
  lowerLimit: string | null;
  upperLimit: string | null;
  observedAt: Timestamp;
  source: Source;
  importId: string | null;
  voided: Generated<boolean>;
}
export interface TreatmentTrialTable extends Correctable {
  treatment: string;
  kind: 'antidepressant' | 'augmentation' | 'psychotherapy' | 'neuromodulation' | 'analgesic' | 'other';
  highestDoseText: string | null;
  startedOn: string | null;
  stoppedOn: string | null;
  adequate: 'yes' | 'no' | 'unknown';
  outcome: 'remission' | 'response' | 'partial' | 'none' | 'worse' | 'unknown';
  stoppedBecause: string | null;
  currentEpisode: boolean | null;
  voided: Generated<boolean>;
}
export interface ClinicalRecordTable extends Entry {
  recordId: string;
  outcome: string;
  note: Generated<string>;
  at: Timestamp;
  importId: string | null;
}
export interface ExaminationTable extends Correctable {
  kind: 'physical' | 'psychiatric' | 'mental-status';
  findings: JsonColumn<Readonly<Record<string, unknown>>>;
  note: Generated<string>;
  at: Timestamp;
  signature: JsonColumn<unknown> | null;
}
export interface NoteTable extends Correctable {
  sessionId: string | null;
  kind: 'progress' | 'integration' | 'therapy' | 'phone' | 'addendum';
  text: string;
  at: Timestamp;
  signature: JsonColumn<unknown> | null;
}
