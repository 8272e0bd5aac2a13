export {
  ADVERSE_EVENT_GRADES,
  type AdverseEventGrading,
  GRADE_NAMES,
  type Grade,
  INCIDENT_FROM_GRADE,
  RELATIONS,
  SERIOUSNESS,
} from './adverse-events.ts';
export { AFTER_CARE, type AfterCare, afterCareFor } from './after-care.ts';
export {
  CONSENT_AGAIN_WHEN,
  CONSENT_ELEMENTS,
  CONSENT_VALID_MONTHS,
  type ConsentElement,
  consentFor,
} from './consent.ts';
export { EDUCATION, educationBySlug } from './education/index.ts';
export { HIGHEST_READING_GRADE, readingGrade } from './education/reading-level.ts';
export { type EducationTopic, type Question, type Section, textOf } from './education/topic.ts';
export { EMERGENCY_CARDS, type EmergencyCard } from './emergency.ts';
export { REMOTE_RISK_ANSWER } from './escalation.ts';
export { FOLLOW_UPS, type FollowUp } from './follow-up.ts';
export { INDICATIONS, type Indication } from './indications.ts';
export {
  MONITORING_SCHEDULES,
  type MonitoredTreatment,
  type MonitoringSchedule,
  monitoringScheduleFor,
  OVERDUE_VITALS,
} from './monitoring.ts';
export { type Observation, observationFor, type PlannedTreatment } from './observation.ts';
export { PRODUCTS, type ProductForm } from './products.ts';
export {
  REMS_FORM,
  REMS_FORM_DUE_DAYS,
  REMS_FORM_GROUPS,
  type RemsForm,
  type RemsFormField,
  type RemsUrgency,
  remsUrgency,
} from './rems-form.ts';
export type { Mark, Source } from './source.ts';
export {
  PATIENTS_PER_NURSE,
  STAFFING,
  type StaffingRule,
  SUPPORTIVE_NEEDS,
  type SupportiveNeed,
} from './staffing.ts';
export {
  DOSING_STATEMENTS,
  EVIDENCE,
  OPEN_QUESTIONS,
  PROGRAMME_STATEMENTS,
  SESSION_STATEMENTS,
  type Statement,
  SUICIDALITY_STATEMENTS,
  THERAPY_STATEMENTS,
} from './statements/index.ts';
export {
  cumulativeExposure,
  type Exposure,
  type GivenDose,
  needsExposureReview,
  REVIEW_ABOVE_IN_12_MONTHS,
  SURVEILLANCE,
  type SurveillanceDue,
  type SurveillanceFacts,
  type SurveillanceItem,
  surveillanceDue,
} from './surveillance.ts';
export { PROTOCOLS, type Protocol, protocolById, protocolsFor } from './templates.ts';
