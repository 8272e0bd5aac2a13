import { type Instant, instant, invariant, parseInstant } from '@titrate/quantity';

/** The last day read: the events of a session share one or two. */
let day = { text: '', at: 0 };

/**
 * Instants in events were parsed at the door and are kept as `2026-03-10T09:00:00.000Z`; here they are only read,
 * thousands at a time.
 */
export function instantOf(text: string): Instant {
  const date = text.slice(0, 10);
  if (date !== day.text) {
    const midnight = parseInstant(`${date}T00:00:00.000Z`);
    invariant(midnight.ok, `a parsed event carries an instant, not ${text}`);
    day = { text: date, at: midnight.value };
  }
  const h = two(text, 11);
  const m = two(text, 14);
  const s = two(text, 17);
  return instant(day.at + ((h * 60 + m) * 60 + s) * 1000 + digit(text, 20) * 100 + two(text, 21));
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);
