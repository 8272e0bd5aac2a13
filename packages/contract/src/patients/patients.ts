import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE, type Role } from '../platform/roles.ts';
import { isVisible, UNSEEN_WORDS } from '../platform/visible-text.ts';
import { PatientBrief } from '../sessions/sessions.ts';

const clinicId = z.uuid();
const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId });
export const ofPatient = z.object({ clinicId, patientId: z.uuid() });

const KEEPS_PEOPLE = [
  'owner',
  'prescriber',
  'nurse',
  'therapist',
  'front-desk',
] as const satisfies readonly Role[];

export const Stage = z.enum([
  'intake',
  'assessed',
  'suitable',
  'excluded',
  'consented',
  'planned',
  'in-treatment',
  'follow-up',
  'maintenance',
  'ended',
]);
export type Stage = z.infer<typeof Stage>;

const line = (max: number) => z.string().trim().max(max).refine(isVisible, UNSEEN_WORDS);
const optionalLine = (max: number) =>
  line(max)
    .nullable()
    .optional()
    .transform((text) => (text === '' ? null : text));

/** What is asked when a chart is made or changed by hand. */
export const PatientInput = z.object({
  familyName: line(120).min(1),
  givenName: line(120).min(1),
  preferredName: optionalLine(120),
  birthDate: z.iso.date(),
  sexAtBirth: z.enum(['female', 'male', 'intersex']).nullable().optional(),
  /** Asked of the person: pregnancy rules need it. Null is not asked. */
  canBecomePregnant: z.boolean().nullable().optional(),
  gender: optionalLine(60),
  pronouns: optionalLine(40),
  email: z.email().max(320).nullable().optional(),
  phone: optionalLine(40),
  address: optionalLine(400),
  language: line(20).optional(),
  emergencyName: optionalLine(200),
  emergencyPhone: optionalLine(40),
  emergencyRelation: optionalLine(80),
});
export type PatientInput = z.infer<typeof PatientInput>;

export const PatientDetails = PatientBrief.extend({
  sexAtBirth: z.enum(['female', 'male', 'intersex']).nullable(),
  canBecomePregnant: z.boolean().nullable(),
  gender: z.string().nullable(),
  pronouns: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  language: z.string(),
  emergencyName: z.string().nullable(),
  emergencyPhone: z.string().nullable(),
  emergencyRelation: z.string().nullable(),
  status: z.enum(['active', 'inactive', 'deceased', 'test']),
  stage: Stage,
  createdAt: Instant,
  version: z.int(),
});
export type PatientDetails = z.infer<typeof PatientDetails>;

export const PatientRow = PatientBrief.extend({
  status: z.enum(['active', 'inactive', 'deceased', 'test']),
  stage: Stage,
  phone: z.string().nullable(),
  similarName: z.boolean(),
  nextSessionAt: Instant.nullable(),
  lastSessionAt: Instant.nullable(),
  openRisk: z.boolean(),
});
export type PatientRow = z.infer<typeof PatientRow>;

export const listPatients = endpoint({
  id: 'patients.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients',
  summary: 'Find patients by name, birth date, record number or telephone; by stage; page by page',
  access: { kind: 'staff', roles: EVERYONE },
  params: inClinic,
  query: z.object({
    q: z.string().trim().max(100).optional(),
    stage: Stage.optional(),
    /** The last row of the page before, as the answer gave it. */
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ patients: z.array(PatientRow), next: z.string().nullable(), total: z.int() }),
});

export const createPatient = endpoint({
  id: 'patients.create',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients',
  summary: 'Make a chart. Somebody with the same name and birth date is named first; `despiteMatch` goes on',
  access: { kind: 'staff', roles: KEEPS_PEOPLE },
  params: inClinic,
  body: PatientInput.extend({
    id: z.uuid(),
    despiteMatch: z.boolean().optional(),
    enquiryId: z.uuid().optional(),
  }),
  response: PatientDetails,
});

export const readPatient = endpoint({
  id: 'patients.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId',
  summary: 'Who this is: the banner and the details',
  access: { kind: 'staff', roles: EVERYONE },
  params: ofPatient,
  response: z.object({
    patient: PatientDetails,
    allergies: z.object({
      state: z.enum(['known', 'none-known', 'not-recorded']),
      list: z.array(z.string()),
    }),
    openRisk: z.boolean(),
    identifiers: z.array(z.object({ system: z.string(), value: z.string(), type: z.string().nullable() })),
  }),
});

export const updatePatient = endpoint({
  id: 'patients.update',
  method: 'PATCH',
  path: '/api/clinics/:clinicId/patients/:patientId',
  summary: 'Change details; names the version it was made from',
  access: { kind: 'staff', roles: KEEPS_PEOPLE },
  params: ofPatient,
  body: PatientInput.partial().extend({
    version: z.int(),
    status: z.enum(['active', 'inactive', 'deceased', 'test']).optional(),
    stage: Stage.optional(),
  }),
  response: PatientDetails,
});

export const OPENING_REASONS = [
  'preparing-visit',
  'message-or-call',
  'results',
  'follow-up',
  'records-or-billing',
  'quality-review',
] as const;

export const sayWhyOpened = endpoint({
  id: 'patients.opened',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/openings',
  summary: 'Say why a chart was opened on a day without a visit; kept in the audit trail',
  access: { kind: 'staff', roles: EVERYONE },
  params: ofPatient,
  body: z.object({ reason: z.enum(OPENING_REASONS) }),
  response: z.undefined(),
});
