import { PRODUCTS, ROUTES } from '../../vocabulary.ts';
import { oneOf } from '../schema/schema.ts';

/** Closed vocabularies that several events share. */
export { PRODUCTS, ROUTES };
export const STAFF_ROLES = ['owner', 'prescriber', 'nurse', 'therapist', 'front-desk', 'auditor'] as const;

/** Different recorded answers to "why is there no value?" (UI-21); "not recorded" is the absence of any event. */
export const NOT_OBTAINED = ['not-done', 'unable', 'refused'] as const;

/** What a gate or discharge check can be answered with. */
export const ANSWERS = ['pass', 'fail', 'not-applicable', ...NOT_OBTAINED] as const;

export const GATE_CHECKS = [
  'GT-01',
  'GT-02',
  'GT-03',
  'GT-04',
  'GT-05',
  'GT-06',
  'GT-07',
  'GT-08',
  'GT-09',
  'GT-10',
  'GT-11',
  'GT-12',
  'GT-13',
  'GT-14',
  'GT-15',
  'GT-16',
  'GT-17',
  'GT-18',
  'GT-19',
  'GT-20',
  'GT-21',
] as const;
export type GateCheck = (typeof GATE_CHECKS)[number];

export const DISCHARGE_CRITERIA = [
  'RD-01',
  'RD-02',
  'RD-03',
  'RD-04',
  'RD-05',
  'RD-06',
  'RD-07',
  'RD-08',
  'RD-09',
  'RD-10',
  'RD-11',
] as const;
export type DischargeCriterion = (typeof DISCHARGE_CRITERIA)[number];

/**
 * Facts of the chart that change how this session is watched.
 * The suitability rules they come from: SC-101, SC-102, SC-103, SC-110, SC-112, DI-06, SC-118, GT-20.
 */
export const RISK_FLAGS = [
  'controlled-hypertension',
  'hypertensive-encephalopathy-history',
  'stable-cardiac-disease',
  'sleep-apnoea',
  'moderate-hepatic-impairment',
  'monoamine-oxidase-inhibitor',
  'can-become-pregnant',
  'insulin-or-sulfonylurea',
  'frail',
] as const;
export type RiskFlag = (typeof RISK_FLAGS)[number];

/** Signs a person sees or hears; each stands in at least one row of the alert table, or is charted only. */
export const SYMPTOMS = [
  'chest-pain',
  'dyspnoea',
  'severe-headache',
  'visual-change',
  'seizure',
  'focal-deficit',
  'reduced-consciousness',
  'syncope',
  'new-arrhythmia',
  'apnoea',
  'stridor',
  'laryngospasm',
  'lost-capnogram',
  'faintness',
  'severe-fear',
  'asks-to-stop',
  'danger-to-self-or-others',
  'vomiting',
  'isolated-rash',
  'spreading-urticaria',
  'wheeze',
  'airway-swelling',
  'iv-site-pain',
  'extravasation',
  'suicidal-intent',
  'mild-headache',
  'dizziness',
  'numbness',
  'vertigo',
  'anxiety',
  'sedation',
  'dissociation',
  'nausea',
  'blood-pressure-rise',
  'urinary-symptom',
  'excess-saliva',
  'other',
] as const;
export type Symptom = (typeof SYMPTOMS)[number];

export const product = oneOf(PRODUCTS);
export const route = oneOf(ROUTES);
