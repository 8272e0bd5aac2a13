import { addMs, days, type Instant, instant } from '@titrate/quantity';
import { type InstrumentId, instrumentById, score } from '../../instruments/index.ts';
import { type CourseEvent, type DatedScore, type Trend, trend } from '../index.ts';

export const START = instant(1_767_603_600_000); // 5 January 2026, 09:00 UTC
export const at = (day: number): Instant => addMs(START, Math.round(day * days(1)));

/** A PHQ-9 (unless named otherwise) of this total, answered so many days after the first dose. */
export function form(
  day: number,
  total: number | null,
  instrument: InstrumentId = 'phq9',
  selfHarm = 0,
): DatedScore {
  const { items } = instrumentById(instrument);
  let rest = (total ?? 0) - selfHarm;
  const answers = items.map(({ values }, i) => {
    if (total === null) return i === 8 ? selfHarm : null;
    if (i === 8 && instrument === 'phq9') return selfHarm;
    const add = Math.min(values.max, Math.max(0, rest));
    rest -= add;
    return add;
  });
  const result = score({ instrument, answers });
  if (!result.ok || result.value.total !== total) throw new Error(`cannot make ${instrument} ${total}`);
  return { id: `${instrument}@${day}`, at: at(day), score: result.value };
}
export const phq9 = (...pairs: readonly (readonly [number, number | null])[]): DatedScore[] =>
  pairs.map(([day, total]) => form(day, total));
export const course = (scores: readonly DatedScore[], events: readonly CourseEvent[] = []): Trend =>
  trend({ instrument: 'phq9', scores, firstDoseAt: START, events });
