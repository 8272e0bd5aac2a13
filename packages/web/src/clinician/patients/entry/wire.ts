import { type Instant, parseCivilDate, parseInstant } from '@titrate/quantity';
import { formatDate, formatDateTime } from '../../../kit/format/date.ts';

/** An instant of an answer; the contract has checked that it is one. */
export function atOf(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error('Invariant broken: an answer holds an instant');
  return parsed.value;
}

/** `03-Feb-2026` of a day or instant in an answer. */
export function dateWords(text: string | null): string {
  const day = text === null ? undefined : parseCivilDate(text.slice(0, 10));
  return day?.ok === true ? formatDate(day.value) : 'Not recorded';
}

/** `03-Feb-2026 13:05` of an instant in an answer. */
export const timeWords = (text: string | null, zone: string): string =>
  text === null ? 'Not recorded' : formatDateTime(atOf(text), zone);
