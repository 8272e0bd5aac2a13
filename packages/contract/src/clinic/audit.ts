import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';

const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId: z.uuid() });
const READERS = ['auditor', 'owner'] as const;

/** One entry of the audit trail: who did or looked at what, when, in which role. */
export const AuditView = z.object({
  seq: z.int(),
  at: Instant,
  actor: z.object({
    kind: z.enum(['staff', 'patient', 'device', 'system', 'public']),
    id: z.string().nullable(),
    /** As they are called now; `null` for who is not on the staff list. */
    name: z.string().nullable(),
    role: z.string().nullable(),
  }),
  act: z.string(),
  object: z.object({ kind: z.string(), id: z.string().nullable() }),
  patient: z.object({ id: z.uuid(), name: z.string(), recordNumber: z.string() }).nullable(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditView = z.infer<typeof AuditView>;

export const readAudit = endpoint({
  id: 'audit.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/audit',
  summary: 'The audit trail, newest first, by person, patient, act and day. Reading it is an entry too',
  access: { kind: 'staff', roles: READERS },
  params: inClinic,
  query: z.object({
    actorId: z.string().max(80).optional(),
    patientId: z.uuid().optional(),
    /** The whole act, `plan.sign`, or a feature, `plan`. */
    act: z
      .string()
      .max(80)
      .regex(/^[\w.-]+$/)
      .optional(),
    /** Days in the clinic's zone, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** Entries before this number: the next page. */
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    entries: z.array(AuditView),
    more: z.boolean(),
    /** To choose from: every act that has happened here, and who acted. */
    acts: z.array(z.string()),
    actors: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

export const verifyAuditChain = endpoint({
  id: 'audit.verify',
  method: 'GET',
  path: '/api/clinics/:clinicId/audit/chain',
  summary: 'Works every hash of the audit trail out anew and says whether the chain is whole',
  access: { kind: 'staff', roles: READERS },
  params: inClinic,
  response: z.discriminatedUnion('chain', [
    z.object({ chain: z.literal('valid'), entries: z.int(), head: z.string(), checkedAt: Instant }),
    z.object({
      chain: z.literal('broken'),
      atSeq: z.int(),
      because: z.enum(['gap', 'content', 'link', 'head']),
      checkedAt: Instant,
    }),
  ]),
});
