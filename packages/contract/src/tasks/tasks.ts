import { z } from 'zod';
import { ofPatient } from '../patients/patients.ts';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS, EVERYONE, type Role } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });
const SENDS_TASKS = [
  'owner',
  'prescriber',
  'nurse',
  'therapist',
  'front-desk',
] as const satisfies readonly Role[];
const SCORES = ['prescriber', 'nurse', 'therapist'] as const satisfies readonly Role[];

/** `intake` refers to a group of history questions, `instrument` to an instrument. */
export const TaskKind = z.enum(['instrument', 'intake']);
export const TaskStatus = z.enum(['open', 'started', 'done', 'expired', 'cancelled']);

export const PatientTaskView = z.object({
  id: z.uuid(),
  kind: TaskKind,
  ref: z.string(),
  title: z.string(),
  moment: z.string(),
  opensAt: Instant,
  dueAt: Instant.nullable(),
  status: TaskStatus,
  /** Questions answered so far. */
  answered: z.int(),
  /** Questions that are put to everyone; answers may open a few more. */
  questions: z.int(),
  completedAt: Instant.nullable(),
  sessionId: z.uuid().nullable(),
});
export type PatientTaskView = z.infer<typeof PatientTaskView>;

export const listPatientTasks = endpoint({
  id: 'tasks.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/tasks',
  summary: 'What the patient has been asked to fill in, and how far it is',
  access: { kind: 'staff', roles: EVERYONE },
  params: ofPatient,
  response: z.object({
    tasks: z.array(PatientTaskView),
    invitations: z.array(
      z.object({
        id: z.uuid(),
        purpose: z.string(),
        createdAt: Instant,
        expiresAt: Instant,
        opened: z.boolean(),
        closed: z.boolean(),
      }),
    ),
  }),
});

export const sendTasks = endpoint({
  id: 'tasks.send',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/tasks',
  summary:
    'Ask a patient to fill things in: makes the tasks, and one link that opens them with the birth date',
  access: { kind: 'staff', roles: SENDS_TASKS },
  params: ofPatient,
  body: z.object({
    moment: z.string().trim().min(1).max(40),
    tasks: z.array(z.object({ kind: TaskKind, ref: z.string().max(60) })).max(40),
    dueAt: Instant.optional(),
  }),
  response: z.object({
    tasks: z.array(PatientTaskView),
    /** Shown once: it can be read out, shown as a code, or sent. */
    link: z.string(),
    expiresAt: Instant,
    sentTo: z.enum(['email', 'nobody']),
  }),
});

export const cancelTask = endpoint({
  id: 'tasks.cancel',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/tasks/:taskId/cancel',
  summary: 'Take back a task that is not done yet',
  access: { kind: 'staff', roles: SENDS_TASKS },
  params: ofPatient.extend({ taskId: z.uuid() }),
  response: z.undefined(),
});

export const ScoreView = z.object({
  instrument: z.string(),
  version: z.string(),
  total: z.number().nullable(),
  band: z.string().nullable(),
  flags: z.array(z.string()),
  subscales: z.record(z.string(), z.number().nullable()),
});
export type ScoreView = z.infer<typeof ScoreView>;

export const ResponseView = z.object({
  id: z.uuid(),
  instrument: z.string(),
  answers: z.array(z.number().nullable()),
  extra: z.record(z.string(), z.unknown()),
  score: ScoreView,
  mode: z.enum(['self', 'clinician', 'proxy', 'import', 'score-entry']),
  moment: z.string().nullable(),
  sessionId: z.uuid().nullable(),
  completedAt: Instant,
  by: z.string(),
  replaces: z.uuid().nullable(),
});
export type ResponseView = z.infer<typeof ResponseView>;

export const listResponses = endpoint({
  id: 'responses.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/responses',
  summary: 'Filled-in instruments with their scores, oldest first; corrected ones are left out',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  query: z.object({ instrument: z.string().max(40).optional() }),
  response: z.object({ responses: z.array(ResponseView) }),
});

export const recordResponse = endpoint({
  id: 'responses.record',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/responses',
  summary: 'Record an instrument: asked by a clinician, or copied from paper. The server scores it',
  access: { kind: 'staff', roles: SCORES },
  params: ofPatient,
  body: z.object({
    id: z.uuid(),
    instrument: z.string().max(40),
    answers: z.array(z.number().nullable()).max(60),
    context: z.record(z.string(), z.unknown()).optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
    mode: z.enum(['clinician', 'proxy', 'score-entry']),
    completedAt: Instant,
    moment: z.string().max(40).optional(),
    sessionId: z.uuid().optional(),
    /** The response this one corrects. */
    replaces: z.uuid().optional(),
  }),
  response: ResponseView,
});
