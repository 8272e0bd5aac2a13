import { CHART_READERS, type Role } from '@titrate/contract';

/** One address below a patient: `/$clinicId/patients/$patientId/<path>`. */
export interface PatientSection {
  readonly id: string;
  readonly title: string;
  /** Empty for the chart itself. */
  readonly path: string;
  /** Who sees the tab; the server decides again for every request. */
  readonly roles?: readonly Role[];
}

const section = (id: string, title: string, roles?: readonly Role[]): PatientSection => ({
  id,
  title,
  path: id === 'chart' ? '' : `/${id}`,
  ...(roles === undefined ? {} : { roles }),
});

/** In the order of the pathway. */
export const PATIENT_SECTIONS = [
  section('chart', 'Chart', CHART_READERS),
  section('history', 'History', CHART_READERS),
  section('suitability', 'Suitability', CHART_READERS),
  section('consent', 'Consent', CHART_READERS),
  section('plan', 'Plan', CHART_READERS),
  section('sessions', 'Sessions'),
  section('tasks', 'Tasks'),
  section('outcomes', 'Outcomes', CHART_READERS),
  section('documents', 'Documents', CHART_READERS),
  section('details', 'Details'),
] as const;

export type PatientSectionId =
  | 'chart'
  | 'history'
  | 'suitability'
  | 'consent'
  | 'plan'
  | 'sessions'
  | 'tasks'
  | 'outcomes'
  | 'documents'
  | 'details';
