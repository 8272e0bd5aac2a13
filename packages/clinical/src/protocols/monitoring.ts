import type { Product, Route } from '../dose/request.ts';
import { OVERDUE_MIN } from '../limits.ts';
import type { RiskFlag } from '../session/events/words.ts';
import { type MonitoringSchedule, scheduleFor } from '../session/monitoring/schedules.ts';
import { byDefault, type Source } from './source.ts';

export { MONITORING_SCHEDULES, type MonitoringSchedule } from '../session/monitoring/schedules.ts';

/** What the timetable of a session depends on. */
export interface MonitoredTreatment {
  readonly product: Product;
  readonly route: Route;
  readonly indicationGroup: 'psychiatric' | 'pain';
  /** First session of the course is 1. */
  readonly sessionNumber: number;
  readonly ageYears: number;
  readonly riskFlags: readonly RiskFlag[];
}

/** Which vital signs and scales are due when (MO-01 to MO-06); the same timetable that the session's due clock runs on. */
export function monitoringScheduleFor(treatment: MonitoredTreatment): MonitoringSchedule {
  const { route, indicationGroup, sessionNumber, ageYears, riskFlags } = treatment;
  return scheduleFor({ order: { route, indicationGroup }, patient: { ageYears, riskFlags }, sessionNumber });
}

/** MO-07: minutes past the due moment at which a late vital sign reminds, alerts the lead, and prompts a pause. */
export const OVERDUE_VITALS: {
  readonly remindAfterMin: number;
  readonly alertLeadAfterMin: number;
  readonly promptPauseAfterMin: number;
  readonly sources: readonly Source[];
} = {
  remindAfterMin: OVERDUE_MIN.watch,
  alertLeadAfterMin: OVERDUE_MIN.urgent,
  promptPauseAfterMin: OVERDUE_MIN.stop,
  sources: byDefault('MO-07'),
};
