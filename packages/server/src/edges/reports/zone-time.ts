import type { CivilDate, Instant } from '@titrate/quantity';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function partsOf(at: Instant, zone: string): Readonly<Record<string, string>> {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(at);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** `13:05` in the clinic's zone (UI-12). */
export function timeOf(at: Instant, zone: string): string {
  const { hour = '', minute = '' } = partsOf(at, zone);
  return `${hour}:${minute}`;
}

/** `03-Feb-2026 13:05 EST`: print always says the zone. */
export function dateTimeOf(at: Instant, zone: string): string {
  const { year = '', month = '', day = '', hour = '', minute = '', timeZoneName = '' } = partsOf(at, zone);
  return `${day}-${MONTHS[Number(month) - 1] ?? ''}-${year} ${hour}:${minute} ${timeZoneName}`;
}

/** The same with seconds, for signatures. */
export function exactTimeOf(at: Instant, zone: string): string {
  const { second = '' } = partsOf(at, zone);
  return dateTimeOf(at, zone).replace(/(\d\d:\d\d)/, `$1:${second}`);
}

/** `02-Jun-1984` (UI-11). */
export function civilDateOf(date: CivilDate | string): string {
  return `${date.slice(8, 10)}-${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}-${date.slice(0, 4)}`;
}
