import { AREAS, type ClinicValues } from '@titrate/clinical/library';
import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId: z.uuid() });
const ofChange = inClinic.extend({ changeId: z.uuid() });
const Person = z.object({ id: z.uuid(), name: z.string(), credentials: z.string() });

const values = z.record(
  z.string().min(1).max(40),
  z.object({
    severity: z.enum(['block', 'override', 'caution', 'information']).optional(),
    thresholds: z.record(z.string().min(1).max(80), z.number()).optional(),
    rationale: z.string().max(2000).optional(),
  }),
);
/**
 * A clinic's changes of the catalogue by rule id; the core checks what each may be. JSON has no `undefined`, so what
 * zod calls possibly undefined is absent.
 */
export const LibraryValues = values as unknown as z.ZodType<ClinicValues, ClinicValues>;

/** What would have fired differently over the clinic's past (ADM-06). */
export const LibraryReplay = z.object({
  state: z.enum(['running', 'done', 'failed']),
  from: z.iso.date(),
  to: z.iso.date(),
  done: z.int(),
  total: z.int(),
  sessions: z.int(),
  evaluations: z.int(),
  plans: z.int(),
  /**
   * The first of them, in the order of time; `more` counts what is left out of the list and not of the sums. Of an
   * answered change the sums alone are told.
   */
  differences: z.array(
    z.object({
      area: z.enum(AREAS),
      rule: z.string(),
      title: z.string(),
      at: Instant,
      before: z.string().nullable(),
      after: z.string().nullable(),
      patientId: z.uuid(),
      sessionId: z.uuid().nullable(),
    }),
  ),
  more: z.int(),
  byRule: z.array(z.object({ rule: z.string(), title: z.string(), area: z.enum(AREAS), count: z.int() })),
});
export type LibraryReplay = z.infer<typeof LibraryReplay>;

export const LibraryChange = z.object({
  id: z.uuid(),
  status: z.enum(['draft', 'proposed', 'approved', 'turned-down', 'discarded']),
  number: z.int().nullable(),
  basedOn: z.int(),
  returnsTo: z.int().nullable(),
  values: LibraryValues,
  /** Those it is to be read against: what was in force when it was drafted. */
  before: LibraryValues,
  note: z.string(),
  effectiveOn: z.iso.date(),
  reviewBy: z.iso.date(),
  author: Person,
  draftedAt: Instant,
  proposedAt: Instant.nullable(),
  replay: LibraryReplay.nullable(),
  answer: z.object({ by: Person, at: Instant, reason: z.string() }).nullable(),
  version: z.int(),
});
export type LibraryChange = z.infer<typeof LibraryChange>;

/** Whether sessions open under this clinic's limits, and whether somebody has to sign. */
export const LibraryStanding = z.object({
  /**
   * `unsigned`: it treated before signatures were asked, and goes on with the catalogue until its first one. `none` and
   * `expired`: no session opens (DOSE-12).
   */
  state: z.enum(['signed', 'review-due', 'unsigned', 'none', 'expired']),
  reviewBy: z.iso.date().nullable(),
  /** What was signed and is looser than the catalogue by now, by rule and number: there the catalogue holds. */
  dropped: z.array(z.string()).readonly(),
});
export type LibraryStanding = z.infer<typeof LibraryStanding>;

export const Library = z.object({
  standing: LibraryStanding,
  /** `null`: nobody has signed a library of this clinic yet. */
  inForce: z
    .object({
      number: z.int(),
      values: LibraryValues,
      effectiveOn: z.iso.date(),
      reviewBy: z.iso.date(),
      /** Past its day of review: no session is opened (DOSE-12). */
      expired: z.boolean(),
    })
    .nullable(),
  /** What a return would leave, and for which version; `null`: there is none to return to. */
  stepBack: z.object({ leaves: z.int(), to: z.int() }).nullable(),
  /** Newest first. */
  changes: z.array(LibraryChange),
});
export type Library = z.infer<typeof Library>;

export const readLibrary = endpoint({
  id: 'library.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/library',
  summary: 'The clinic’s limit library: what is in force, and every change with who signed it',
  access: { kind: 'staff', roles: EVERYONE },
  params: inClinic,
  response: Library,
});

export const readLibraryStanding = endpoint({
  id: 'library.standing',
  method: 'GET',
  path: '/api/clinics/:clinicId/library/standing',
  summary: 'Whether sessions open under the clinic’s limits, and whether somebody has to sign them',
  access: { kind: 'staff', roles: EVERYONE },
  params: inClinic,
  response: LibraryStanding,
});

export const saveLibraryDraft = endpoint({
  id: 'library.draft',
  method: 'PUT',
  path: '/api/clinics/:clinicId/library/changes/:changeId',
  summary: 'Draft a change, or write on in one’s own draft; every value is checked against the catalogue',
  access: { kind: 'staff', roles: ['prescriber'] },
  params: ofChange,
  body: z.object({
    values: LibraryValues,
    note: z.string().trim().max(2000),
    effectiveOn: z.iso.date(),
    reviewBy: z.iso.date(),
    /** 0 for a new draft, else the version that was read. */
    version: z.int().min(0),
  }),
  response: Library,
});

export const proposeLibrary = endpoint({
  id: 'library.propose',
  method: 'POST',
  path: '/api/clinics/:clinicId/library/changes/:changeId/proposal',
  summary: 'Propose a draft to a second person; its replay over the past begins',
  access: { kind: 'staff', roles: ['prescriber'] },
  params: ofChange,
  response: Library,
});

export const discardLibrary = endpoint({
  id: 'library.discard',
  method: 'POST',
  path: '/api/clinics/:clinicId/library/changes/:changeId/discarding',
  summary: 'Take back one’s own draft or proposal before it is answered; an owner takes back anybody’s',
  access: { kind: 'staff', roles: ['owner', 'prescriber'] },
  params: ofChange,
  response: Library,
});

export const answerLibrary = endpoint({
  id: 'library.answer',
  method: 'POST',
  path: '/api/clinics/:clinicId/library/changes/:changeId/answer',
  summary:
    'A second owner or prescriber approves a proposal after its replay, or turns it down with a reason',
  access: { kind: 'staff', roles: ['owner', 'prescriber'] },
  params: ofChange,
  body: z.discriminatedUnion('approved', [
    z.object({ approved: z.literal(true) }),
    z.object({ approved: z.literal(false), reason: z.string().trim().min(3, 'Say why').max(2000) }),
  ]),
  response: Library,
});

export const returnLibrary = endpoint({
  id: 'library.return',
  method: 'POST',
  path: '/api/clinics/:clinicId/library/return',
  summary:
    'Leave the newest version in one step, in force or still waiting for its day, for the one before it; with a reason',
  access: { kind: 'staff', roles: ['owner', 'prescriber'] },
  params: inClinic,
  body: z.object({
    id: z.uuid(),
    /** The number that is left, as it was read. */
    leaves: z.int().min(1),
    reason: z.string().trim().min(3, 'Say why').max(2000),
  }),
  response: Library,
});
