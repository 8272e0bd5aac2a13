import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS } from '../platform/roles.ts';
import { PatientBrief } from '../sessions/sessions.ts';

const clinicId = z.uuid();
const Instant = z.iso.datetime({ offset: true });
const ofSession = z.object({ clinicId, sessionId: z.uuid() });

export const RemsState = z.enum(['to-send', 'sent', 'accepted', 'rejected']);
export type RemsState = z.infer<typeof RemsState>;

/** One form on the list: which session it tells of, until when it is due, and what became of it. */
export const RemsFormRow = z.object({
  sessionId: z.uuid(),
  patient: PatientBrief,
  number: z.int(),
  sessionOn: z.iso.date(),
  dueOn: z.iso.date(),
  state: RemsState,
  /** How pressing it is while it is not with the REMS; `null` once it was sent. */
  urgency: z.enum(['in-time', 'soon', 'urgent', 'overdue']).nullable(),
  lastStep: z.object({ at: Instant, by: z.string(), note: z.string() }).nullable(),
});
export type RemsFormRow = z.infer<typeof RemsFormRow>;

export const listRemsForms = endpoint({
  id: 'rems.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/rems-forms',
  summary: 'REMS monitoring forms, those not yet accepted first by due day, then the latest accepted ones',
  access: { kind: 'staff', roles: CHART_READERS },
  params: z.object({ clinicId }),
  response: z.object({ forms: z.array(RemsFormRow), open: z.int(), overdue: z.int() }),
});

/** One answer of the form with the entries of that session it rests on. `null` is not recorded, and never a no. */
export const RemsAnswerView = z.object({
  field: z.string(),
  group: z.string(),
  label: z.string(),
  from: z.enum(['record', 'chart', 'person']),
  kind: z.enum(['yes-no', 'text', 'minutes', 'instant', 'mg', 'pressure']),
  value: z.union([z.boolean(), z.number(), z.string()]).nullable(),
  traces: z.array(z.object({ eventId: z.string(), at: Instant })),
});
export type RemsAnswerView = z.infer<typeof RemsAnswerView>;

export const RemsStepView = z.object({
  id: z.uuid(),
  step: z.enum(['sent', 'accepted', 'rejected']),
  at: Instant,
  by: z.string(),
  note: z.string(),
  contentHash: z.string().nullable(),
});
export type RemsStepView = z.infer<typeof RemsStepView>;

export const RemsFormView = RemsFormRow.extend({
  timeZone: z.string(),
  formVersion: z.string(),
  answers: z.array(RemsAnswerView),
  /** Of the answers above; what is sent names it, so that nobody sends what they did not read. */
  contentHash: z.string(),
  /** The patient has left, so the session is told whole. */
  complete: z.boolean(),
  steps: z.array(RemsStepView),
});
export type RemsFormView = z.infer<typeof RemsFormView>;

export const readRemsForm = endpoint({
  id: 'rems.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/sessions/:sessionId/rems-form',
  summary: 'The monitoring form of one session, filled from that session’s entries alone, and its steps',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofSession,
  response: RemsFormView,
});

export const recordRemsStep = endpoint({
  id: 'rems.step',
  method: 'POST',
  path: '/api/clinics/:clinicId/sessions/:sessionId/rems-form/steps',
  summary: 'Record that the form was sent, accepted or rejected. Sending keeps what was sent. Safe to repeat',
  access: { kind: 'staff', roles: ['owner', 'prescriber', 'nurse'] },
  params: ofSession,
  body: z.discriminatedUnion('step', [
    z.object({
      step: z.literal('sent'),
      id: z.uuid(),
      contentHash: z.string().regex(/^[0-9a-f]{64}$/),
      /** Asked of the person who sends: without the two-hour rule, after how many minutes was the patient ready? */
      minutesUntilReady: z.int().min(0).max(1440).nullable(),
      note: z.string().trim().max(2000).default(''),
    }),
    z.object({ step: z.literal('accepted'), id: z.uuid(), note: z.string().trim().max(2000).default('') }),
    z.object({
      step: z.literal('rejected'),
      id: z.uuid(),
      note: z.string().trim().min(3, 'Write what was wrong').max(2000),
    }),
  ]),
  response: RemsFormView,
});
