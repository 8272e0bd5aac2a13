import { addMs, type CivilDate, type Instant, parseInstant } from '@titrate/quantity';
import { dayOf, formatClock } from '../../../kit/format/date.ts';

/**
 * The instant at which a clock in `zone` shows this day and `HH:mm`; of an hour that is repeated the first.
 * `undefined` when the clock never shows it (the hour that is skipped in spring) or the text is no time.
 */
export function instantAt(date: CivilDate, time: string, zone: string): Instant | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  const wanted = asUtc(date, time);
  if (wanted === undefined) return undefined;
  // Two offsets are possible near a clock change: the one of the day before and the one of the day after.
  for (const near of [addMs(wanted, -86_400_000), addMs(wanted, 86_400_000)]) {
    const shown = asUtc(dayOf(near, zone), formatClock(near, zone));
    if (shown === undefined) continue;
    const candidate = addMs(wanted, near - shown);
    if (dayOf(candidate, zone) === date && formatClock(candidate, zone) === time) return candidate;
  }
  return undefined;
}

function asUtc(date: string, time: string): Instant | undefined {
  const parsed = parseInstant(`${date}T${time}:00Z`);
  return parsed.ok ? parsed.value : undefined;
}
