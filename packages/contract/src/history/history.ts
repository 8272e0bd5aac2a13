import { z } from 'zod';
import { ofPatient } from '../patients/patients.ts';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS, CLINICAL_ROLES } from '../platform/roles.ts';
import { PatientBrief } from '../sessions/sessions.ts';
import {
  AllergyInput,
  ConditionInput,
  ExaminationInput,
  FactAnswers,
  LabInput,
  MedicineInput,
  NoteInput,
  ReconciliationInput,
  RecordInput,
  TrialInput,
  VitalInput,
} from './entries.ts';

const Instant = z.iso.datetime({ offset: true });
const By = z.object({ name: z.string(), source: z.string() });
const entry = { id: z.string(), recordedAt: Instant, by: By };
/** An entry that may stand in the place of an earlier one, which stays readable (`readEarlierHistory`). */
const correctable = { ...entry, replaces: z.string().nullable() };

export const FactView = z.object({ ...entry, factId: z.string(), value: z.string(), observedAt: Instant });
export const ConditionView = z.object({
  ...correctable,
  name: z.string(),
  system: z.string().nullable(),
  code: z.string().nullable(),
  clinicalStatus: z.string(),
  onsetAt: Instant.nullable(),
  abatedAt: Instant.nullable(),
});
export const MedicineView = z.object({
  ...correctable,
  name: z.string(),
  rxnorm: z.string().nullable(),
  doseText: z.string().nullable(),
  dailyDoseMg: z.string().nullable(),
  lastTakenAt: Instant.nullable(),
  status: z.enum(['current', 'as-needed', 'stopped']),
  reviewedClasses: z.array(z.string()).nullable(),
  startedAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  /** What the product knows of the name: ingredient and classes, or nothing (then it is unreconciled). */
  resolved: z.object({ ingredients: z.array(z.string()), classes: z.array(z.string()) }).nullable(),
});
export const AllergyView = z.object({
  ...correctable,
  substance: z.string(),
  reaction: z.string().nullable(),
  criticality: z.string().nullable(),
  status: z.string(),
});
export const VitalView = z.object({
  ...correctable,
  observedAt: Instant,
  systolicMmhg: z.number().nullable(),
  diastolicMmhg: z.number().nullable(),
  heartRatePerMin: z.number().nullable(),
  respiratoryRatePerMin: z.number().nullable(),
  spo2Percent: z.number().nullable(),
  temperatureCel: z.string().nullable(),
  weightKg: z.string().nullable(),
  weightMethod: z.string().nullable(),
  heightCm: z.string().nullable(),
});
export const LabView = z.object({
  ...correctable,
  code: z.string(),
  name: z.string(),
  value: z.string().nullable(),
  valueText: z.string(),
  unit: z.string().nullable(),
  lowerLimit: z.string().nullable(),
  upperLimit: z.string().nullable(),
  observedAt: Instant,
});
export const TrialView = z.object({
  ...correctable,
  treatment: z.string(),
  kind: z.string(),
  highestDoseText: z.string().nullable(),
  startedOn: z.string().nullable(),
  stoppedOn: z.string().nullable(),
  adequate: z.string(),
  outcome: z.string(),
  stoppedBecause: z.string().nullable(),
  currentEpisode: z.boolean().nullable(),
});
export const RecordView = z.object({
  ...entry,
  recordId: z.string(),
  outcome: z.string(),
  note: z.string(),
  at: Instant,
});
export const ExaminationView = z.object({
  ...correctable,
  kind: z.string(),
  findings: z.record(z.string(), z.unknown()),
  note: z.string(),
  at: Instant,
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
});
export const NoteView = z.object({
  ...correctable,
  kind: z.string(),
  text: z.string(),
  at: Instant,
  sessionId: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
});

export const readHistory = endpoint({
  id: 'history.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/history',
  summary: 'Everything known of a patient: what stands now, newest first; corrected entries are left out',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  response: z.object({
    facts: z.array(FactView),
    conditions: z.array(ConditionView),
    medicines: z.array(MedicineView),
    medicinesReconciled: z.object({ at: Instant, by: z.string(), noneKnown: z.boolean() }).nullable(),
    allergies: z.array(AllergyView),
    allergiesReviewed: z.object({ at: Instant, by: z.string(), noneKnown: z.boolean() }).nullable(),
    vitals: z.array(VitalView),
    labs: z.array(LabView),
    trials: z.array(TrialView),
    records: z.array(RecordView),
    examinations: z.array(ExaminationView),
    notes: z.array(NoteView),
  }),
});

/** Who put what in its place; nothing when it was taken away without a successor. */
const earlier = { replacedBy: z.object({ id: z.string(), name: z.string(), at: Instant }).nullable() };

export const readEarlierHistory = endpoint({
  id: 'history.readEarlier',
  method: 'GET',
  path: '/api/clinics/:clinicId/patients/:patientId/history/earlier',
  summary:
    'What stood in the chart before: corrected and removed entries and earlier answers, newest first, each with what replaced it',
  access: { kind: 'staff', roles: CHART_READERS },
  params: ofPatient,
  response: z.object({
    facts: z.array(FactView),
    conditions: z.array(ConditionView.extend(earlier)),
    medicines: z.array(MedicineView.omit({ resolved: true }).extend({ ...earlier, status: z.string() })),
    allergies: z.array(AllergyView.extend(earlier)),
    vitals: z.array(VitalView.extend({ ...earlier, voided: z.boolean() })),
    labs: z.array(LabView.extend({ ...earlier, voided: z.boolean() })),
    trials: z.array(TrialView.extend({ ...earlier, voided: z.boolean() })),
    examinations: z.array(ExaminationView.extend(earlier)),
    notes: z.array(NoteView.extend(earlier)),
  }),
});

export const listUnsigned = endpoint({
  id: 'history.unsigned',
  method: 'GET',
  path: '/api/clinics/:clinicId/unsigned',
  summary: 'Notes, examinations and session records that wait for a signature, oldest first',
  access: { kind: 'staff', roles: CHART_READERS },
  params: z.object({ clinicId: z.uuid() }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['note', 'examination', 'session']),
        /** Kind of note or examination; the number of a session. */
        what: z.string(),
        patient: PatientBrief,
        at: Instant,
        by: z.string(),
        mine: z.boolean(),
      }),
    ),
  }),
});

const keep = <B extends z.ZodType>(id: string, path: string, summary: string, body: B) =>
  endpoint({
    id: `history.${id}`,
    method: 'POST',
    path: `/api/clinics/:clinicId/patients/:patientId/${path}`,
    summary: `${summary}. Appended; a correction names what it replaces; the same id twice is one entry`,
    access: { kind: 'staff', roles: CLINICAL_ROLES },
    params: ofPatient,
    body,
    response: z.object({ id: z.string() }),
  });

export const recordFacts = keep('recordFacts', 'facts', 'Answer coded history questions', FactAnswers);
export const saveMedicine = keep('saveMedicine', 'medicines', 'Add or correct a medicine', MedicineInput);
export const saveAllergy = keep('saveAllergy', 'allergies', 'Add or correct an allergy', AllergyInput);
export const saveCondition = keep(
  'saveCondition',
  'conditions',
  'Add or correct a condition',
  ConditionInput,
);
export const saveVital = keep(
  'saveVital',
  'vitals',
  'Record vital signs, weight or height outside a session',
  VitalInput,
);
export const saveLab = keep('saveLab', 'labs', 'Record a laboratory result', LabInput);
export const saveTrial = keep('saveTrial', 'trials', 'Add or correct a past treatment', TrialInput);
export const saveRecord = keep(
  'saveRecord',
  'records',
  'File a work-up item: a drug screen, an ECG, a registry query',
  RecordInput,
);
export const saveExamination = keep(
  'saveExamination',
  'examinations',
  'Record an examination or assessment',
  ExaminationInput,
);
export const saveNote = keep('saveNote', 'notes', 'Write a note', NoteInput);
export const reconcile = keep(
  'reconcile',
  'reconciliations',
  'Say that a list was gone through with the patient',
  ReconciliationInput,
);
