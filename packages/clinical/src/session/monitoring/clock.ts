import { addMs, type Instant } from '@titrate/quantity';
import { counts, lastReading } from '../readings.ts';
import type { SessionState } from '../state.ts';
import { GRACE_MIN, type MonitoringSchedule, scheduleFor } from './schedules.ts';

const MIN = 60_000;

/** The schedule of this session, once it is open. */
export function scheduleOf(state: SessionState): MonitoringSchedule | undefined {
  return state.opening === undefined ? undefined : scheduleFor(state.opening.data);
}

/** The last dose given in one piece: the anchor of the nasal, injected and swallowed timetables (OQ-01: count from the last). */
export function lastPartAt(state: SessionState, at: Instant): Instant | undefined {
  return partsUntil(state, at).at(-1);
}

/** A session has one route, and its parts stand in the order in which they were given. */
function partsUntil(state: SessionState, at: Instant): readonly Instant[] {
  const parts = [...state.injections, ...state.nasalDevices, ...state.oralDoses];
  return parts.map((part) => part.at).filter((when) => when <= at);
}

/** The first point of the timetable that lies more than the grace after `last`; nothing observed before dosing counts for it. */
export function nextVitalsDue(
  state: SessionState,
  last: Instant | undefined,
  at: Instant,
): Instant | undefined {
  const schedule = scheduleOf(state);
  const start = state.firstDoseAt;
  if (schedule === undefined || start === undefined || start > at) return undefined;
  return vitalsDueAfter(state, schedule, start, last, at);
}

/** The same, once dosing has begun. */
export function vitalsDueAfter(
  state: SessionState,
  { vitals }: MonitoringSchedule,
  start: Instant,
  last: Instant | undefined,
  at: Instant,
): Instant {
  if (vitals.anchor === 'last-dose') {
    const anchor = partsUntil(state, at).reduce((_, part) => part, start);
    return pointAfter(vitals, anchor, last);
  }
  const end =
    state.dosingEndedAt !== undefined && state.dosingEndedAt <= at ? state.dosingEndedAt : undefined;
  const during = gridAfter(start, vitals.duringEveryMin, last);
  if (end === undefined || during < end) return during;
  return gridAfter(end, vitals.afterEveryMin, last);
}

/** Point `k × every` after `from`, k ≥ 1, that `last` does not meet. */
export function gridAfter(from: Instant, everyMin: number, last: Instant | undefined): Instant {
  const covered = last === undefined ? 0 : (last - from) / MIN + GRACE_MIN;
  return addMs(from, Math.max(1, Math.floor(covered / everyMin) + 1) * everyMin * MIN);
}

export function pointAfter(
  points: { readonly atMin: readonly number[]; readonly thenEveryMin: number },
  anchor: Instant,
  last: Instant | undefined,
): Instant {
  const covered = last === undefined ? Number.NEGATIVE_INFINITY : (last - anchor) / MIN + GRACE_MIN;
  const listed = points.atMin.find((point) => point > covered);
  if (listed !== undefined) return addMs(anchor, listed * MIN);
  return gridAfter(addMs(anchor, (points.atMin.at(-1) ?? 0) * MIN), points.thenEveryMin, last);
}

/** A moment at which pressure, heart rate and saturation had all been observed again; `upTo` is the oldest of the three. */
export interface CompleteRow {
  readonly seenAt: Instant;
  readonly upTo: Instant;
}

/** Reads the rows of vital signs one after another, and later those that came since. */
export class RowReader {
  #taken = 0;
  #readTo: Instant | undefined;
  #upTo: Instant | undefined;
  #pressure: Instant | undefined;
  #heartRate: Instant | undefined;
  #saturation: Instant | undefined;

  /** How many facts have been read, from the first on. */
  get taken(): number {
    return this.#taken;
  }

  /** When the last of them was observed. */
  get readTo(): Instant | undefined {
    return this.#readTo;
  }

  /** The complete rows among the facts not read yet that were observed by `until`. */
  read(vitals: SessionState['vitals'], until: Instant): readonly CompleteRow[] {
    const out: CompleteRow[] = [];
    for (
      let vital = vitals[this.#taken];
      vital !== undefined && vital.at <= until;
      vital = vitals[this.#taken]
    ) {
      this.#taken += 1;
      this.#readTo = vital.at;
      if (!counts(vital)) continue;
      if (vital.data.systolicMmHg !== undefined) this.#pressure = vital.at;
      if (vital.data.heartRatePerMin !== undefined) this.#heartRate = vital.at;
      if (vital.data.spo2Percent !== undefined) this.#saturation = vital.at;
      const upTo = oldest(this.#pressure, this.#heartRate, this.#saturation);
      if (upTo === undefined || upTo === this.#upTo) continue;
      this.#upTo = upTo;
      out.push({ seenAt: vital.at, upTo });
    }
    return out;
  }
}

/** Of when pressure, heart rate and saturation were last observed, the oldest; `undefined` while one never was. */
export const completeUpTo = (state: SessionState, at: Instant): Instant | undefined =>
  oldest(
    lastReading(state, 'systolicMmHg', at)?.at,
    lastReading(state, 'heartRatePerMin', at)?.at,
    lastReading(state, 'spo2Percent', at)?.at,
  );

function oldest(a: Instant | undefined, b: Instant | undefined, c: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined || c === undefined) return undefined;
  const first = a < b ? a : b;
  return first < c ? first : c;
}
