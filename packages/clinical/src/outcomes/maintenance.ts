/** MT-01 to MT-07: what the course suggests about maintenance. Prompts for a clinician; nothing is booked. */
import { days, type Instant } from '@titrate/quantity';
import type { InstrumentId } from '../instruments/ids.ts';
import { instrumentById } from '../instruments/index.ts';
import { byTime, type DatedScore, readingsOf } from './baseline.ts';
import { findingOf, type OutcomeFinding } from './finding.ts';
import { CYCLES_NEEDED, cyclesOf, ladderWeeks } from './maintenance-interval.ts';
import { MAINTENANCE_RULES as RULES } from './maintenance-rules.ts';
import type { CourseEvent } from './relapse.ts';
import { type Trend, type TrendPoint, trend } from './trend.ts';

export interface CourseSession {
  readonly id: string;
  readonly at: Instant;
  readonly kind: 'induction' | 'maintenance' | 'booster';
}

export interface MaintenanceInput {
  /** Main measure of the course, PHQ-9 as a rule. */
  readonly instrument: InstrumentId;
  readonly scores: readonly DatedScore[];
  /** Sessions given. */
  readonly sessions: readonly CourseSession[];
  readonly events?: readonly CourseEvent[];
  /** End of the last induction session; `null` while induction goes on. */
  readonly inductionEndedAt: Instant | null;
  /** Now: nothing later is looked at. */
  readonly at: Instant;
}

interface Course {
  readonly input: MaintenanceInput;
  readonly trend: Trend;
  /** First point after induction; `undefined` while missing. */
  readonly endPoint: TrendPoint | undefined;
}

/** All seven findings, in the order of their ids. None stops another. */
export function maintenanceFindings(given: MaintenanceInput): readonly OutcomeFinding[] {
  const events = (given.events ?? []).filter(({ at }) => at <= given.at);
  const input: MaintenanceInput = {
    ...given,
    scores: given.scores.filter(({ at }) => at <= given.at),
    sessions: given.sessions.filter(({ at }) => at <= given.at).toSorted(byTime),
  };
  const course = trend({
    instrument: input.instrument,
    scores: input.scores,
    firstDoseAt: input.sessions[0]?.at ?? null,
    events,
  });
  const ended = input.inductionEndedAt;
  const endPoint =
    ended === null ? undefined : course.points.find(({ at, change }) => at >= ended && change !== null);
  const all: Course = { input, trend: course, endPoint };
  return [
    ladder(all),
    durability(all),
    ownInterval(all),
    earlyWarning(all),
    boosters(all),
    taper(all),
    nonResponse(all),
  ];
}

const END_FORM = 'form after induction';

function responded({ endPoint }: Course): boolean | null {
  return endPoint?.change?.response ?? null;
}

function ladder(course: Course): OutcomeFinding {
  const answer = responded(course);
  const done = course.input.sessions.filter(({ kind }) => kind === 'maintenance').length;
  const weeks = ladderWeeks(done);
  const text =
    answer === true
      ? `Responded at the end of induction. The default ladder gives ${weeks} week${weeks === 1 ? '' : 's'} to the next session if things are stable.`
      : 'The maintenance ladder is for those who responded at the end of induction.';
  return findingOf(
    RULES.ladder,
    answer,
    text,
    { maintenanceSessions: done, intervalWeeks: answer === true ? weeks : null },
    answer === null ? [END_FORM] : [],
  );
}

function durability(course: Course): OutcomeFinding {
  const answer = responded(course);
  return findingOf(
    RULES.durability,
    answer,
    'Without maintenance about 80% still respond at 4 weeks and 60% at 8 weeks; older studies lost it by day 18–19 on average.',
    {},
    answer === null ? [END_FORM] : [],
  );
}

/** A cycle starts with the last induction session and with every session after induction. */
function cycleStarts({ sessions }: MaintenanceInput): readonly Instant[] {
  const lastInduction = sessions.findLastIndex(({ kind }) => kind === 'induction');
  return sessions.slice(Math.max(0, lastInduction)).map(({ at }) => at);
}

function ownInterval({ input, trend: course }: Course): OutcomeFinding {
  const { baseline } = course;
  const cycles =
    baseline.kind !== 'found'
      ? null
      : cyclesOf({
          baseline: baseline.reading.total,
          readings: readingsOf(input.instrument, input.scores),
          sessions: cycleStarts(input),
          sign: instrumentById(input.instrument).direction === 'higher-worse' ? 1 : -1,
        });
  const suggested = cycles?.suggestedDays ?? null;
  const missing = [
    ...(cycles === null ? ['baseline'] : []),
    ...(suggested === null ? [`${CYCLES_NEEDED} cycles that show the effect wearing off`] : []),
  ];
  const text =
    suggested === null
      ? 'Too few cycles show the effect wearing off to suggest an interval.'
      : `The effect has tended to wear off: ${suggested} days is a little before that.`;
  return findingOf(
    RULES.ownInterval,
    suggested === null ? null : true,
    text,
    { cycles: cycles?.daysToLoss.length ?? 0, suggestedDays: suggested },
    missing,
  );
}

/** Rise of the PHQ-9 from its best that calls for an earlier review. */
const WARNING_RISE = 5;

function earlyWarning({ input, trend: course }: Course): OutcomeFinding {
  const last = input.scores
    .filter(({ score }) => score.instrument === input.instrument)
    .toSorted(byTime)
    .at(-1);
  const suicideItem = last === undefined ? null : suicideItemOf(last);
  const total = input.instrument === 'phq9' ? (last?.score.total ?? null) : null;
  const rise = total === null || course.best === null ? null : total - course.best.total;
  const hasRisen = rise === null ? null : rise >= WARNING_RISE;
  const missing = [
    ...(hasRisen === null ? ['complete PHQ-9 since the first dose'] : []),
    ...(suicideItem === null ? ['answer to the suicide item'] : []),
  ];
  const answer = suicideItem === true || hasRisen === true ? true : missing.length > 0 ? null : false;
  const text =
    answer === true
      ? 'Early warning: review sooner. This is not a prompt for an automatic booster.'
      : answer === false
        ? 'No early warning in the last form.'
        : 'Whether the effect is fading is not known: ask again.';
  return findingOf(
    RULES.earlyWarning,
    answer,
    text,
    { rise, suicideItemPositive: suicideItem },
    answer === null ? missing : [],
  );
}

/** On a form with gaps, no flag does not mean no: the item may be the one that is missing. */
function suicideItemOf({ score }: DatedScore): boolean | null {
  if (score.flags.includes('si_item_positive')) return true;
  return score.flags.includes('prorated') || score.flags.includes('incomplete') ? null : false;
}

const BOOSTER_WINDOW_DAYS = 14;
const WEEK_DAYS = 7;
const INDUCTION_SPAN_DAYS = 56;

function boosters({ input }: Course): OutcomeFinding {
  const { sessions, at } = input;
  const first = sessions[0]?.at ?? at;
  const recentBoosters = sessions.filter(
    (one) => one.kind === 'booster' && one.at >= at - days(BOOSTER_WINDOW_DAYS),
  ).length;
  const lastWeek = sessions.filter(
    (one) => one.at > at - days(WEEK_DAYS) && one.at > first + days(INDUCTION_SPAN_DAYS),
  ).length;
  const answer = recentBoosters >= 2 || lastWeek > 1;
  return findingOf(
    RULES.boosters,
    answer,
    answer
      ? 'Sessions closer together than planned: review the plan and screen for misuse.'
      : 'No cluster of boosters.',
    { boostersIn14Days: recentBoosters, sessionsIn7DaysAfterWeek8: lastWeek },
  );
}

const STABLE_DAYS = 182;
/** Longest step between maintenance forms; past it nobody knows how things are. */
const FORM_MAX_AGE_DAYS = 84;

function taper({ input, trend: course }: Course): OutcomeFinding {
  const known = course.points.filter(({ change }) => change !== null && change.remission !== null);
  const start = input.at - days(STABLE_DAYS);
  const before = known.findLast(({ at }) => at <= start);
  const within = known.filter(({ at }) => at > start);
  const isRelapsed = course.relapse !== null && course.relapse.confirmedAt > start;
  const isOut =
    isRelapsed ||
    within.some(({ change }) => change?.remission === false) ||
    before?.change?.remission === false;
  const last = known.at(-1);
  const isRecent = last !== undefined && input.at - last.at <= days(FORM_MAX_AGE_DAYS);
  const missing: string[] = [];
  if (before === undefined) missing.push('form from 6 months ago or earlier');
  if (!isRecent) missing.push('form of the last 12 weeks');
  const answer = isOut ? false : missing.length > 0 ? null : true;
  return findingOf(
    RULES.taper,
    answer,
    answer === true
      ? 'In remission at every form for 6 months: offer to talk about tapering.'
      : 'Not known to be in stable remission for 6 months.',
    { formsInWindow: within.length },
    answer === null ? missing : [],
  );
}

function nonResponse(course: Course): OutcomeFinding {
  const change = course.endPoint?.change;
  const response = change?.response ?? null;
  const answer = response === null ? null : !response && change?.partial_response !== true;
  return findingOf(
    RULES.nonResponse,
    answer,
    answer === true
      ? 'No response after induction: stop rule. Offer ECT or another referral; do not roll over into maintenance silently.'
      : 'The stop rule is for those who did not respond to induction.',
    { pctImprovement: change?.pct_improvement ?? null },
    answer === null ? [END_FORM] : [],
  );
}
