import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE, type Role } from '../platform/roles.ts';
import { PatientBrief } from '../sessions/sessions.ts';

const clinicId = z.uuid();
const Instant = z.iso.datetime({ offset: true });
const WORKS = ['owner', 'prescriber', 'nurse', 'therapist', 'front-desk'] as const satisfies readonly Role[];
const ofItem = z.object({ clinicId, itemId: z.uuid() });

export const WorkItemView = z.object({
  id: z.uuid(),
  kind: z.enum(['risk', 'review', 'unsigned', 'form-due', 'follow-up', 'device', 'enquiry', 'ledger']),
  priority: z.enum(['high', 'medium', 'low']),
  title: z.string(),
  detail: z.record(z.string(), z.unknown()),
  patient: PatientBrief.nullable(),
  assignedTo: z.object({ id: z.string(), name: z.string() }).nullable(),
  openedAt: Instant,
  /** When it goes to the next person unless somebody accepts it. */
  acceptBy: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  acceptedBy: z.string().nullable(),
  closedAt: Instant.nullable(),
  outcome: z.string().nullable(),
  version: z.int(),
});
export type WorkItemView = z.infer<typeof WorkItemView>;

export const listWork = endpoint({
  id: 'work.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/work',
  summary: 'What somebody must do, most pressing first; nothing leaves without an outcome',
  access: { kind: 'staff', roles: EVERYONE },
  params: z.object({ clinicId }),
  query: z.object({ patientId: z.uuid().optional(), closed: z.enum(['yes', 'no']).default('no') }),
  response: z.object({ items: z.array(WorkItemView), total: z.int() }),
});

export const acceptWork = endpoint({
  id: 'work.accept',
  method: 'POST',
  path: '/api/clinics/:clinicId/work/:itemId/accept',
  summary: 'Say by name that I see to it',
  access: { kind: 'staff', roles: WORKS },
  params: ofItem,
  body: z.object({ version: z.int() }),
  response: WorkItemView,
});

export const closeWork = endpoint({
  id: 'work.close',
  method: 'POST',
  path: '/api/clinics/:clinicId/work/:itemId/close',
  summary: 'Close with what came of it. A risk task needs a recorded contact or assessment',
  access: { kind: 'staff', roles: WORKS },
  params: ofItem,
  body: z.object({ version: z.int(), outcome: z.string().trim().min(3).max(2000) }),
  response: WorkItemView,
});
