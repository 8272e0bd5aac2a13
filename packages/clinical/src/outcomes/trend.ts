/** The course of one instrument over a treatment: baseline, response and remission at each point, relapse. */
import { days, type Instant } from '@titrate/quantity';
import { type InstrumentId, instrumentById } from '../instruments/index.ts';
import { type Baseline, baselineOf, byTime, type DatedScore, type Reading, readingsOf } from './baseline.ts';
import { type Change, changeBy } from './change.ts';
import { type ChangeCriteria, courseCriteriaOf, RELAPSE_RULES } from './criteria.ts';
import { type CourseEvent, type Relapse, relapseOf } from './relapse.ts';

export interface TrendInput {
  readonly instrument: InstrumentId;
  /** Stored scores, any order; those of other instruments are left out. */
  readonly scores: readonly DatedScore[];
  readonly firstDoseAt: Instant | null;
  readonly events?: readonly CourseEvent[];
  readonly settings?: {
    /** 10 unless the clinic follows the esketamine trials. */
    readonly madrsRemissionAtMost?: 10 | 12;
  };
}

export interface TrendPoint {
  readonly id: string;
  readonly at: Instant;
  /** `null`: the form was not complete enough. */
  readonly total: number | null;
  readonly isEstimated: boolean;
  /** Against the baseline; `null` before the first dose, without a total, or without a baseline. */
  readonly change: Change | null;
  /** Its window reaches back over the form before it: the two share days. */
  readonly overlapsPrevious: boolean;
}

export interface Milestone {
  readonly id: string;
  readonly at: Instant;
  /** Since the first dose. */
  readonly daysFromFirstDose: number;
}

export interface Trend {
  readonly instrument: InstrumentId;
  readonly baseline: Baseline;
  readonly points: readonly TrendPoint[];
  /** Best total since the first dose. */
  readonly best: Reading | null;
  /** First of two consecutive responses. */
  readonly response: Milestone | null;
  /** First reading in remission. */
  readonly remission: Milestone | null;
  readonly relapse: Relapse | null;
  /** Days from the response to the start of the relapse. */
  readonly daysToRelapse: number | null;
}

/** Puts a course of one instrument together. Pure; the order of its input never matters. */
export function trend(input: TrendInput): Trend {
  const criteria = criteriaOf(input);
  const readings = readingsOf(input.instrument, input.scores);
  const baseline = baselineOf(readings, input.firstDoseAt);
  const points = pointsOf(input, criteria, baseline);
  const { firstDoseAt } = input;
  const since = firstDoseAt === null ? [] : readings.filter(({ at }) => at >= firstDoseAt);
  const milestone = milestoneFrom(firstDoseAt);
  const dosed = points.filter((point) => point.change !== null);
  const response = milestone(
    dosed.find((point, i) => point.change?.response === true && dosed[i + 1]?.change?.response === true),
  );
  const relapse =
    response === null || baseline.kind !== 'found'
      ? null
      : relapseOf({
          rule: RELAPSE_RULES[input.instrument],
          baseline: baseline.reading.total,
          readings: since,
          events: input.events ?? [],
          respondedAt: response.at,
        });
  return {
    instrument: input.instrument,
    baseline,
    points,
    best: bestOf(input.instrument, since),
    response,
    remission: milestone(dosed.find((point) => point.change?.remission === true)),
    relapse,
    daysToRelapse:
      response === null || relapse === null ? null : daysBetweenInstants(response.at, relapse.at),
  };
}

function criteriaOf({ instrument, settings }: TrendInput): ChangeCriteria {
  const criteria = courseCriteriaOf(instrument);
  const value = settings?.madrsRemissionAtMost;
  if (instrument !== 'madrs' || value === undefined) return criteria;
  return { ...criteria, remission: { kind: 'at-most', value } };
}

function pointsOf(input: TrendInput, criteria: ChangeCriteria, baseline: Baseline): readonly TrendPoint[] {
  const instrument = instrumentById(input.instrument);
  const from = baseline.kind === 'found' ? baseline.reading.total : null;
  const own = input.scores.filter(({ score }) => score.instrument === input.instrument).toSorted(byTime);
  return own.map(({ id, at, score }, i): TrendPoint => {
    const previous = own[i - 1];
    const isDosed = input.firstDoseAt !== null && at >= input.firstDoseAt;
    return {
      id,
      at,
      total: score.total,
      isEstimated: score.flags.includes('prorated'),
      change:
        from === null || score.total === null || !isDosed
          ? null
          : changeBy(criteria, instrument, from, score.total),
      overlapsPrevious: previous !== undefined && at - previous.at < days(instrument.recallDays ?? 0),
    };
  });
}

function bestOf(instrument: InstrumentId, readings: readonly Reading[]): Reading | null {
  const sign = instrumentById(instrument).direction === 'higher-worse' ? 1 : -1;
  return readings.reduce<Reading | null>(
    (best, one) => (best === null || (one.total - best.total) * sign < 0 ? one : best),
    null,
  );
}

const milestoneFrom =
  (firstDoseAt: Instant | null) =>
  (point: TrendPoint | undefined): Milestone | null =>
    point === undefined || firstDoseAt === null
      ? null
      : { id: point.id, at: point.at, daysFromFirstDose: daysBetweenInstants(firstDoseAt, point.at) };

/** Days with one decimal. */
function daysBetweenInstants(from: Instant, to: Instant): number {
  return Math.round(((to - from) / days(1)) * 10) / 10;
}
