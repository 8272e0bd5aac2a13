import { addMs, type Instant, instant } from '@titrate/quantity';
import { dayOf, formatClock } from '../../../kit/format/date.ts';

const DAY_MS = 86_400_000;

/**
 * The latest moment at or before `before` whose clock in the zone shows this `HH:mm`; a repeated hour gives the later
 * one. `undefined` when the text is not a time of day, or that time does not exist on either day.
 */
export function lastTimeOf(text: string, zone: string, before: Instant): Instant | undefined {
  const match = /^([01]?\d|2[0-3]):?([0-5]\d)$/.exec(text.trim());
  if (match === null) return undefined;
  const clock = `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}`;
  for (const day of [dayOf(before, zone), dayOf(addMs(before, -DAY_MS), zone)]) {
    const candidates = offsetsAround(before, zone).map((offset) =>
      instant(Date.parse(`${day}T${clock}:00Z`) - offset),
    );
    const fits = candidates.filter(
      (at) => at <= before && dayOf(at, zone) === day && formatClock(at, zone) === clock,
    );
    const latest = fits.sort((a, b) => b - a)[0];
    if (latest !== undefined) return latest;
  }
  return undefined;
}

/** The moment of a civil day and clock time in a zone; of a repeated hour the first. `undefined` for a time that is left out. */
export function momentOf(day: string, clock: string, zone: string): Instant | undefined {
  const wall = Date.parse(`${day}T${clock}:00Z`);
  if (Number.isNaN(wall)) return undefined;
  const fits = offsetsAround(instant(wall), zone)
    .map((offset) => instant(wall - offset))
    .filter((at) => dayOf(at, zone) === day && formatClock(at, zone) === clock);
  return fits.sort((a, b) => a - b)[0];
}

/** Offsets of the zone around a moment, in ms ahead of UTC: one, or two near a clock change. */
function offsetsAround(at: Instant, zone: string): readonly number[] {
  const found = [-DAY_MS, 0, DAY_MS].map((shift) => {
    const there = addMs(at, shift);
    const wall = Date.parse(`${dayOf(there, zone)}T${formatClock(there, zone)}:00Z`);
    return wall - Math.floor(there / 60_000) * 60_000;
  });
  return [...new Set(found)];
}
