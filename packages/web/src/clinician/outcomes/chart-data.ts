import { bandsOf, type InstrumentId, instrumentById } from '@titrate/clinical/instruments';
import { change, type Trend } from '@titrate/clinical/outcomes';
import { addMs, days, type Instant, instant } from '@titrate/quantity';
import type { ChartData, Level } from '../../kit/chart/series.ts';
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
    levels: levelsOf(trend),
    markersAre: 'Session, and its dose where it changes',
    markers: treatments.map(({ view, at }) => ({
      at,
      label: String(view.number),
      note: mgWords(view.givenMg),
    })),
    min: range.min,
    max: range.max,
    direction: directionWords(direction),
    from: addMs(instant(Math.min(...times)), -MARGIN),
    until: addMs(instant(Math.max(...times)), MARGIN),
  };
}

/** The baseline by rule, and the totals at which a response and a remission begin. */
export function levelsOf({ instrument, baseline }: Trend): readonly Level[] {
  const { range, direction } = instrumentById(instrument);
  if (range === undefined || baseline.kind !== 'found') return [];
  const from = baseline.reading.total;
  const step = 10 ** -range.decimals;
  const count = Math.round((range.max - range.min) / step);
  const totals = Array.from({ length: count + 1 }, (_, index) =>
    Number((range.min + index * step).toFixed(range.decimals)),
  );
  const worstFirst = direction === 'higher-worse' ? totals.reverse() : totals;
  const bound = direction === 'higher-worse' ? 'or less' : 'or more';
  const beginOf = (word: string, isReached: (current: number) => boolean): readonly Level[] => {
    const value = worstFirst.find(isReached);
    return value === undefined ? [] : [{ label: `${word}: ${value} ${bound}`, value }];
  };
  const compare = (current: number) => {
    const compared = change({ instrument, baseline: from, current });
    return compared.ok ? compared.value : undefined;
  };
  return [
    { label: `Baseline: ${from}`, value: from },
    ...beginOf('Response', (current) => compare(current)?.response === true),
    ...beginOf('Remission', (current) => compare(current)?.remission === true),
  ];
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
