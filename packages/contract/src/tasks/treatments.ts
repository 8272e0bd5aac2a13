import { z } from 'zod';
import { ofPatient } from '../patients/patients.ts';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });

/** One session in which something was given, as its record says; `null` is not recorded. */
export const TreatmentView = z.object({
  sessionId: z.uuid(),
  courseId: z.uuid(),
  /** In its course, from 1. */
  number: z.int(),
  coursePhase: z.enum(['induction', 'maintenance']).nullable(),
  product: z.enum(['ketamine', 'esketamine']),
  route: z.enum(['IV', 'IM', 'SC', 'IN', 'PO', 'SL']),
  /** The first milligram, not the booked time. */
  startedAt: Instant,
  /** `null` while it goes on. */
  endedAt: Instant.nullable(),
  givenMg: z.number(),
  givenMgPerKg: z.number().nullable(),
  durationMin: z.number().nullable(),
  tolerability: z.object({
    maxSystolicMmHg: z.number().nullable(),
    peakCadss6: z.number().nullable(),
    worstAdverseEventGrade: z.int().nullable(),
  }),
});
export type TreatmentView = z.infer<typeof TreatmentView>;

export const listTreatments = endpoint({
  id: 'outcomes.treatments',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/treatments',
  summary:
    'What was given in each session, when the first milligram went in, and how it was borne; oldest first',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  response: z.object({ treatments: z.array(TreatmentView) }),
});
