import { type CivilDate, type Instant, parseCivilDate, parseInstant } from '@titrate/quantity';

/** The calendar day in a time zone. */
export function dayIn(timeZone: string, at: Instant): CivilDate {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
  const day = parseCivilDate(text);
  if (!day.ok) throw new Error('Invariant broken: the platform gave a day that does not exist');
  return day.value;
}

/** A moment as it was stored. */
export function storedInstant(text: string): Instant {
  const at = parseInstant(text);
  if (!at.ok) throw new Error('Invariant broken: a stored moment reads');
  return at.value;
}
