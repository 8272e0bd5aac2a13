import { err, ok, type Problem, type Result } from './result.ts';

/** A moment on the UTC time line, in whole milliseconds since 1970. Durations between instants are plain differences, so a change of the clock shortens none (RULE-LOGIC-5). */
export type Instant = number & { readonly __brand: 'Instant' };

/** A day in a calendar, without zone: a birthday, a due day. Text `YYYY-MM-DD`. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** A length of time in milliseconds. */
export type DurationMs = number & { readonly __brand: 'DurationMs' };

const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_799_999;

export function instant(epochMs: number): Instant {
  if (!Number.isInteger(epochMs) || epochMs < EARLIEST || epochMs > LATEST) {
    throw new Error('Invariant broken: an instant is a whole number of milliseconds in the years 1 to 9999');
  }
  return epochMs as Instant;
}

const ISO_INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads an ISO 8601 instant. The zone is required: an hour without an offset is not a moment. */
export function parseInstant(text: string, path = ''): Result<Instant, Problem> {
  const match = ISO_INSTANT.exec(text);
  const refuse = () =>
    err({
      type: 'not-an-instant',
      message: 'expected a date and time with zone, such as 2026-02-03T13:05:00-05:00',
      path,
    });
  if (match === null) return refuse();
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match;
  const date = civilDate(Number(year), Number(month), Number(day));
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return refuse();
  const offsetMin =
    zone === 'Z'
      ? 0
      : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
  if (Math.abs(offsetMin) > 14 * 60) return refuse();
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ok(
    instant(
      daysFromCivil(Number(year), Number(month), Number(day)) * 86_400_000 +
        ((Number(hour) * 60 + Number(minute) - offsetMin) * 60 + Number(second)) * 1000 +
        ms,
    ),
  );
}

/** `2026-02-03T13:05:00.000Z`. */
export function formatInstant(at: Instant): string {
  const days = Math.floor(at / 86_400_000);
  const rest = at - days * 86_400_000;
  const [year, month, day] = civilFromDays(days);
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(rest / 3_600_000);
  const m = Math.floor(rest / 60_000) % 60;
  const s = Math.floor(rest / 1000) % 60;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(h)}:${two(m)}:${two(s)}.${String(rest % 1000).padStart(3, '0')}Z`;
}

export const minutes = (n: number): DurationMs => (n * 60_000) as DurationMs;
export const hours = (n: number): DurationMs => (n * 3_600_000) as DurationMs;
export const days = (n: number): DurationMs => (n * 86_400_000) as DurationMs;
export const addMs = (at: Instant, ms: number): Instant => instant(at + ms);
export const minutesBetween = (from: Instant, to: Instant): number => (to - from) / 60_000;

export function parseCivilDate(text: string, path = ''): Result<CivilDate, Problem> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = match === null ? undefined : civilDate(Number(match[1]), Number(match[2]), Number(match[3]));
  return date === undefined
    ? err({ type: 'not-a-date', message: 'expected a calendar day such as 1984-06-02', path })
    : ok(date);
}

/** Whole years from a birthday to a day; someone born on 29 February turns a year older on 1 March of common years. */
export function ageInYears(born: CivilDate, on: CivilDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: CivilDate, count: number): CivilDate {
  const [y, m, d] = civilFromDays(dayNumber(date) + count);
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as CivilDate;
}

/** The UTC calendar day of an instant. A clinic day needs the clinic's zone and is made at the edge. */
export const utcDateOf = (at: Instant): CivilDate => formatInstant(at).slice(0, 10) as CivilDate;

function dayNumber(date: CivilDate): number {
  return daysFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CivilDate;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar, by eras of 400 years that start on 1 March.
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(count: number): [year: number, month: number, day: number] {
  const z = count + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1;
  const month = monthShifted + (monthShifted < 10 ? 3 : -9);
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}
