import type { Instant } from '@titrate/quantity';
import type { ZoneSource } from './message/time.ts';

/** What a device can tell about a person, in the clinic's own unit. */
export const VITAL_KINDS = {
  systolic: 'mm[Hg]',
  diastolic: 'mm[Hg]',
  mean: 'mm[Hg]',
  'heart-rate': '/min',
  'pulse-rate': '/min',
  'respiratory-rate': '/min',
  spo2: '%',
  temperature: 'Cel',
  weight: 'kg',
  height: 'cm',
} as const;
export type VitalKind = keyof typeof VITAL_KINDS;

/** Which field gave the time of a reading. */
export type TimeSource = 'OBX-14' | 'OBR-7' | 'MSH-7' | 'receipt';

/** Why a reading is kept but not put on the chart by itself. */
export type ReadingFlag =
  | 'implausible'
  | 'questionable'
  | 'time-doubtful'
  | 'future'
  | 'status-missing'
  | 'fields-shifted';

/** One value of one device at one moment. */
export interface DeviceReading {
  readonly kind: VitalKind;
  /** Decimal text in `unit`; digits as received where nothing was converted. */
  readonly value: string;
  readonly unit: (typeof VITAL_KINDS)[VitalKind];
  readonly received: { readonly value: string; readonly unit: string };
  readonly observedAt: Instant;
  readonly timeSource: TimeSource;
  readonly zoneSource: ZoneSource;
  readonly timeText: string;
  readonly code: string;
  readonly codeName: string;
  readonly codeSystem: 'MDC' | 'LN' | 'vendor';
  /** The containment address or channel (OBX-4); two channels are two readings. */
  readonly subId: string;
  readonly status: 'preliminary' | 'corrected';
  /** OBX-11 as it came. */
  readonly statusText: string;
  readonly aperiodic: boolean;
  readonly flags: readonly ReadingFlag[];
  /** Sender, device, code, sub-id and time in one text: the identity of this fact. */
  readonly key: string;
  /** Which OBX of the message, from 1. */
  readonly segment: number;
}

/** A reading taken back by its device: deleted, or it was of another person. It becomes entered-in-error. */
export interface Retraction {
  readonly key: string;
  readonly code: string;
  readonly subId: string;
  readonly observedAt: Instant;
  readonly reason: 'deleted' | 'wrong-patient';
  readonly segment: number;
}

/** A row that gives no reading, and why. */
export interface Quarantined {
  /** `OBX[3]`: the third OBX. */
  readonly segment: string;
  /**
   * `refused`: it has a fault somebody should see. `no-reading`: the device says it has no value.
   * `demo`: made-up values. `not-charted`: understood, or private to the maker, and not kept as a vital sign.
   */
  readonly kind: 'refused' | 'no-reading' | 'demo' | 'not-charted';
  readonly reason: string;
  /** Field of the fault, from 1, for ERR-2. */
  readonly field: number;
  /** What it says, as it was sent, for whoever must decide what to do about it. */
  readonly sent: { readonly code: string; readonly value: string; readonly unit: string };
}

export interface PatientIdentifier {
  readonly value: string;
  /** Who issued it: namespace, or the universal id where there is one; absent when the sender named nobody. */
  readonly authority: string | undefined;
  readonly type: string | undefined;
}

export interface DeviceIdentity {
  /** Every name the device goes by in this message, the most exact first: OBX-18, then MSH-3, then MSH-3 and MSH-4. */
  readonly ids: readonly string[];
  /** PV1-3 as unit, room and bed. */
  readonly location: string | undefined;
}

/** What an infusion pump says of itself. It is compared with the order; it never changes it. */
export interface PumpState {
  readonly observedAt: Instant;
  readonly timeSource: TimeSource;
  readonly zoneSource: ZoneSource;
  readonly event: string | undefined;
  readonly status: string | undefined;
  readonly drugLabel: string | undefined;
  readonly concentrationMgPerMl: string | undefined;
  readonly rateMlPerH: string | undefined;
  readonly doseRate: { readonly value: string; readonly unit: string } | undefined;
  readonly volumeGivenMl: string | undefined;
  readonly volumeToGiveMl: string | undefined;
  readonly volumeLeftMl: string | undefined;
  readonly timeLeftMin: string | undefined;
  /** The weight keyed into the pump: it must agree with the chart, else a person is told. */
  readonly patientWeightKg: string | undefined;
  /** Volume and rate times concentration, exact; absent unless both factors were said. */
  readonly derived: {
    readonly rateMgPerH: string | undefined;
    readonly givenMg: string | undefined;
    readonly leftMg: string | undefined;
    readonly leftMin: string | undefined;
  };
}

/** An alarm of a device. The device keeps the alarm of record; this is a copy for the session's record. */
export interface DeviceAlarm {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  readonly phase: string | undefined;
  readonly state: string | undefined;
  readonly inactivation: string | undefined;
  readonly source: string | undefined;
  readonly priority: string | undefined;
  readonly observedAt: Instant;
  readonly timeSource: TimeSource;
  readonly zoneSource: ZoneSource;
}

export interface Sender {
  readonly application: string;
  readonly applicationId: string;
  readonly facility: string;
  /** MSH-3 and MSH-4 in one text: the name under which control ids are unique. */
  readonly key: string;
}

/** One message of a bedside device, understood as far as it can be. */
export interface DeviceMessage {
  readonly type: 'ORU^R01' | 'ORU^R40' | 'ORU^R42';
  readonly sender: Sender;
  readonly controlId: string;
  readonly device: DeviceIdentity;
  readonly patientIds: readonly PatientIdentifier[];
  /** PID-5 for the work list; never used to match. */
  readonly patientName: string | undefined;
  readonly readings: readonly DeviceReading[];
  readonly retractions: readonly Retraction[];
  readonly quarantined: readonly Quarantined[];
  readonly pump: PumpState | undefined;
  readonly alarm: DeviceAlarm | undefined;
  /** Event texts inside an ordinary report. */
  readonly events: readonly { readonly code: string; readonly name: string; readonly text: string }[];
  /** Sentences for the person who looks after devices. */
  readonly warnings: readonly string[];
}
