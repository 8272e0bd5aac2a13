import { type Instant, parseInstant } from '@titrate/quantity';
import { dayOf, formatDateTime, formatDay } from '../../../kit/format/date.ts';

/** An instant of an answer; the contract has checked that it is one. */
export function atOf(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error('Invariant broken: an answer holds an instant');
  return parsed.value;
}

/**
 * `03-Feb-2026` of a day, or of a fact of which only the day is known: such a fact is kept as the first moment of
 * that day in UTC, as imports keep it, and is never moved by a zone.
 */
export function dateWords(text: string | null): string {
  return text === null ? 'Not recorded' : formatDay(text.slice(0, 10));
}

/** `03-Feb-2026 13:05` of an instant in an answer. */
export const timeWords = (text: string | null, zone: string): string =>
  text === null ? 'Not recorded' : formatDateTime(atOf(text), zone);

/** `03-Feb-2026` of an instant, as the clinic's calendar had it. */
export const dayWords = (text: string | null, zone: string): string =>
  text === null ? 'Not recorded' : dateWords(dayOf(atOf(text), zone));

/** A fact of which only the day is known, as it is kept. */
export const dayStart = (day: string): string => `${day}T00:00:00.000Z`;
