/** Everything the suitability rules may know about one patient, read whole at the door. No rule reads anything else. */
import type { CivilDate, Instant } from '@titrate/quantity';
import type { IndicationId } from './catalogue/indications.ts';
import type { MeasurementId } from './catalogue/measurements.ts';
import type { RecordId } from './catalogue/records.ts';
import type { FactId } from './facts.ts';
import type { DrugClass } from './medicines/classes.ts';
import type { Product, Route, Stage } from './rule.ts';

export const FACT_SOURCES = ['patient', 'clinician', 'import', 'proxy'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

export interface RecordedFact {
  /** `yes`, `no`, `unsure`; a day; or one of the choices. */
  readonly value: string;
  readonly observedAt: Instant;
  readonly source: FactSource;
}

/** One sitting of vital signs. A part that was not taken is left out, never 0. */
export interface VitalSigns {
  readonly observedAt: Instant;
  readonly systolicMmHg?: number;
  readonly diastolicMmHg?: number;
  readonly heartRatePerMin?: number;
  readonly respiratoryRatePerMin?: number;
  readonly spo2Percent?: number;
  readonly temperatureCel?: number;
}

export interface Measurement {
  readonly code: MeasurementId;
  readonly value: number;
  /** The laboratory's upper limit of normal, in the same unit. */
  readonly upperLimit?: number;
  readonly observedAt: Instant;
}

export interface ListedMedicine {
  /** As written by the person or the prescription. */
  readonly name: string;
  readonly rxnorm?: string;
  readonly dailyDoseMg?: number;
  readonly lastTakenAt?: Instant;
  readonly status: 'current' | 'as-needed' | 'stopped';
  /** Staff have looked up a name that the product does not know: the classes it belongs to; an empty list means none. */
  readonly reviewedClasses?: readonly DrugClass[];
}

export interface AntidepressantTrial {
  readonly name: string;
  readonly startedOn: CivilDate;
  readonly stoppedOn?: CivilDate;
  readonly doseAdequate: 'yes' | 'no' | 'unsure';
  readonly outcome: 'inadequate' | 'adequate' | 'intolerance' | 'unsure';
  readonly currentEpisode: boolean;
}

export interface InstrumentScore {
  readonly instrument: string;
  readonly total: number | null;
  readonly band: string | null;
  readonly flags: readonly string[];
  readonly subscales: Readonly<Record<string, number | null>>;
  readonly at: Instant;
}

export interface PatientSnapshot {
  /** The moment this picture was taken; nothing in it is later. */
  readonly asOf: Instant;
  readonly region: 'US' | 'EU';
  readonly patient: {
    readonly birthDate?: CivilDate;
    readonly sexAtBirth?: 'female' | 'male' | 'intersex';
    readonly canBecomePregnant?: boolean;
  };
  readonly treatment: {
    readonly product: Product;
    readonly route: Route;
    readonly indications: readonly IndicationId[];
    readonly stage: Stage;
    readonly firstSession: boolean;
    /** More than one dose is planned. */
    readonly recurrent: boolean;
    /** Compounded by a pharmacy rather than a marketed product; left out is unknown. */
    readonly compounded?: boolean;
    readonly setting: 'clinic' | 'home';
    /** Start of the dose that is asked about; needed on the session day. */
    readonly sessionAt?: Instant;
    /** Medicines the clinic plans to give beside it, such as ondansetron. */
    readonly plannedMedicines: readonly string[];
  };
  readonly facts: { readonly [K in FactId]?: RecordedFact };
  readonly vitals: readonly VitalSigns[];
  readonly measurements: readonly Measurement[];
  readonly medicines: readonly ListedMedicine[];
  /** When the list above was last gone through with the patient. Left out: never. */
  readonly medicinesReconciledAt?: Instant;
  readonly allergies: readonly { readonly substance: string; readonly status: 'active' | 'refuted' }[];
  /** When allergies were last asked about. An empty list without it is "not recorded", not "none". */
  readonly allergiesReviewedAt?: Instant;
  readonly antidepressantTrials: readonly AntidepressantTrial[];
  /** When the list of trials was last gone through. */
  readonly antidepressantTrialsReviewedAt?: Instant;
  readonly instruments: readonly InstrumentScore[];
  readonly records: { readonly [K in RecordId]?: { readonly outcome: string; readonly at: Instant } };
  /** Counted from the sessions given here and reported from elsewhere. Left out: nobody has counted. */
  readonly exposure?: {
    readonly ivSessionsPast12Months: number;
    readonly esketamineSessionsPast12Months: number;
    /** How many sessions in a row raised the dose, up to the last one. */
    readonly consecutiveDoseRises: number;
    readonly at: Instant;
  };
  /** What is known of the place of treatment. Left out is unknown. */
  readonly site: {
    readonly approvedIndications?: readonly IndicationId[];
    readonly resuscitationStaffAndKit?: boolean;
    readonly remsCertified?: boolean;
    readonly remsStaffTrained?: boolean;
    readonly remsDirectObservation?: boolean;
    readonly remsTwoHourMonitoring?: boolean;
    readonly remsSupplierCertified?: boolean;
    readonly remsFormsOverdue?: number;
    readonly homeDosingEnabled?: boolean;
    /** The clinic's own table: mg of each benzodiazepine that equal 10 mg of diazepam. */
    readonly diazepamEquivalentMg?: Readonly<Record<string, number>>;
    /** The clinic's own table: mg of oral morphine that equal 1 mg of each opioid. */
    readonly morphineEquivalentFactor?: Readonly<Record<string, number>>;
  };
}
