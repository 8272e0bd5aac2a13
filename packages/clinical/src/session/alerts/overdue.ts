import { addMs, type Instant } from '@titrate/quantity';
import { BANDS } from '../events/alerts.ts';
import { type CompleteRow, RowReader, scheduleOf, vitalsDueAfter } from '../monitoring/clock.ts';
import { GRACE_MIN, type MonitoringSchedule } from '../monitoring/schedules.ts';
import type { Fact, SessionState } from '../state.ts';
import { beginAlike, isSame } from './prefix.ts';
import type { Signal } from './signals.ts';
import type { AlertTable } from './table.ts';

const MIN = 60_000;

/**
 * MO-07: how late the due vital signs are, as signals. Absence is what raises it; only values end it (ALM-12). Like the
 * walk through what was observed, it goes on from where it was while the session only grows.
 */
export function overdueVitals(state: SessionState, table: AlertTable, at: Instant): readonly Signal[] {
  const { opening, firstDoseAt: start, leftAt: end } = state;
  const schedule = scheduleOf(state);
  if (opening === undefined || schedule === undefined || start === undefined || start > at) return [];
  const kept = watches.get(opening);
  const until = end !== undefined && end < at ? end : at;
  const watch = kept?.goesOn(state, table, until) === true ? kept : new LateWatch(table, schedule, start);
  watches.set(opening, watch);
  return watch.until(state, until, end !== undefined && end <= at ? end : undefined);
}

/** The last watch over each session. */
const watches = new WeakMap<Fact<'session.opened'>, LateWatch>();

class LateWatch {
  readonly #table: AlertTable;
  readonly #schedule: MonitoringSchedule;
  readonly #start: Instant;
  readonly #rows = new RowReader();
  readonly #signals: Signal[] = [];
  #state: SessionState | undefined;
  /** The last complete row; what it leads to depends on when the next one comes. */
  #row: { readonly seenAt: Instant; readonly upTo: Instant | undefined };

  constructor(table: AlertTable, schedule: MonitoringSchedule, start: Instant) {
    this.#table = table;
    this.#schedule = schedule;
    this.#start = start;
    this.#row = { seenAt: start, upTo: undefined };
  }

  /** Whether the rows it has read and the timetable stand as they did. */
  goesOn(state: SessionState, table: AlertTable, until: Instant): boolean {
    const [before, { taken, readTo }] = [this.#state, this.#rows];
    return (
      before !== undefined &&
      table === this.#table &&
      state.firstDoseAt === before.firstDoseAt &&
      state.dosingEndedAt === before.dosingEndedAt &&
      state.leftAt === before.leftAt &&
      (readTo === undefined || readTo <= until) &&
      isSame(state.injections, before.injections) &&
      isSame(state.nasalDevices, before.nasalDevices) &&
      isSame(state.oralDoses, before.oralDoses) &&
      beginAlike(state.vitals, before.vitals, taken)
    );
  }

  until(state: SessionState, until: Instant, end: Instant | undefined): readonly Signal[] {
    this.#state = state;
    for (const row of this.#rows.read(state.vitals, until)) this.#take(state, row);
    const out = [...this.#signals];
    this.#tell(state, out, addMs(until, 1));
    if (end !== undefined && out.at(-1)?.band !== undefined) {
      out.push({ at: end, band: undefined, inputs: [], observedAt: end });
    }
    return out;
  }

  #take(state: SessionState, row: CompleteRow): void {
    const [start, { seenAt, upTo }] = [this.#start, row];
    // What was complete before the first dose tells how far the signs had been seen, and is late for nothing.
    if (seenAt <= start) this.#row = { seenAt: start, upTo };
    if (seenAt < start) return;
    this.#tell(state, this.#signals, seenAt);
    this.#row = row;
  }

  /** What the last row leads to until the next one. */
  #tell(state: SessionState, out: Signal[], next: Instant): void {
    const [table, start, { seenAt, upTo }] = [this.#table, this.#start, this.#row];
    // What is due lies more than the grace after the last row, so nothing can be late this soon.
    if (upTo !== undefined && upTo >= start && next - upTo <= (GRACE_MIN + table.overdueMin.watch) * MIN) {
      if (out.at(-1)?.band !== undefined)
        out.push({ at: seenAt, band: undefined, inputs: [], observedAt: seenAt });
      return;
    }
    // The timetable may change between two readings (a dose ends, a device is given): take it as it stands at the later.
    const due = vitalsDueAfter(state, this.#schedule, start, upTo, next);
    const late = lateSteps(due, table, seenAt, next);
    if (out.at(-1)?.band !== undefined && late[0]?.at !== seenAt) {
      out.push({ at: seenAt, band: undefined, inputs: [], observedAt: seenAt });
    }
    out.push(...late);
  }
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
