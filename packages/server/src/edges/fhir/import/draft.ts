import type { InstrumentId } from '@titrate/clinical/instruments';
import type { FactId, IndicationId, MeasurementId, RecordId } from '@titrate/clinical/rules';
import type { CivilDate, Instant } from '@titrate/quantity';

/** Where a draft row came from. */
export interface From {
  readonly resourceType: string;
  readonly id: string | undefined;
  readonly path: string;
}

export interface DraftIdentifier {
  readonly system: string;
  readonly value: string;
  readonly type: string | undefined;
}
export interface DraftPatient {
  readonly from: From;
  readonly identifiers: readonly DraftIdentifier[];
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CivilDate;
  readonly sexAtBirth: 'female' | 'male' | undefined;
  readonly gender: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly address: string | undefined;
  readonly language: string | undefined;
  readonly deceased: boolean;
}
export interface DraftCondition {
  readonly from: From;
  readonly name: string;
  readonly system: string | undefined;
  readonly code: string | undefined;
  readonly clinicalStatus: 'active' | 'resolved' | 'unknown';
  readonly onsetAt: Instant | undefined;
  readonly abatedAt: Instant | undefined;
  readonly recordedAt: Instant | undefined;
  /** Facts of the history that this condition answers with yes. */
  readonly facts: readonly FactId[];
  /** Indications of the catalogue that carry its code. */
  readonly indications: readonly IndicationId[];
}
export interface DraftFact {
  readonly factId: FactId;
  readonly value: string;
  readonly observedAt: Instant;
  readonly because: From;
}
export interface DraftMedicine {
  readonly from: From;
  readonly name: string;
  readonly rxnorm: string | undefined;
  readonly doseText: string | undefined;
  readonly status: 'current' | 'as-needed' | 'stopped';
  readonly startedAt: Instant | undefined;
  readonly stoppedAt: Instant | undefined;
  /** Known ingredients; absent where somebody must look the medicine up. */
  readonly ingredients: readonly string[] | undefined;
}
export interface DraftAllergy {
  readonly from: From;
  readonly substance: string;
  readonly system: string | undefined;
  readonly code: string | undefined;
  readonly reaction: string | undefined;
  readonly criticality: 'low' | 'high' | 'unknown' | undefined;
  readonly status: 'active' | 'refuted';
  readonly recordedAt: Instant | undefined;
}

/** Values of a sitting as decimal text, digits as received, in the unit of the member's name. */
export interface DraftVitals {
  readonly observedAt: Instant;
  readonly systolicMmHg?: string;
  readonly diastolicMmHg?: string;
  readonly heartRatePerMin?: string;
  readonly respiratoryRatePerMin?: string;
  readonly spo2Percent?: string;
  readonly temperatureCel?: string;
  readonly weightKg?: string;
  readonly heightCm?: string;
  readonly from: readonly From[];
}
export interface DraftLab {
  readonly from: From;
  readonly code: string;
  readonly name: string;
  /** Exact number, absent for a text or a bound such as `<5`. */
  readonly value: string | undefined;
  readonly valueText: string;
  readonly unit: string | undefined;
  readonly lowerLimit: string | undefined;
  readonly upperLimit: string | undefined;
  readonly observedAt: Instant;
  /** The measurement that rules read, where this is one, in its unit. */
  readonly measurement: MeasurementId | undefined;
}
export interface DraftInstrument {
  readonly from: From;
  readonly instrument: InstrumentId;
  readonly total: string;
  readonly at: Instant;
}
export interface DraftRecord {
  readonly from: From;
  readonly recordId: RecordId;
  readonly outcome: string;
  readonly at: Instant;
}

/** Something of the input that did not become part of the chart, or not all of it, and why. */
export interface NotUnderstood {
  /**
   * `fault`: wrong in itself, so it was left out. `remark`: taken, and somebody should know this of it.
   * `not-kept`: right, and nothing the clinic keeps.
   */
  readonly kind: 'fault' | 'remark' | 'not-kept';
  readonly resourceType: string;
  readonly id: string | undefined;
  readonly path: string;
  readonly reason: string;
}

/** What an import would put on the chart. Every entry of the input is in a row here or in `notUnderstood`, or both. */
export interface ImportDraft {
  readonly patient: DraftPatient;
  readonly conditions: readonly DraftCondition[];
  readonly facts: readonly DraftFact[];
  readonly medicines: readonly DraftMedicine[];
  readonly allergies: readonly DraftAllergy[];
  readonly vitals: readonly DraftVitals[];
  readonly labs: readonly DraftLab[];
  readonly instruments: readonly DraftInstrument[];
  readonly records: readonly DraftRecord[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly counts: {
    readonly entries: number;
    /** Entries of which at least one row came. */
    readonly taken: number;
    readonly notTaken: number;
    readonly byType: Readonly<Record<string, { readonly entries: number; readonly taken: number }>>;
  };
}
