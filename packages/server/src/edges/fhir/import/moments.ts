import { type Instant, parseInstant } from '@titrate/quantity';
import type { Cursor } from './cursor.ts';

/** A FHIR date or time. `exact` is false where only a day, month or year was written. */
export interface Moment {
  readonly at: Instant;
  readonly text: string;
  readonly exact: boolean;
}

/** Reads a dateTime or instant. A partial date stands for its first moment in UTC; an hour without an offset is a fault. */
export function readMoment(cursor: Cursor, faults: { path: string; reason: string }[]): Moment | undefined {
  const text = cursor.text();
  if (text === undefined) return undefined;
  const refuse = (reason: string) => {
    faults.push({ path: cursor.path, reason });
    return undefined;
  };
  const partial = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (partial !== null) {
    const [, year, month = '01', day = '01'] = partial;
    const parsed = parseInstant(`${year}-${month}-${day}T00:00:00Z`);
    return parsed.ok ? { at: parsed.value, text, exact: false } : refuse('is not a calendar date');
  }
  const parsed = parseInstant(text);
  if (parsed.ok) return { at: parsed.value, text, exact: true };
  return refuse(
    /T\d{2}:\d{2}/.test(text) && !/(Z|[+-]\d{2}:\d{2})$/.test(text)
      ? 'a time of day needs an offset'
      : 'is not a date or time',
  );
}
