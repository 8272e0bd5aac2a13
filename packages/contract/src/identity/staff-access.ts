import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { PatientBrief, Phase } from '../sessions/sessions.ts';
import { WorkItemView } from '../tasks/work.ts';
import { StaffMember } from './staff.ts';

const Instant = z.iso.datetime({ offset: true });
const ofPerson = z.object({ clinicId: z.uuid(), userId: z.uuid() });

/** What one person can see and do in this clinic, by what, and what waits for them (ADM-08). */
export const StaffAccess = z.object({
  member: StaffMember,
  /** Everything that the server lets these roles do, in the words of its description, by area. */
  may: z.array(z.object({ area: z.string(), reads: z.array(z.string()), acts: z.array(z.string()) })),
  secondFactors: z.object({ totp: z.boolean(), passkeys: z.int() }),
  /** On how many devices; leaving ends them all, also where the person works elsewhere. */
  signIns: z.int(),
  /** Keys of programs that this person made and that are in force. */
  keys: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: Instant })),
  tasks: z.array(WorkItemView),
  /** Sessions that are not over and name this person. */
  sessions: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      startsAt: Instant,
      phase: Phase,
      as: z.enum(['nurse', 'prescriber']),
      patient: PatientBrief,
    }),
  ),
  unsigned: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['note', 'examination', 'session']),
      what: z.string(),
      at: Instant,
      patient: PatientBrief,
    }),
  ),
});
export type StaffAccess = z.infer<typeof StaffAccess>;

export const readStaffAccess = endpoint({
  id: 'staff.access',
  method: 'GET',
  path: '/api/clinics/:clinicId/staff/:userId/access',
  summary: 'What a colleague can see and do here, how they sign in, and what waits for them',
  access: { kind: 'staff', roles: ['owner', 'auditor'] },
  params: ofPerson,
  response: StaffAccess,
});

export const endStaffWork = endpoint({
  id: 'staff.leave',
  method: 'POST',
  path: '/api/clinics/:clinicId/staff/:userId/leave',
  summary: 'End the work of a colleague here: sign them out, revoke their keys, hand over their tasks',
  access: { kind: 'staff', roles: ['owner'] },
  params: ofPerson,
  /** Who takes the open tasks; nobody in particular where none of them is about a risk. */
  body: z.object({ tasksTo: z.uuid().nullable() }),
  response: z.object({ signInsEnded: z.int(), keysRevoked: z.int(), tasksMoved: z.int() }),
});
