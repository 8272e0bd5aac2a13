import { bandsOf, type InstrumentId, instrumentById } from '@titrate/clinical/instruments';
import type { Trend } from '@titrate/clinical/outcomes';
import { addMs, days, type Instant, instant } from '@titrate/quantity';
import type { ChartData } from '../../kit/chart/series.ts';
import type { Treatment } from './records.ts';

interface ChartInput {
  readonly trend: Trend;
  readonly treatments: readonly Treatment[];
  /** Asked and not answered. */
  readonly missed: readonly Instant[];
  readonly sex: 'female' | 'male' | undefined;
}

const MARGIN = days(2);

/** The chart of one instrument on its own scale; `undefined` where it has no total or nobody filled it in. */
export function outcomeChart({ trend, treatments, missed, sex }: ChartInput): ChartData | undefined {
  const { range, shortTitle, measures, direction } = instrumentById(trend.instrument);
  if (range === undefined || trend.points.length === 0) return undefined;
  const points = [
    ...trend.points.map(({ at, total }) => ({ at, value: total })),
    ...missed.map((at) => ({ at, value: null })),
  ].sort((a, b) => a.at - b.at);
  const times = [...points.map(({ at }) => at), ...treatments.map(({ at }) => at)];
  return {
    title: `${shortTitle}, ${measures.toLowerCase()}, over the course`,
    series: [{ label: shortTitle, unit: 'points', points, colour: 1, look: 'line' }],
    bands: bandsOf(trend.instrument, sex === undefined ? {} : { sex }).map(({ label, from, to }) => ({
      label,
      from,
      to,
    })),
    markers: treatments.map(({ view, at }) => ({ at, label: `#${view.number} ${mgWords(view.givenMg)}` })),
    min: range.min,
    max: range.max,
    direction: directionWords(direction),
    from: addMs(instant(Math.min(...times)), -MARGIN),
    until: addMs(instant(Math.max(...times)), MARGIN),
  };
}

export const directionWords = (direction: 'higher-worse' | 'higher-better'): string =>
  direction === 'higher-worse' ? 'higher = worse' : 'higher = better';

/** What was given, to a tenth of a milligram; the exact amount stands in the session's record. */
export const mgWords = (mg: number): string => `${Math.round(mg * 10) / 10} mg`;

/** Rows of the risk items come first and stay in view (OUT-02). */
export function riskItemsOf(instrument: InstrumentId): ReadonlySet<number> {
  const { flags, scoring, items } = instrumentById(instrument);
  if (scoring.kind === 'triage') return new Set(items.map((_, index) => index));
  return new Set(
    flags.flatMap((rule) =>
      rule.kind === 'item' && (rule.code === 'si_item_positive' || rule.code === 'si_item_high')
        ? [rule.item]
        : [],
    ),
  );
}
