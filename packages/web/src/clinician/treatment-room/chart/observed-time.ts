import { addMs, err, type Instant, ok, type Result } from '@titrate/quantity';
import { dayOf, formatTime } from '../../../kit/format/date.ts';
import { lastTimeOf, momentOf } from './clock-text.ts';

/** UI-43: two clocks may differ by as much; the record refuses what lies further ahead. */
const AHEAD_MS = 60_000;
const MINUTE_MS = 60_000;

interface Asked {
  readonly zone: string;
  readonly at: Instant;
  /** When the session was opened and the patient came, as the record says. */
  readonly state: {
    readonly opening: { readonly at: Instant } | undefined;
    readonly arrival: { readonly at: Instant } | undefined;
  };
  /** Written on paper while the room was away: the session may have been opened only afterwards. */
  readonly fromPaper?: boolean;
}

/**
 * The moment in this session at which something was seen, from a time of day; else why not, in words. A time that lies
 * ahead is a slip of the keys and not of yesterday, unless the patient was here at that time yesterday (UI-43).
 */
export function observedTimeOf(
  text: string,
  { zone, at, state: { opening, arrival }, fromPaper = false }: Asked,
): Result<Instant, string> {
  const found = lastTimeOf(text, zone, addMs(at, AHEAD_MS));
  if (found === undefined) return err(`"${text}" is not a time such as 14:05`);
  if (dayOf(found, zone) >= dayOf(at, zone)) {
    if (fromPaper || opening === undefined || found >= minuteOf(opening.at)) return ok(found);
    return err(
      `${formatTime(found, zone)} is before this session was opened, at ${formatTime(opening.at, zone)}`,
    );
  }
  const clock = clockOf(text);
  const here = arrival ?? opening;
  const today = momentOf(dayOf(at, zone), clock, zone);
  if (today === undefined) return err(`${clock} does not exist today: the clocks were put forward`);
  if (here !== undefined && found >= minuteOf(here.at)) return ok(found);
  const ahead = `${formatTime(today, zone)} is still to come; it is ${formatTime(at, zone)}`;
  const overnight = here !== undefined && dayOf(here.at, zone) === dayOf(found, zone);
  return err(overnight ? `${ahead}, and yesterday the session began at ${formatTime(here.at, zone)}` : ahead);
}

/** A typed time has no seconds. */
const minuteOf = (at: Instant): Instant => addMs(at, -(at % MINUTE_MS));

/** `730` as `07:30`; the text is known to be a time. */
function clockOf(text: string): string {
  const digits = text.trim().replace(':', '').padStart(4, '0');
  return `${digits.slice(0, 2)}:${digits.slice(2)}`;
}
