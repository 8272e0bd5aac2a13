import { type Instant, instant, parseInstant } from '@titrate/quantity';
import { offsetMs } from '../../hl7/message/time.ts';

/** A comparison with a span of time: `[from, to)`. */
export interface DateRange {
  readonly prefix: 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb';
  readonly from: number;
  readonly to: number;
}

const PREFIXES = new Set(['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb']);

/** Reads `2026`, `ge2026-02`, `2026-02-10`, `lt2026-02-10T12:00-05:00`. A day is that whole day in the clinic's zone. */
export function parseDateParam(text: string, timeZone: string): DateRange | undefined {
  const start = text.slice(0, 2);
  const prefix = PREFIXES.has(start) ? start : 'eq';
  const span = spanOf(PREFIXES.has(start) ? text.slice(2) : text, timeZone);
  // One of the eight words was found above.
  return span === undefined ? undefined : { prefix: prefix as DateRange['prefix'], ...span };
}

/** The span a written date stands for, in a zone for what has none. */
export function spanOf(
  text: string,
  timeZone: string,
): { readonly from: number; readonly to: number } | undefined {
  const partial = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (partial !== null) {
    const [, year = '', month, day] = partial;
    const first = midnight(`${year}-${month ?? '01'}-${day ?? '01'}`, timeZone);
    const next = midnight(
      following(
        Number(year),
        month === undefined ? undefined : Number(month),
        day === undefined ? undefined : Number(day),
      ),
      timeZone,
    );
    return first === undefined || next === undefined ? undefined : { from: first, to: next };
  }
  // In a query string a plus sign may arrive as a blank.
  const clean = text.replace(/ (\d{2}:\d{2})$/, '+$1');
  const zoned = /T.*(Z|[+-]\d{2}:\d{2})$/.test(clean) ? parseInstant(clean) : undefined;
  if (zoned?.ok === true) return { from: zoned.value, to: zoned.value + precisionOf(clean) };
  const wall = /T/.test(clean) ? parseInstant(`${clean}Z`) : undefined;
  if (wall?.ok !== true) return undefined;
  const at = wall.value - offsetMs(timeZone, wall.value - offsetMs(timeZone, wall.value));
  return { from: at, to: at + precisionOf(clean) };
}

function precisionOf(text: string): number {
  if (/T\d{2}:\d{2}:\d{2}\.\d/.test(text)) return 1;
  return /T\d{2}:\d{2}:\d{2}/.test(text) ? 1000 : 60_000;
}

function following(year: number, month: number | undefined, day: number | undefined): string {
  const date = new Date(0);
  date.setUTCFullYear(
    month === undefined ? year + 1 : year,
    month === undefined ? 0 : day === undefined ? month : month - 1,
    day === undefined ? 1 : day + 1,
  );
  return date.toISOString().slice(0, 10);
}

function midnight(day: string, timeZone: string): Instant | undefined {
  const utc = parseInstant(`${day}T00:00:00Z`);
  if (!utc.ok) return undefined;
  const first = utc.value - offsetMs(timeZone, utc.value);
  return instant(utc.value - offsetMs(timeZone, first));
}

/** Whether a span of a resource answers a comparison (FHIR R4, 3.1.1.5.4). */
export function matches(range: DateRange, span: { readonly from: number; readonly to: number }): boolean {
  switch (range.prefix) {
    case 'eq':
      return span.from >= range.from && span.to <= range.to;
    case 'ne':
      return !(span.from >= range.from && span.to <= range.to);
    case 'gt':
      return span.to > range.to;
    case 'ge':
      return span.to > range.to || (span.from >= range.from && span.to <= range.to);
    case 'lt':
      return span.from < range.from;
    case 'le':
      return span.from < range.from || (span.from >= range.from && span.to <= range.to);
    case 'sa':
      return span.from >= range.to;
    case 'eb':
      return span.to <= range.from;
  }
}
