import {
  latestEvaluation,
  listConsents,
  listCourses,
  listPatientTasks,
  listResponses,
  listWork,
  readDecisions,
  readHistory,
  type SessionRow,
  sessionsOfDay,
} from '@titrate/contract';
import { useCall } from '../../../kit/api/hooks.ts';
import { usePatientParams } from '../../shell/patient-frame.tsx';

/** Everything the chart shows, each part asked on its own: one that fails leaves the others standing. */
export function useChart() {
  const params = usePatientParams();
  const { clinicId, patientId } = params;
  return {
    history: useCall(readHistory, { params }),
    courses: useCall(listCourses, { params }),
    consents: useCall(listConsents, { params }),
    decisions: useCall(readDecisions, { params }),
    evaluation: useCall(latestEvaluation, { params }),
    responses: useCall(listResponses, { params, query: {} }),
    tasks: useCall(listPatientTasks, { params }),
    sessions: useCall(sessionsOfDay, { params: { clinicId }, query: { patientId } }),
    work: useCall(listWork, { params: { clinicId }, query: { patientId, closed: 'no' } }),
  };
}
export type Chart = ReturnType<typeof useChart>;

const BEFORE_DOSE = new Set<SessionRow['phase']>(['booked']);
const OVER = new Set<SessionRow['phase']>(['closed', 'cancelled']);

export interface SortedSessions {
  readonly upcoming: readonly SessionRow[];
  readonly running: SessionRow | undefined;
  /** Discharged or closed, latest first. */
  readonly past: readonly SessionRow[];
}

/** Booked ones soonest first; what happened, latest first. */
export function sortSessions(rows: readonly SessionRow[]): SortedSessions {
  const byTime = rows.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  return {
    upcoming: byTime.filter((row) => BEFORE_DOSE.has(row.phase)),
    running: byTime.find((row) => !BEFORE_DOSE.has(row.phase) && !OVER.has(row.phase)),
    past: byTime.filter((row) => row.phase === 'closed' || row.phase === 'discharged').reverse(),
  };
}
