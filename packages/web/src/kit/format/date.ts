import { addMs, type CivilDate, type Instant, parseCivilDate } from '@titrate/quantity';

const DAY_MS = 86_400_000;
/** The day on which an hour comes twice. */
const LONGEST_DAY_MS = 25 * 3_600_000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A civil date as clinicians read it, `02-Jun-1984`, whatever the browser's language (UI-11). */
export function formatDate(date: CivilDate): string {
  return `${date.slice(8, 10)}-${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}-${date.slice(0, 4)}`;
}

/** The same of a day as the server sends it; what is no day stays as it was sent. */
export function formatDay(day: string): string {
  const parsed = parseCivilDate(day);
  return parsed.ok ? formatDate(parsed.value) : day;
}

/** A civil date in the long form of patient pages and screen readers: `2 June 1984`. */
export function formatLongDate(date: CivilDate): string {
  return `${Number(date.slice(8, 10))} ${LONG_MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
}

/**
 * 24-hour time `HH:mm` in the clinic's zone; midnight is 00:00. On a day with a clock change it carries the zone's
 * abbreviation, because 01:30 may come twice that night (UI-12, TIM-02).
 */
export function formatTime(at: Instant, zone: string): string {
  const clock = formatClock(at, zone);
  return clockChangesOn(at, zone) ? `${clock}\u00a0${zoneName(at, zone)}` : clock;
}

/** `HH:mm` alone, for the ticks of an axis, whose order tells a repeated hour apart. */
export function formatClock(at: Instant, zone: string): string {
  const { hour, minute } = partsOf(at, zone);
  return `${hour}:${minute}`;
}

const changeDays = new Map<string, boolean>();

function clockChangesOn(at: Instant, zone: string): boolean {
  const { hour, minute, second } = partsOf(at, zone);
  const key = `${zone} ${dayOf(at, zone)}`;
  let changes = changeDays.get(key);
  if (changes === undefined) {
    const sinceMidnight = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
    const start = addMs(at, -sinceMidnight);
    changes = zoneName(start, zone) !== zoneName(addMs(start, LONGEST_DAY_MS), zone);
    changeDays.set(key, changes);
  }
  return changes;
}

/** `HH:mm:ss`, where seconds matter: saved, not live since. */
export function formatTimeWithSeconds(at: Instant, zone: string): string {
  const { hour, minute, second } = partsOf(at, zone);
  return `${hour}:${minute}:${second}`;
}

/**
 * `03-Feb-2026 13:05`, with the zone's abbreviation when the reader sits in another zone or the clock
 * changes around that time, so that a repeated hour is told apart (UI-12, TIM-02).
 */
export function formatDateTime(at: Instant, zone: string): string {
  const { year, month, day, hour, minute } = partsOf(at, zone);
  const text = `${day}-${MONTHS[Number(month) - 1] ?? ''}-${year} ${hour}:${minute}`;
  const changes = zoneName(addMs(at, -DAY_MS), zone) !== zoneName(addMs(at, DAY_MS), zone);
  return hereZone() === zone && !changes ? text : `${text} ${zoneName(at, zone)}`;
}

/** `Tuesday, 3 February 2026, 13:05 EST`: with weekday and zone, as patients are told times (POR-11). */
export function formatLongDateTime(at: Instant, zone: string): string {
  const { year, month, day, hour, minute } = partsOf(at, zone);
  const weekday = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'long' }).format(at);
  return `${weekday}, ${Number(day)} ${LONG_MONTHS[Number(month) - 1] ?? ''} ${year}, ${hour}:${minute} ${zoneName(at, zone)}`;
}

/** `03-Feb`: the mark of a day on a time axis; the year stands in the title or table. */
export function formatDayMark(at: Instant, zone: string): string {
  const { month, day } = partsOf(at, zone);
  return `${day}-${MONTHS[Number(month) - 1] ?? ''}`;
}

/** The calendar day of an instant in a zone. */
export function dayOf(at: Instant, zone: string): string {
  const { year, month, day } = partsOf(at, zone);
  return `${year}-${month}-${day}`;
}

/** How long ago, in words that do not need reading twice: `now`, `12 min ago`, `3 h 5 min ago`, `4 days ago`; `in 5 min` ahead. */
export function formatAge(at: Instant, present: Instant): string {
  const ms = present - at;
  const text = formatSpan(Math.abs(ms));
  if (Math.abs(ms) < 60_000) return 'now';
  return ms >= 0 ? `${text} ago` : `in ${text}`;
}

/** A length of time in whole minutes, hours or days: `12 min`, `3 h 5 min`, `4 days`. Never rounded up. */
export function formatSpan(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes}\u00a0min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h ${minutes % 60}\u00a0min`;
  const days = Math.floor(hours / 24);
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** `mm:ss` below an hour, else `h:mm:ss`: a running timer. */
export function formatTimer(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

function partsOf(at: Instant, zone: string): Parts {
  const civil = new Date(at + offsetMs(at, zone));
  return {
    year: String(civil.getUTCFullYear()),
    month: two(civil.getUTCMonth() + 1),
    day: two(civil.getUTCDate()),
    hour: two(civil.getUTCHours()),
    minute: two(civil.getUTCMinutes()),
    second: two(civil.getUTCSeconds()),
  };
}

const QUARTER_MS = 900_000;
/** Until then some clocks changed at odd minutes. */
const QUARTERS_FROM = Date.UTC(1980, 0, 1);
const MOST_OFFSETS = 4_000;
const offsets = new Map<string, number>();

/**
 * How far the civil time of a zone is ahead of UTC. Clocks change at whole quarters of an hour, so that the tables of
 * the platform are asked once for each: a sheet shows thousands of moments, and each question costs more than its mark.
 */
function offsetMs(at: Instant, zone: string): number {
  if (at < QUARTERS_FROM) return askedOffsetMs(at, zone);
  const quarter = Math.floor(at / QUARTER_MS);
  const key = `${zone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = askedOffsetMs(quarter * QUARTER_MS, zone);
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function askedOffsetMs(at: number, zone: string): number {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    formatters.set(zone, formatter);
  }
  const parts = new Map(formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const civil = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return civil - Math.floor(at / 1000) * 1000;
}

// Making a formatter costs a hundred times what using one does, and its memory is not given back for long.
const zoneFormatters = new Map<string, Intl.DateTimeFormat>();

function zoneName(at: Instant, zone: string): string {
  let formatter = zoneFormatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
    zoneFormatters.set(zone, formatter);
  }
  return formatter.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

let here: string | undefined;

/** The zone of this screen. */
function hereZone(): string {
  here ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return here;
}
