import { z } from 'zod';
import { Product, Route, RuleSeverity } from '../decisions/decisions.ts';
import { ofPatient } from '../patients/patients.ts';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });

export const DoseFindingView = z.looseObject({ rule: z.string(), severity: RuleSeverity, text: z.string() });

/** The dose order as the dose arithmetic takes it; `titrate dose` reads the same document. */
export const DoseOrder = z.looseObject({ product: Product, route: Route });

export const DoseNumbers = z.object({
  orderedMg: z.number(),
  drawMl: z.number().nullable(),
  roundedMg: z.number().nullable(),
  roundingPercent: z.number().nullable(),
  finalMl: z.number().nullable(),
  concentrationMgPerMl: z.number().nullable(),
  rateMlPerH: z.number().nullable(),
  rateMgPerH: z.number().nullable(),
  rateMgPerKgPerMin: z.number().nullable(),
  devices: z.number().nullable(),
  findings: z.array(DoseFindingView),
});
export type DoseNumbers = z.infer<typeof DoseNumbers>;

export const PlanView = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  product: Product,
  route: Route,
  protocol: z.string(),
  request: z.looseObject({}),
  answer: DoseNumbers,
  /** What will be in the syringe, after rounding to the volume that can be drawn. */
  doseMg: z.number(),
  doseMgPerKg: z.number().nullable(),
  weightKg: z.number().nullable(),
  weightKind: z.enum(['actual', 'ideal', 'adjusted']).nullable(),
  weightObservedAt: Instant.nullable(),
  durationMin: z.number().nullable(),
  sessionsPlanned: z.int(),
  sessionsPerWeek: z.number(),
  target: z.string(),
  stopRule: z.string(),
  reviewOn: z.string().nullable(),
  prn: z.array(z.unknown()),
  overrides: z.array(z.object({ rule: z.string(), reason: z.string() })),
  status: z.enum(['draft', 'signed', 'superseded', 'discarded']),
  author: z.string(),
  createdAt: Instant,
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  replaces: z.uuid().nullable(),
  version: z.int(),
});
export type PlanView = z.infer<typeof PlanView>;

export const CourseView = z.object({
  id: z.uuid(),
  indication: z.string(),
  targetInstrument: z.string(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  endReason: z.string().nullable(),
  sessionsDone: z.int(),
  plans: z.array(PlanView),
  version: z.int(),
});
export type CourseView = z.infer<typeof CourseView>;

export const listCourses = endpoint({
  id: 'courses.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/courses',
  summary: 'Courses of treatment with their plans, newest first',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  response: z.object({ courses: z.array(CourseView) }),
});

/** What one dose rule answered, also when it could not be assessed. */
export const DoseOutcomeView = z.object({
  rule: z.string(),
  version: z.string(),
  result: z.enum(['true', 'false', 'unknown']),
  severity: RuleSeverity.nullable(),
  text: z.string().nullable(),
  missing: z.array(z.string()),
});

/** A weight of the chart that a dose may stand on, newest first. */
export const ChartedWeight = z.object({
  id: z.uuid(),
  kg: z.number(),
  method: z.enum(['measured', 'stated']).nullable(),
  observedAt: Instant,
  by: z.string(),
});
export type ChartedWeight = z.infer<typeof ChartedWeight>;

export const PlanBasis = z.object({
  weights: z.array(ChartedWeight),
  height: z.object({ cm: z.number(), observedAt: Instant }).nullable(),
  /** As the formula of ideal weight needs it; null where the chart does not say male or female. */
  sex: z.enum(['male', 'female']).nullable(),
  ageYears: z.int(),
  /** The latest signed decision. */
  assessment: z
    .object({
      decision: z.enum(['suitable', 'not-suitable', 'more-needed']),
      product: Product,
      route: Route,
      indication: z.string(),
      signedAt: Instant,
    })
    .nullable(),
  hasConsent: z.boolean(),
  courseId: z.uuid().nullable(),
  /** What the chart tells the dose rules beside the weight. The server puts the same into the order that is signed. */
  context: z.record(z.string(), z.unknown()),
});
export type PlanBasis = z.infer<typeof PlanBasis>;

export const readPlanBasis = endpoint({
  id: 'plans.basis',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/plan-basis',
  summary:
    'What a plan stands on: the decision, the consent, weights, height, and the facts the dose rules read',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  response: PlanBasis,
});

export const previewDose = endpoint({
  id: 'plans.preview',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/dose',
  summary:
    'Work out a dose on a charted weight of this patient, and say what every limit says. Stores nothing',
  access: { kind: 'staff', roles: ['prescriber', 'nurse'] },
  params: ofPatient,
  body: z.object({ order: DoseOrder, weightId: z.uuid() }),
  response: z.object({
    answer: DoseNumbers,
    outcomes: z.array(DoseOutcomeView),
    /** The order as it would be signed, with what the chart says put in. */
    request: z.looseObject({}),
  }),
});

const PlanInput = z.object({
  id: z.uuid(),
  /** A new course when left out; then the indication of the signed assessment is its indication. */
  courseId: z.uuid().optional(),
  protocol: z.string().min(1).max(80),
  order: DoseOrder,
  /** The charted weight the dose stands on. */
  weightId: z.uuid(),
  sessionsPlanned: z.int().min(1).max(60),
  sessionsPerWeek: z.number().positive().max(7),
  target: z.string().trim().max(2000).default(''),
  stopRule: z.string().trim().max(2000).default(''),
  reviewOn: z.iso.date().nullable().default(null),
  prn: z
    .array(z.object({ name: z.string().max(120), note: z.string().max(400) }))
    .max(30)
    .default([]),
  overrides: z
    .array(
      z.object({
        rule: z.string().max(40),
        reason: z.string().trim().min(15, 'Write at least 15 characters').max(2000),
      }),
    )
    .max(40)
    .default([]),
});
export type PlanInput = z.infer<typeof PlanInput>;

export const signPlan = endpoint({
  id: 'plans.sign',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/plans',
  summary:
    'Write and sign a plan. The dose is worked out again here; a block holds it, an override rule needs its reason, consent and a suitable assessment must be current',
  access: { kind: 'staff', roles: ['prescriber'] },
  params: ofPatient,
  body: PlanInput,
  response: PlanView,
});

export const endCourse = endpoint({
  id: 'courses.end',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/courses/:courseId/end',
  summary: 'End a course with the reason; its plan is no longer in force',
  access: { kind: 'staff', roles: ['prescriber'] },
  params: ofPatient.extend({ courseId: z.uuid() }),
  body: z.object({
    version: z.int(),
    reason: z.string().trim().min(3).max(2000),
    stage: z.enum(['follow-up', 'maintenance', 'ended']),
  }),
  response: CourseView,
});
