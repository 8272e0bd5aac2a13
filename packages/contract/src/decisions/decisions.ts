import { z } from 'zod';
import { ofPatient } from '../patients/patients.ts';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });
export const Product = z.enum(['ketamine', 'esketamine']);
export type Product = z.infer<typeof Product>;
export const Route = z.enum(['IV', 'IM', 'SC', 'IN', 'PO', 'SL']);
export type Route = z.infer<typeof Route>;
export const RuleSeverity = z.enum(['block', 'override', 'caution', 'information']);

/** What is asked: this product by this route for this indication. */
export const AskedTreatment = z.object({
  product: Product,
  route: Route,
  indication: z.string().min(1).max(60),
  compounded: z.boolean().optional(),
});
export type AskedTreatment = z.infer<typeof AskedTreatment>;

export const FindingView = z.object({
  rule: z.string(),
  version: z.string(),
  title: z.string(),
  subject: z.string(),
  severity: RuleSeverity,
  relaxable: z.boolean(),
  result: z.enum(['true', 'false', 'unknown']),
  /** What the rule read, with when it was true in milliseconds since 1970; a list where the input is one. */
  inputs: z.array(
    z.object({
      input: z.string(),
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
      unit: z.string().optional(),
      observedAt: z.number().optional(),
    }),
  ),
  missing: z.array(z.object({ input: z.string(), reason: z.string(), detail: z.string().optional() })),
  /** The numbers in force when it was asked. */
  thresholds: z.record(z.string(), z.object({ value: z.number(), unit: z.string() })),
  /** Nothing is missing but the consent, which is the next step: the plan waits for it, the decision does not. */
  waitsForConsent: z.boolean(),
  clinicianText: z.string(),
  patientText: z.string(),
  rationale: z.string(),
  sources: z.array(
    z.object({ key: z.string(), place: z.string(), mark: z.enum(['read', 'known', 'default']) }),
  ),
  /** What the prescriber wrote against this rule in this evaluation. */
  override: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type FindingView = z.infer<typeof FindingView>;

export const EvaluationView = z.object({
  id: z.uuid(),
  at: Instant,
  rulesVersion: z.string(),
  treatment: AskedTreatment,
  overall: z.enum(['eligible', 'needs-more', 'override-required', 'blocked']),
  findings: z.array(FindingView),
  /** Rules that keep the decision "suitable" away: blocks, and overrides without a reason. */
  holding: z.array(z.string()),
});
export type EvaluationView = z.infer<typeof EvaluationView>;

export const evaluateSuitability = endpoint({
  id: 'suitability.evaluate',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/evaluations',
  summary: 'Ask every suitability rule about this treatment now, and keep the answer with its inputs',
  access: { kind: 'staff', roles: ['prescriber', 'nurse'] },
  params: ofPatient,
  body: AskedTreatment.extend({ id: z.uuid() }),
  response: EvaluationView,
});

export const latestEvaluation = endpoint({
  id: 'suitability.latest',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/evaluations/latest',
  summary: 'The last kept evaluation with its overrides, and whether the chart changed since',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  response: z.object({ evaluation: EvaluationView.nullable(), chartChangedSince: z.boolean() }),
});

export const overrideRule = endpoint({
  id: 'suitability.override',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/evaluations/:evaluationId/overrides',
  summary: 'Go on against a rule of severity override, with a reason. A block cannot be overridden here',
  access: { kind: 'staff', roles: ['prescriber'] },
  params: ofPatient.extend({ evaluationId: z.uuid() }),
  body: z.object({
    id: z.uuid(),
    rule: z.string().max(40),
    reason: z.string().trim().min(15, 'Write at least 15 characters').max(2000),
  }),
  response: EvaluationView,
});

export const AssessmentView = z.object({
  id: z.uuid(),
  evaluationId: z.uuid(),
  decision: z.enum(['suitable', 'not-suitable', 'more-needed']),
  indication: z.string(),
  product: Product,
  route: Route,
  note: z.string(),
  signedBy: z.string(),
  credentials: z.string(),
  signedAt: Instant,
});
export type AssessmentView = z.infer<typeof AssessmentView>;

export const signAssessment = endpoint({
  id: 'assessments.sign',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/assessments',
  summary:
    'The prescriber decides and signs. "Suitable" is held while a block stands or an override lacks its reason',
  access: { kind: 'staff', roles: ['prescriber'] },
  params: ofPatient,
  body: z.object({
    id: z.uuid(),
    evaluationId: z.uuid(),
    decision: z.enum(['suitable', 'not-suitable', 'more-needed']),
    note: z.string().trim().max(20_000).default(''),
  }),
  response: AssessmentView,
});

export const ConsentElementView = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  /** Without it there is no consent; the others may be left open. */
  needed: z.boolean(),
});
export const ConsentDocument = z.object({
  version: z.string(),
  hash: z.string(),
  product: Product,
  route: Route,
  indication: z.string(),
  elements: z.array(ConsentElementView),
  teachBack: z.array(z.object({ id: z.string(), question: z.string() })),
  validMonths: z.int(),
});
export type ConsentDocument = z.infer<typeof ConsentDocument>;

export const ConsentView = z.object({
  id: z.uuid(),
  product: Product,
  route: Route,
  indication: z.string(),
  documentVersion: z.string(),
  signedAt: Instant,
  expiresOn: z.iso.date(),
  explainedBy: z.string(),
  patientSignedName: z.string(),
  questions: z.string(),
  state: z.enum(['current', 'expired', 'older-version', 'withdrawn']),
  withdrawnAt: Instant.nullable(),
});
export type ConsentView = z.infer<typeof ConsentView>;

export const consentDocument = endpoint({
  id: 'consents.document',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/consent-document',
  summary: 'The consent text of today for a product, route and indication',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  query: AskedTreatment.omit({ compounded: true }),
  response: ConsentDocument,
});

export const signConsent = endpoint({
  id: 'consents.sign',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/consents',
  summary:
    'Store a consent: every element gone through, teach-back, the patient’s signature and the clinician’s',
  access: { kind: 'staff', roles: ['prescriber', 'nurse'] },
  params: ofPatient,
  body: z.object({
    id: z.uuid(),
    product: Product,
    route: Route,
    indication: z.string().max(60),
    /** The text that was shown; another one is refused. */
    documentHash: z.string().regex(/^[0-9a-f]{64}$/),
    language: z.string().max(20).default('en'),
    /** Element ids that were explained and agreed. */
    agreed: z.array(z.string().max(20)).max(60),
    teachBack: z
      .array(
        z.object({
          id: z.string().max(60),
          answer: z.string().trim().min(1).max(2000),
          understood: z.boolean(),
        }),
      )
      .max(20),
    questions: z.string().trim().max(4000).default(''),
    capacity: z.literal(true, 'Confirm that the patient can decide this'),
    /** The name as the patient wrote it, and the drawn line as SVG path data; empty: signed by typing the name. */
    patientSignature: z.object({
      name: z.string().trim().min(2).max(200),
      strokes: z
        .string()
        .max(40_000)
        .regex(/^[MLZ0-9 .,-]*$/),
    }),
  }),
  response: ConsentView,
});

export const ConsentRecord = ConsentView.extend({
  language: z.string(),
  elements: z.array(ConsentElementView.extend({ agreed: z.boolean() })),
  teachBack: z.array(
    z.object({ id: z.string(), question: z.string(), answer: z.string(), understood: z.boolean() }),
  ),
  /** The drawn line as SVG path data; empty where the patient signed by typing the name. */
  patientStrokes: z.string(),
  /** What the patient declared by signing without drawing. */
  patientStatement: z.string().nullable(),
  staffCredentials: z.string(),
  withdrawalReason: z.string().nullable(),
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

export const readConsent = endpoint({
  id: 'consents.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/consents/:consentId',
  summary: 'One consent as it was signed, word for word: the copy for the patient',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient.extend({ consentId: z.uuid() }),
  response: ConsentRecord,
});

export const listConsents = endpoint({
  id: 'consents.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/consents',
  summary: 'Consents of the patient, newest first',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  response: z.object({ consents: z.array(ConsentView) }),
});

export const withdrawConsent = endpoint({
  id: 'consents.withdraw',
  method: 'POST',
  path: '/api/clinics/:clinicId/patients/:patientId/consents/:consentId/withdraw',
  summary: 'The patient takes a consent back. It takes effect at once',
  access: { kind: 'staff', roles: ['prescriber', 'nurse', 'therapist', 'front-desk'] },
  params: ofPatient.extend({ consentId: z.uuid() }),
  body: z.object({ reason: z.string().trim().max(1000).default('') }),
  response: ConsentView,
});

export const readDecisions = endpoint({
  id: 'decisions.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/decisions',
  summary: 'Signed assessments, newest first',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  response: z.object({ assessments: z.array(AssessmentView) }),
});
