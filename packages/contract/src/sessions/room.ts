import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS, CLINICAL_ROLES } from '../platform/roles.ts';
import { OpenAlert, PatientBrief, SessionRow } from './sessions.ts';

const clinicId = z.uuid();
const sessionId = z.uuid();
const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId });
const ofSession = z.object({ clinicId, sessionId });

export const moveChair = endpoint({
  id: 'sessions.moveChair',
  method: 'POST',
  path: '/api/clinics/:clinicId/sessions/:sessionId/chair',
  summary:
    'Move the patient of a running session to another chair. Every device at the old chair is named: it goes along, or stays and is no longer this patient’s. Safe to repeat',
  access: { kind: 'staff', roles: ['prescriber', 'nurse'] },
  params: ofSession,
  body: z.object({
    /** The id of the entry in the record, made before the first send. */
    eventId: z.uuid(),
    /** The patient the sender has in front of them; a mismatch stores nothing (UI-05). */
    patientId: z.uuid(),
    chairId: z.uuid(),
    devices: z.array(z.object({ deviceId: z.uuid(), along: z.boolean() })).max(20),
  }),
  response: SessionRow,
});

export const SoundPause = z.object({ until: Instant, by: z.string() });
export type SoundPause = z.infer<typeof SoundPause>;

/** An open alert as every screen tells it: chair and patient first (ALM-05). */
export const ClinicAlert = OpenAlert.extend({
  sessionId: z.uuid(),
  chair: z.string().nullable(),
  patient: PatientBrief,
  nurse: z.string().nullable(),
  /** Whether it calls the person who asks (ALM-09, ALM-21). */
  callsYou: z.boolean(),
  /** Whom it calls, in words. */
  calls: z.string(),
});
export type ClinicAlert = z.infer<typeof ClinicAlert>;

export const openAlerts = endpoint({
  id: 'alerts.open',
  method: 'GET',
  path: '/api/clinics/:clinicId/alerts',
  summary: 'Every open alert of the clinic, whom it calls, and whether the sound is paused',
  access: { kind: 'staff', roles: CHART_READERS },
  params: inClinic,
  response: z.object({
    at: Instant,
    alerts: z.array(ClinicAlert),
    soundPause: SoundPause.nullable(),
  }),
});

export const pauseSound = endpoint({
  id: 'alerts.pauseSound',
  method: 'POST',
  path: '/api/clinics/:clinicId/alerts/sound-pause',
  summary: 'Pause the sound of alerts on every screen for a short time; any new or higher alert ends it',
  access: { kind: 'staff', roles: CLINICAL_ROLES },
  params: inClinic,
  response: SoundPause,
});

export const tellPresence = endpoint({
  id: 'sessions.presence',
  method: 'POST',
  path: '/api/clinics/:clinicId/sessions/:sessionId/presence',
  summary: 'Say that a record is open here, or being typed into; answers who else has it open',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofSession,
  body: z.object({ typing: z.boolean() }),
  response: z.object({
    others: z.array(z.object({ id: z.string(), name: z.string(), typing: z.boolean() })),
  }),
});
