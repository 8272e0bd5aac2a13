import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { CLINICAL_ROLES } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });

export const startPatientScreen = endpoint({
  id: 'sessions.patientScreen',
  method: 'POST',
  path: '/api/clinics/:clinicId/sessions/:sessionId/patient-screen',
  summary:
    'Make a link for the tablet at the chair: it opens once, with the birth date, on the patient’s own screen',
  access: { kind: 'staff', roles: CLINICAL_ROLES },
  params: z.object({ clinicId: z.uuid(), sessionId: z.uuid() }),
  body: z.object({
    /** The patient the sender has in front of them; a mismatch makes no link (UI-05). */
    patientId: z.uuid(),
  }),
  response: z.object({ path: z.string(), expiresAt: Instant }),
});

/** What the patient sees of the own session: how long to go, whether somebody comes, what they like to hear. */
export const ChairVisit = z.object({
  stage: z.enum(['waiting', 'dosing', 'paused', 'recovery']),
  chair: z.string().nullable(),
  /** When the infusion ends at its present rate. */
  doseEndsAt: Instant.nullable(),
  /** The earliest moment at which the observation is over; the nurse decides. */
  homeFrom: Instant.nullable(),
  /** When the patient called and nobody has answered yet. */
  calledAt: Instant.nullable(),
  comfort: z.enum(['music', 'quiet']).nullable(),
});
export type ChairVisit = z.infer<typeof ChairVisit>;

const View = z.object({ visit: ChairVisit.nullable(), serverTime: Instant });

export const myChair = endpoint({
  id: 'me.chair',
  method: 'GET',
  path: '/api/me/chair',
  summary: 'The session the patient of this link is in now, in the patient’s words; none outside one',
  access: { kind: 'patient' },
  response: View,
});

export const callNurse = endpoint({
  id: 'me.call',
  method: 'POST',
  path: '/api/me/chair/call',
  summary: 'Call the nurse, without a word. Safe to repeat',
  access: { kind: 'patient' },
  body: z.object({ eventId: z.uuid() }),
  response: View,
});

export const chooseComfort = endpoint({
  id: 'me.comfort',
  method: 'POST',
  path: '/api/me/chair/comfort',
  summary: 'Say what one would like: music or quiet',
  access: { kind: 'patient' },
  body: z.object({ eventId: z.uuid(), choice: z.enum(['music', 'quiet']) }),
  response: View,
});
