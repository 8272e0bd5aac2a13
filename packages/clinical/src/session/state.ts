import type { Instant, Problem } from '@titrate/quantity';
import type { DischargeCriterion, GateCheck } from './events/words.ts';
import type { Author, CorrectionData, Envelope, FactData, FactKind, SessionEvent } from './events.ts';

/** One fact in force: its data after corrections, and where it came from. */
export interface Fact<K extends FactKind> {
  readonly eventId: string;
  /** Position in the record; facts are charted in this order and drawn in order of `at`. */
  readonly index: number;
  readonly at: Instant;
  readonly recordedAt: Instant | undefined;
  readonly by: Author;
  readonly origin: Envelope['origin'];
  /** The correction whose replacement this is, if it was corrected. */
  readonly correctedBy: string | undefined;
  readonly data: FactData[K];
}

/** A stretch of an infusion at one rate. `to` is open while the pump runs. */
export interface RateSegment {
  readonly from: Instant;
  readonly to: Instant | undefined;
  readonly rateMgPerH: number;
  readonly rateMlPerH: number;
}

export interface Infusion {
  readonly eventId: string;
  readonly startedAt: Instant;
  /** Ordered amount of this infusion. */
  readonly doseMg: number;
  readonly concentrationMgPerMl: number;
  readonly plannedDurationMin: number;
  /** Never more than this is counted as given; lowered by a resume that lowers what remains. */
  readonly capMg: number;
  readonly segments: readonly RateSegment[];
  readonly stoppedAt: Instant | undefined;
  readonly pumpDeliveredMg: number | undefined;
}

/** A pause or stop, with its cause in the alert table where one was named (ST-02, ST-03). */
export interface Halt {
  readonly eventId: string;
  readonly at: Instant;
  readonly act: 'paused' | 'stopped';
  readonly reason: string;
  readonly cause: string | undefined;
}

/** Where a session is, with what only that phase has. */
export type Phase =
  | { readonly name: 'booked'; readonly since: Instant | undefined }
  | { readonly name: 'gate'; readonly since: Instant }
  | { readonly name: 'ready'; readonly since: Instant }
  | { readonly name: 'dosing'; readonly since: Instant; readonly running: boolean }
  | { readonly name: 'paused'; readonly since: Instant; readonly halt: Halt }
  | { readonly name: 'recovery'; readonly since: Instant; readonly dosingEndedAt: Instant }
  | {
      readonly name: 'discharged';
      readonly since: Instant;
      readonly manner: 'criteria-met' | FactData['session.ended']['manner'];
    }
  | { readonly name: 'closed'; readonly since: Instant; readonly signedBy: Author }
  | { readonly name: 'cancelled'; readonly since: Instant; readonly reason: string };
export type PhaseName = Phase['name'];

export interface CorrectionMade {
  readonly eventId: string;
  readonly at: Instant;
  readonly by: Author;
  readonly data: CorrectionData;
}

/** An event that is in the record and changed nothing, because the session was not in a place for it. */
export interface IgnoredEvent {
  readonly eventId: string;
  readonly problem: Problem;
}

/**
 * What the record of a session says, worked out from its events alone. Everything else (given dose, gate, alerts,
 * due list, readiness) is a pure function of this and an instant.
 */
export interface SessionState {
  readonly sessionId: string | undefined;
  readonly phase: Phase;
  /** Every event ever appended, corrections included, in order; each id once. */
  readonly events: readonly SessionEvent[];
  readonly opening: Fact<'session.opened'> | undefined;
  readonly arrival: Fact<'patient.arrived'> | undefined;
  readonly chair: string | undefined;
  /** The last move of this session to another chair. */
  readonly chairMove: Fact<'chair.moved'> | undefined;
  readonly nurse: Fact<'nurse.assigned'> | undefined;
  /** Offered to a colleague who has not accepted yet: until then it is still `nurse` who has the chair. */
  readonly handOver: Fact<'nurse.assigned'> | undefined;
  readonly covers: readonly Fact<'cover.named'>[];
  readonly comfort: Fact<'comfort.chosen'> | undefined;
  /** In order of observation: each is in force from its own time on. */
  readonly alertLimits: readonly Fact<'alertLimit.set'>[];
  readonly devices: readonly Fact<'device.linked'>[];

  /** The latest answer to each check of the gate. */
  readonly gateAnswers: { readonly [K in GateCheck]?: Fact<'gate.answered'> };
  readonly gateSignatures: {
    readonly nurse?: Fact<'gate.signed'>;
    readonly prescriber?: Fact<'gate.signed'>;
  };
  readonly doseChecks: {
    readonly preparer?: Fact<'dose.checked'>;
    readonly checker?: Fact<'dose.checked'>;
  };
  readonly overrides: readonly Fact<'override.recorded'>[];

  /** In order of observation; equal times in order of recording. */
  readonly vitals: readonly Fact<'vital.recorded'>[];
  readonly scales: readonly Fact<'scale.recorded'>[];
  readonly symptoms: readonly Fact<'symptom.recorded'>[];
  readonly adverseEvents: readonly Fact<'adverseEvent.recorded'>[];
  readonly adverseEventEnds: readonly Fact<'adverseEvent.resolved'>[];
  readonly calls: readonly Fact<'patient.called'>[];
  readonly callAnswers: readonly Fact<'patient.callAnswered'>[];
  readonly reviews: readonly Fact<'prescriber.reviewed'>[];
  readonly emergencies: readonly Fact<'emergency.started'>[];

  readonly infusions: readonly Infusion[];
  readonly halts: readonly Halt[];
  readonly boluses: readonly Fact<'bolus.given'>[];
  readonly injections: readonly Fact<'injection.given'>[];
  readonly nasalDevices: readonly Fact<'device.given'>[];
  readonly oralDoses: readonly Fact<'oral.given'>[];
  readonly pumpReports: readonly Fact<'pump.reported'>[];
  readonly firstDoseAt: Instant | undefined;
  /** The latest act of dosing: a start, change, pause, resume, stop, bolus, injection, device or swallow. */
  readonly lastDosingActAt: Instant | undefined;
  readonly dosingEndedAt: Instant | undefined;
  /** When the patient left, by whatever way. */
  readonly leftAt: Instant | undefined;

  readonly medicines: readonly Fact<'medicine.given'>[];
  readonly medicineEffects: readonly Fact<'medicine.effectRecorded'>[];
  readonly oxygen: readonly Fact<'oxygen.changed'>[];
  readonly drawn: readonly Fact<'drug.drawn'>[];
  readonly wasted: readonly Fact<'drug.wasted'>[];
  readonly wasteWitnesses: readonly Fact<'drug.wasteWitnessed'>[];
  readonly returned: readonly Fact<'drug.returned'>[];

  readonly alertsRaised: readonly Fact<'alert.raised'>[];
  readonly alertsAcknowledged: readonly Fact<'alert.acknowledged'>[];
  readonly alertsEscalated: readonly Fact<'alert.escalated'>[];
  readonly alertsResolved: readonly Fact<'alert.resolved'>[];

  readonly dischargeChecks: { readonly [K in DischargeCriterion]?: Fact<'discharge.checked'> };
  readonly aftercare: Fact<'aftercare.given'> | undefined;
  readonly signatures: readonly Fact<'session.signed'>[];
  readonly notes: readonly Fact<'note.added'>[];
  readonly addenda: readonly Fact<'addendum.added'>[];
  readonly corrections: readonly CorrectionMade[];
  readonly ignored: readonly IgnoredEvent[];
}

export const emptyState: SessionState = {
  sessionId: undefined,
  phase: { name: 'booked', since: undefined },
  events: [],
  opening: undefined,
  arrival: undefined,
  chair: undefined,
  chairMove: undefined,
  nurse: undefined,
  handOver: undefined,
  covers: [],
  comfort: undefined,
  alertLimits: [],
  devices: [],
  gateAnswers: {},
  gateSignatures: {},
  doseChecks: {},
  overrides: [],
  vitals: [],
  scales: [],
  symptoms: [],
  adverseEvents: [],
  adverseEventEnds: [],
  calls: [],
  callAnswers: [],
  reviews: [],
  emergencies: [],
  infusions: [],
  halts: [],
  boluses: [],
  injections: [],
  nasalDevices: [],
  oralDoses: [],
  pumpReports: [],
  firstDoseAt: undefined,
  lastDosingActAt: undefined,
  dosingEndedAt: undefined,
  leftAt: undefined,
  medicines: [],
  medicineEffects: [],
  oxygen: [],
  drawn: [],
  wasted: [],
  wasteWitnesses: [],
  returned: [],
  alertsRaised: [],
  alertsAcknowledged: [],
  alertsEscalated: [],
  alertsResolved: [],
  dischargeChecks: {},
  aftercare: undefined,
  signatures: [],
  notes: [],
  addenda: [],
  corrections: [],
  ignored: [],
};
