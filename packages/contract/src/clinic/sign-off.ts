import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId: z.uuid() });
const Ref = z
  .string()
  .max(120)
  .regex(/^[a-z-]+\/[\w.-]+$/, 'such as rules/SC-001');

/** A clinic's decision on one piece of clinical content, by two people. */
export const SignOff = z.object({
  id: z.uuid(),
  /** Group and id in the catalogue: `dose/IV-01`. */
  ref: Ref,
  version: z.string().nullable(),
  /** Of the exact words and numbers that were read. */
  fingerprint: z.string(),
  /** `confirm`: this clinic stands behind it. `withdraw`: it no longer does. */
  decision: z.enum(['confirm', 'withdraw']),
  note: z.string(),
  effectiveOn: z.iso.date(),
  proposedBy: z.object({ id: z.uuid(), name: z.string(), credentials: z.string() }),
  proposedAt: Instant,
  answer: z
    .object({
      approved: z.boolean(),
      by: z.object({ id: z.uuid(), name: z.string(), credentials: z.string() }),
      at: Instant,
      reason: z.string(),
    })
    .nullable(),
});
export type SignOff = z.infer<typeof SignOff>;

export const listSignOffs = endpoint({
  id: 'content.signOffs',
  method: 'GET',
  path: '/api/clinics/:clinicId/content-sign-offs',
  summary:
    'What this clinic has confirmed of the clinical content, who proposed and who approved; newest first',
  access: { kind: 'staff', roles: EVERYONE },
  params: inClinic,
  response: z.object({ signOffs: z.array(SignOff) }),
});

export const proposeSignOffs = endpoint({
  id: 'content.propose',
  method: 'POST',
  path: '/api/clinics/:clinicId/content-sign-offs',
  summary: 'A prescriber proposes to confirm content as it reads now, or to withdraw it',
  access: { kind: 'staff', roles: ['prescriber'] },
  params: inClinic,
  body: z.object({
    items: z
      .array(z.object({ id: z.uuid(), ref: Ref, fingerprint: z.string().regex(/^[0-9a-f]{16}$/) }))
      .min(1)
      .max(400),
    decision: z.enum(['confirm', 'withdraw']),
    effectiveOn: z.iso.date(),
    note: z.string().trim().max(2000).default(''),
  }),
  response: z.object({ signOffs: z.array(SignOff) }),
});

export const answerSignOffs = endpoint({
  id: 'content.answer',
  method: 'POST',
  path: '/api/clinics/:clinicId/content-sign-offs/answers',
  summary: 'A second owner or prescriber approves proposals, or turns them down with a reason',
  access: { kind: 'staff', roles: ['owner', 'prescriber'] },
  params: inClinic,
  body: z.discriminatedUnion('approved', [
    z.object({ approved: z.literal(true), signOffIds: z.array(z.uuid()).min(1).max(400) }),
    z.object({
      approved: z.literal(false),
      signOffIds: z.array(z.uuid()).min(1).max(400),
      reason: z.string().trim().min(3, 'Say why').max(2000),
    }),
  ]),
  response: z.object({ signOffs: z.array(SignOff) }),
});
