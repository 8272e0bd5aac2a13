export type { Baseline, DatedScore, Reading } from './baseline.ts';
export { type Change, type ChangeInput, change } from './change.ts';
export { COURSE_RULES } from './course-rules.ts';
export {
  type Amount,
  BASELINE_MAX_AGE_DAYS,
  type ChangeCriteria,
  changeCriteriaOf,
  courseCriteriaOf,
  type Goal,
  RELAPSE_RULES,
  type RelapseRule,
} from './criteria.ts';
export { type DoseResponseRow, doseResponseTable, type SessionFacts } from './dose-response.ts';
export { type EarlyLookInput, earlyLook } from './early-look.ts';
export type { OutcomeFinding, OutcomeRule } from './finding.ts';
export { type CourseSession, type MaintenanceInput, maintenanceFindings } from './maintenance.ts';
export { type Cycles, cyclesOf, LADDER_WEEKS, ladderWeeks, WEEKLY_SESSIONS } from './maintenance-interval.ts';
export type { CourseEvent, Relapse } from './relapse.ts';
export { type ReliableChange, type ReliableChangeInput, reliableChange } from './reliable-change.ts';
export { type Milestone, type Trend, type TrendInput, type TrendPoint, trend } from './trend.ts';
