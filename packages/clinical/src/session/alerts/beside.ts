import { addMs, type Instant } from '@titrate/quantity';
import { BANDS, type Band } from '../events/alerts.ts';
import { completeVitals, scheduleOf, vitalsDueAfter } from '../monitoring/clock.ts';
import { GRACE_MIN } from '../monitoring/schedules.ts';
import type { SessionState } from '../state.ts';
import type { Signal } from './signals.ts';
import type { AlertTable } from './table.ts';

const MIN = 60_000;

/**
 * AL-15: two readings of pressure in the urgent band or worse, at least five minutes apart, are "stop now" whatever
 * each alone would be. Ends when both pressures are below urgent again.
 */
export function sustainedPressure(
  pressure: readonly (readonly Signal[])[],
  table: AlertTable,
): readonly Signal[] {
  const merged = pressure
    .flatMap((list, which) => list.map((signal) => ({ signal, which })))
    .sort((a, b) => a.signal.at - b.signal.at || a.which - b.which);
  const latest: (Signal | undefined)[] = pressure.map(() => undefined);
  const out: Signal[] = [];
  let firstUrgent: Signal | undefined;
  merged.forEach(({ signal, which }, i) => {
    latest[which] = signal;
    // Systolic and diastolic come from one reading: judge when both have spoken.
    if (merged[i + 1]?.signal.at === signal.at) return;
    const urgent = latest.findLastIndex((one) => isUrgent(one?.band));
    if (urgent >= 0) {
      firstUrgent ??= signal;
      if (signal.at - firstUrgent.at >= table.sustainedUrgentMin * MIN) {
        out.push({
          ...signal,
          about: urgent === 0 ? 'systolic' : 'diastolic',
          value: latest[urgent]?.value,
          band: 'stop',
          limit: `urgent twice, ${table.sustainedUrgentMin} min apart`,
        });
      }
    } else if (out.at(-1)?.band !== undefined) {
      out.push({ at: signal.at, band: undefined, inputs: [], observedAt: signal.observedAt });
    }
  });
  return out;
}

const isUrgent = (band: Band | undefined) => band === 'urgent' || band === 'stop';

/** MO-07: how late the due vital signs are, as signals. Absence is what raises it; only values end it (ALM-12). */
export function overdueVitals(state: SessionState, table: AlertTable, at: Instant): readonly Signal[] {
  const schedule = scheduleOf(state);
  const start = state.firstDoseAt;
  const out: Signal[] = [];
  if (schedule === undefined || start === undefined || start > at) return out;
  const end = state.leftAt;
  const until = end !== undefined && end < at ? end : at;
  const rows = completeVitals(state, until);
  const seen = rows.filter(({ seenAt }) => seenAt >= start);
  const before = rows.findLast(({ seenAt }) => seenAt <= start)?.upTo;
  const steps = [{ seenAt: start, upTo: before }, ...seen];
  steps.forEach(({ seenAt, upTo }, i) => {
    const next = steps[i + 1]?.seenAt ?? addMs(until, 1);
    // What is due lies more than the grace after the last row, so nothing can be late this soon.
    if (upTo !== undefined && upTo >= start && next - upTo <= (GRACE_MIN + table.overdueMin.watch) * MIN) {
      if (out.at(-1)?.band !== undefined)
        out.push({ at: seenAt, band: undefined, inputs: [], observedAt: seenAt });
      return;
    }
    // The timetable may change between two readings (a dose ends, a device is given): take it as it stands at the later.
    const due = vitalsDueAfter(state, schedule, start, upTo, next);
    const late = lateSteps(due, table, seenAt, next);
    if (out.at(-1)?.band !== undefined && late[0]?.at !== seenAt) {
      out.push({ at: seenAt, band: undefined, inputs: [], observedAt: seenAt });
    }
    out.push(...late);
  });
  if (end !== undefined && end <= at && out.at(-1)?.band !== undefined) {
    out.push({ at: end, band: undefined, inputs: [], observedAt: end });
  }
  return out;
}

/** The bands of lateness that begin in `[from, to)`; what had begun before `from` is one signal, the worst. */
function lateSteps(due: Instant, table: AlertTable, from: Instant, to: Instant): readonly Signal[] {
  const out: Signal[] = [];
  for (const band of BANDS) {
    const limitMin = table.overdueMin[band];
    // "More than": the first millisecond past the limit.
    const late = addMs(due, limitMin * MIN + 1);
    const at = late > from ? late : from;
    if (at >= to) continue;
    if (out.at(-1)?.at === at) out.pop();
    out.push({
      at,
      band,
      inputs: [],
      observedAt: due,
      value: limitMin,
      limit: `more than ${limitMin} min late`,
    });
  }
  return out;
}
