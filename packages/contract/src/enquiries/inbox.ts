import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import type { Role } from '../platform/roles.ts';
import { ContactWay } from './enquiries.ts';

const ANSWERS_ENQUIRIES = [
  'owner',
  'prescriber',
  'nurse',
  'therapist',
  'front-desk',
] as const satisfies readonly Role[];
const clinicId = z.uuid();
const Instant = z.iso.datetime({ offset: true });
export const EnquiryStatus = z.enum(['new', 'contacted', 'converted', 'closed']);

export const EnquiryView = z.object({
  id: z.uuid(),
  forWhom: z.enum(['self', 'loved-one']),
  relationship: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  preferredWay: ContactWay,
  bestTime: z.string().nullable(),
  topics: z.array(z.string()),
  message: z.string(),
  selfChecks: z.array(
    z.object({
      instrument: z.string(),
      version: z.string(),
      answers: z.array(z.number().nullable()),
      total: z.number().nullable(),
      band: z.string().nullable(),
      flags: z.array(z.string()),
    }),
  ),
  /** A self-check with thoughts of death, or the topic itself: call first. */
  urgent: z.boolean(),
  status: EnquiryStatus,
  statusReason: z.string().nullable(),
  handledBy: z.string().nullable(),
  patientId: z.uuid().nullable(),
  receivedAt: Instant,
  version: z.int(),
});
export type EnquiryView = z.infer<typeof EnquiryView>;

export const listEnquiries = endpoint({
  id: 'enquiries.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/enquiries',
  summary: 'The enquiries of the clinic: urgent first, then oldest first',
  access: { kind: 'staff', roles: ANSWERS_ENQUIRIES },
  params: z.object({ clinicId }),
  query: z.object({ open: z.enum(['yes', 'no']).default('yes') }),
  response: z.object({ enquiries: z.array(EnquiryView) }),
});

export const setEnquiryStatus = endpoint({
  id: 'enquiries.setStatus',
  method: 'PATCH',
  path: '/api/clinics/:clinicId/enquiries/:enquiryId',
  summary:
    'Note that somebody was contacted, or close an enquiry with a reason. A new chart converts it by itself',
  access: { kind: 'staff', roles: ANSWERS_ENQUIRIES },
  params: z.object({ clinicId, enquiryId: z.uuid() }),
  body: z.object({
    version: z.int(),
    status: z.enum(['new', 'contacted', 'closed']),
    reason: z.string().trim().max(500).optional(),
  }),
  response: EnquiryView,
});
