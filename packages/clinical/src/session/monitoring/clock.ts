import { addMs, type Instant } from '@titrate/quantity';
import { counts } from '../readings.ts';
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

/** Moments at which pressure, heart rate and saturation had all been observed again: each is the oldest of the three. */
export function completeVitals(
  state: SessionState,
  at: Instant,
): readonly { readonly seenAt: Instant; readonly upTo: Instant }[] {
  const out: { seenAt: Instant; upTo: Instant }[] = [];
  let pressure: Instant | undefined;
  let heartRate: Instant | undefined;
  let saturation: Instant | undefined;
  for (const vital of state.vitals) {
    if (vital.at > at) break;
    if (!counts(vital)) continue;
    if (vital.data.systolicMmHg !== undefined) pressure = vital.at;
    if (vital.data.heartRatePerMin !== undefined) heartRate = vital.at;
    if (vital.data.spo2Percent !== undefined) saturation = vital.at;
    if (pressure === undefined || heartRate === undefined || saturation === undefined) continue;
    const upTo =
      pressure < heartRate
        ? pressure < saturation
          ? pressure
          : saturation
        : heartRate < saturation
          ? heartRate
          : saturation;
    if (out.at(-1)?.upTo !== upTo) out.push({ seenAt: vital.at, upTo });
  }
  return out;
}
