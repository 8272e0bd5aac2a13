import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS, CLINICAL_ROLES, EVERYONE } from '../platform/roles.ts';

const clinicId = z.uuid();
const sessionId = z.uuid();
const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId });
const ofSession = z.object({ clinicId, sessionId });

export const Phase = z.enum([
  'booked',
  'gate',
  'ready',
  'dosing',
  'paused',
  'recovery',
  'discharged',
  'closed',
  'cancelled',
]);
export type Phase = z.infer<typeof Phase>;

/** A session event as the core reads it: `parseEvent` of `@titrate/clinical/session` checks it, with every problem named. */
export const WireEvent = z.looseObject({ id: z.string(), kind: z.string() }).meta({ title: 'SessionEvent' });
export type WireEvent = z.infer<typeof WireEvent>;

export const ChairView = z.object({
  id: z.uuid(),
  label: z.string(),
  position: z.int(),
  active: z.boolean(),
});
export type ChairView = z.infer<typeof ChairView>;

/** The two identifiers and the name that every row about a patient shows (UI-04). */
export const PatientBrief = z.object({
  id: z.uuid(),
  recordNumber: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  preferredName: z.string().nullable(),
  birthDate: z.iso.date(),
});
export type PatientBrief = z.infer<typeof PatientBrief>;

export const OpenAlert = z.object({
  condition: z.string(),
  rule: z.string(),
  priority: z.enum(['low', 'medium', 'high']),
  text: z.string(),
  since: Instant,
  state: z.enum(['raised', 'acknowledged']),
  acknowledgedBy: z.string().nullable(),
  /** How far it has gone without an answer (ALM-09). */
  level: z.enum(['none', 'second-person', 'all-staff']).default('none'),
});

const Named = z.object({ id: z.string(), name: z.string() });

/** What the board shows of a session, worked out from its events when they were appended. */
export const SessionSummary = z.object({
  phaseSince: Instant.nullable(),
  lastVital: z
    .object({
      at: Instant,
      /** The cuff measures less often than the other sensors. */
      pressureAt: Instant.nullable(),
      systolicMmHg: z.number().nullable(),
      diastolicMmHg: z.number().nullable(),
      heartRatePerMin: z.number().nullable(),
      spo2Percent: z.number().nullable(),
      respiratoryRatePerMin: z.number().nullable(),
      origin: z.string(),
    })
    .nullable(),
  alerts: z.array(OpenAlert),
  nextDue: z.object({ item: z.string(), title: z.string(), at: Instant }).nullable(),
  givenMg: z.number(),
  doseMg: z.number().nullable(),
  rateMlPerH: z.number().nullable(),
  blockedBy: z.array(z.string()),
  readyAt: Instant.nullable(),
  ready: z.boolean(),
  /** All that is due, soonest first, for the hand-over. */
  dueItems: z.array(z.object({ item: z.string(), at: Instant })).default([]),
  /** The last move to another chair (UI-28). */
  movedFrom: z.object({ chair: z.string(), at: Instant }).nullable().default(null),
  /** Who took the chair by name, and what the one before was worried about. */
  nurse: Named.extend({ since: Instant, concerns: z.string().nullable() }).nullable().default(null),
  /** Offered and not yet accepted (ADM-03). */
  handOver: z
    .object({ to: Named, by: z.string(), at: Instant, concerns: z.string().nullable() })
    .nullable()
    .default(null),
  cover: Named.nullable().default(null),
  comfort: z.enum(['music', 'quiet']).nullable().default(null),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

export const SessionRow = z.object({
  id: z.uuid(),
  patient: PatientBrief,
  /** Somebody with a similar name is here the same day (UI-06). */
  similarName: z.boolean(),
  number: z.int(),
  sessionsPlanned: z.int(),
  product: z.enum(['ketamine', 'esketamine']),
  route: z.enum(['IV', 'IM', 'SC', 'IN', 'PO', 'SL']),
  doseMg: z.number(),
  durationMin: z.number().nullable(),
  chair: z.object({ id: z.uuid(), label: z.string() }).nullable(),
  startsAt: Instant,
  endsAt: Instant,
  nurse: z.object({ id: z.string(), name: z.string() }).nullable(),
  phase: Phase,
  seq: z.int(),
  version: z.int(),
  summary: SessionSummary.nullable(),
});
export type SessionRow = z.infer<typeof SessionRow>;

export const listChairs = endpoint({
  id: 'chairs.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/chairs',
  summary: 'The treatment chairs, in their physical order',
  access: { kind: 'staff', roles: EVERYONE },
  params: inClinic,
  response: z.object({ chairs: z.array(ChairView) }),
});

export const saveChair = endpoint({
  id: 'chairs.save',
  method: 'PUT',
  path: '/api/clinics/:clinicId/chairs/:chairId',
  summary: 'Add a chair, or change its label, place or use',
  access: { kind: 'staff', roles: ['owner'] },
  params: z.object({ clinicId, chairId: z.uuid() }),
  body: z.object({
    label: z.string().trim().min(1).max(40),
    position: z.int().min(0).max(999),
    active: z.boolean(),
  }),
  response: ChairView,
});

export const sessionsOfDay = endpoint({
  id: 'sessions.day',
  method: 'GET',
  path: '/api/clinics/:clinicId/sessions',
  summary: 'The sessions of a span of clinic days, or of one patient',
  access: { kind: 'staff', roles: EVERYONE },
  params: inClinic,
  query: z.object({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    patientId: z.uuid().optional(),
  }),
  response: z.object({ sessions: z.array(SessionRow), timeZone: z.string() }),
});

export const board = endpoint({
  id: 'sessions.board',
  method: 'GET',
  path: '/api/clinics/:clinicId/board',
  summary: 'Every chair with what happens on it now',
  access: { kind: 'staff', roles: CHART_READERS },
  params: inClinic,
  response: z.object({
    at: Instant,
    chairs: z.array(z.object({ chair: ChairView, session: SessionRow.nullable() })),
    /** Booked today, not yet on a chair or not yet begun. */
    upcoming: z.array(SessionRow),
  }),
});

export const bookSession = endpoint({
  id: 'sessions.book',
  method: 'POST',
  path: '/api/clinics/:clinicId/sessions',
  summary: 'Book the next session of a signed plan in a chair; the stay includes dosing and observation',
  access: { kind: 'staff', roles: ['owner', 'prescriber', 'nurse', 'front-desk'] },
  params: inClinic,
  body: z.object({
    id: sessionId,
    patientId: z.uuid(),
    planId: z.uuid(),
    chairId: z.uuid(),
    startsAt: Instant,
    nurseId: z.string().optional(),
    prescriberId: z.string().optional(),
  }),
  response: SessionRow,
});

/** A signed plan that a session can be booked for, with how long the stay is: preparation, dosing and observation. */
export const BookablePlan = z.object({
  planId: z.uuid(),
  patient: PatientBrief,
  similarName: z.boolean(),
  product: z.enum(['ketamine', 'esketamine']),
  route: z.enum(['IV', 'IM', 'SC', 'IN', 'PO', 'SL']),
  doseMg: z.number(),
  durationMin: z.number().nullable(),
  observationMin: z.number(),
  stayMin: z.number(),
  nextNumber: z.int(),
  sessionsPlanned: z.int(),
});
export type BookablePlan = z.infer<typeof BookablePlan>;

export const bookablePlans = endpoint({
  id: 'sessions.bookable',
  method: 'GET',
  path: '/api/clinics/:clinicId/bookable-plans',
  summary: 'Patients with a signed plan in force, found by name or record number, and how long their stay is',
  access: { kind: 'staff', roles: ['owner', 'prescriber', 'nurse', 'front-desk'] },
  params: inClinic,
  query: z.object({ q: z.string().trim().max(100).default('') }),
  response: z.object({ plans: z.array(BookablePlan), total: z.int() }),
});

export const moveSession = endpoint({
  id: 'sessions.move',
  method: 'PATCH',
  path: '/api/clinics/:clinicId/sessions/:sessionId',
  summary: 'Move a booked session to another time or chair, or assign staff',
  access: { kind: 'staff', roles: ['owner', 'prescriber', 'nurse', 'front-desk'] },
  params: ofSession,
  body: z.object({
    version: z.int(),
    startsAt: Instant.optional(),
    chairId: z.uuid().optional(),
    nurseId: z.string().nullable().optional(),
    prescriberId: z.string().nullable().optional(),
  }),
  response: SessionRow,
});

export const cancelSession = endpoint({
  id: 'sessions.cancel',
  method: 'POST',
  path: '/api/clinics/:clinicId/sessions/:sessionId/cancel',
  summary: 'Cancel a session before any dose, with a reason',
  access: { kind: 'staff', roles: ['owner', 'prescriber', 'nurse', 'front-desk'] },
  params: ofSession,
  body: z.object({ version: z.int(), reason: z.string().trim().min(3).max(1000) }),
  response: SessionRow,
});

export const openSession = endpoint({
  id: 'sessions.open',
  method: 'POST',
  path: '/api/clinics/:clinicId/sessions/:sessionId/open',
  summary: 'Open the record of a booked session: the signed plan becomes its first event. Safe to repeat',
  access: { kind: 'staff', roles: ['prescriber', 'nurse'] },
  params: ofSession,
  body: z.object({ eventId: z.uuid() }),
  response: z.object({ seq: z.int() }),
});

export const readSession = endpoint({
  id: 'sessions.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/sessions/:sessionId',
  summary: 'A session with its patient, plan and whole event list',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofSession,
  response: z.object({
    session: SessionRow,
    timeZone: z.string(),
    plan: z.object({
      id: z.uuid(),
      protocol: z.string(),
      indication: z.string(),
      request: z.unknown(),
      answer: z.unknown(),
      signedBy: z.string(),
      signedAt: Instant,
      prn: z.array(z.unknown()),
    }),
    patient: z.object({
      sexAtBirth: z.string().nullable(),
      pronouns: z.string().nullable(),
      weightKg: z.number().nullable(),
      heightCm: z.number().nullable(),
      allergies: z.object({
        state: z.enum(['known', 'none-known', 'not-recorded']),
        list: z.array(z.string()),
      }),
      emergencyContact: z.string().nullable(),
    }),
    devices: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string(), identifier: z.string() })),
    events: z.array(WireEvent),
    serverTime: Instant,
  }),
});

export const sessionEvents = endpoint({
  id: 'sessions.events',
  method: 'GET',
  path: '/api/clinics/:clinicId/sessions/:sessionId/events',
  summary: 'The events after a sequence number, in order',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofSession,
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    /** Answers after what is being written to this session just now: whoever lost an answer learns whether it was stored. */
    settled: z.enum(['true']).optional(),
  }),
  response: z.object({ events: z.array(WireEvent), seq: z.int(), serverTime: Instant }),
});

export const appendSessionEvents = endpoint({
  id: 'sessions.append',
  method: 'POST',
  path: '/api/clinics/:clinicId/sessions/:sessionId/events',
  summary: 'Append bedside events. Each has a client-made id and is stored once however often it is sent',
  access: { kind: 'staff', roles: CLINICAL_ROLES },
  params: ofSession,
  body: z.object({
    /** The patient the sender has in front of them; a mismatch stores nothing (UI-05). */
    patientId: z.uuid(),
    events: z.array(WireEvent).min(1).max(200),
  }),
  response: z.object({
    seq: z.int(),
    /** The stored events, with sequence number, recorded time and hash; also those that were there already. */
    stored: z.array(WireEvent),
    refused: z.array(
      z.object({
        id: z.string(),
        problems: z.array(z.object({ type: z.string(), message: z.string(), path: z.string() })),
      }),
    ),
    serverTime: Instant,
  }),
});

export const sessionRecordPdf = endpoint({
  id: 'sessions.record',
  method: 'GET',
  path: '/api/clinics/:clinicId/sessions/:sessionId/record.pdf',
  summary: 'The record of a session as a PDF',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofSession,
  response: z.unknown(),
});

export const downtimePackPdf = endpoint({
  id: 'sessions.downtimePack',
  method: 'GET',
  path: '/api/clinics/:clinicId/downtime-pack.pdf',
  summary: "Today's patients, orders, limits and paper flowsheets as a PDF, for when the system is down",
  access: { kind: 'staff', roles: CHART_READERS },
  params: inClinic,
  response: z.unknown(),
});

export const afterCarePdf = endpoint({
  id: 'sessions.afterCare',
  method: 'GET',
  path: '/api/clinics/:clinicId/sessions/:sessionId/after-care.pdf',
  summary: 'The after-care sheet for the patient as a PDF',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofSession,
  response: z.unknown(),
});
