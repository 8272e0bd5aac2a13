import { addMs, formatInstant, type Instant, instant } from '@titrate/quantity';

const DAY_MS = 86_400_000;

/** Days and hours of an invented history, counted back from the start of the demonstration. */
export interface Calendar {
  readonly now: Instant;
  /** The instant `days` ago, at a clinic-like hour. */
  ago(days: number, hour?: number): Instant;
  agoText(days: number, hour?: number): string;
}

export function calendarFrom(now: Instant): Calendar {
  const midnight = Math.floor(now / DAY_MS) * DAY_MS;
  // 14:00 UTC is a morning in American clinics; nothing of a history may lie in the future.
  const ago = (days: number, hour = 14): Instant =>
    instant(Math.min(midnight - days * DAY_MS + hour * 3_600_000, now - 60_000));
  return { now, ago, agoText: (days, hour) => formatInstant(ago(days, hour)) };
}

export const plusMinutes = (at: Instant, minutes: number): Instant => addMs(at, Math.round(minutes * 60_000));
