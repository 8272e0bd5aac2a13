import { err, type Instant, instant, ok, type Problem, parseInstant, type Result } from '@titrate/quantity';

/** A time as a message wrote it: down to the minute or second, with or without an offset. */
export interface WrittenTime {
  readonly text: string;
  /** Local fields, `YYYY-MM-DDTHH:MM:SS.mmm`. */
  readonly local: string;
  /** `+HH:MM` where the sender gave one. */
  readonly offset: string | undefined;
}

/** How the offset of an instant was found. Anything but `stated` is shown as inferred. */
export type ZoneSource = 'stated' | 'message' | 'configured';

export interface PlacedTime {
  readonly at: Instant;
  readonly zoneSource: ZoneSource;
  /** A local time that a clock change makes double or impossible: it needs a person's eye. */
  readonly doubtful: boolean;
}

const DTM = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(?:(\d{2})(?:\.(\d{1,9}))?)?([+-]\d{4})?$/;

/** Reads an HL7 time. A reading needs at least the minute; a bare date is refused. */
export function parseTime(text: string, path: string): Result<WrittenTime, Problem> {
  const match = DTM.exec(text.trim());
  const refuse = () => err({ type: 'bad-time', message: 'expected YYYYMMDDHHMM[SS[.S]][+ZZZZ]', path });
  if (match === null) return refuse();
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone] = match;
  const ms = fraction.padEnd(3, '0').slice(0, 3);
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}`;
  const offset = zone === undefined ? undefined : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return parseInstant(local + (offset ?? 'Z')).ok ? ok({ text: text.trim(), local, offset }) : refuse();
}

/**
 * Puts a written time on the time line: its own offset, else that of the message, else the zone
 * configured for the device. `near` decides which of two equal wall-clock hours is meant.
 */
export function placeTime(
  written: WrittenTime,
  messageOffset: string | undefined,
  zone: string,
  near: Instant,
): PlacedTime {
  const offset = written.offset ?? messageOffset;
  if (offset !== undefined) {
    return {
      at: exactly(`${written.local}${offset}`),
      zoneSource: written.offset === undefined ? 'message' : 'stated',
      doubtful: false,
    };
  }
  const asUtc = exactly(`${written.local}Z`);
  const candidates = [
    ...new Set([-86_400_000, 0, 86_400_000].map((shift) => asUtc - offsetMs(zone, asUtc + shift))),
  ];
  const fitting = candidates.filter((at) => at + offsetMs(zone, at) === asUtc);
  const choices = fitting.length === 0 ? candidates : fitting;
  const chosen = choices.reduce((best, at) => (Math.abs(at - near) < Math.abs(best - near) ? at : best));
  return { at: instant(chosen), zoneSource: 'configured', doubtful: fitting.length !== 1 };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that a zone's wall clock is ahead of UTC at a moment. Throws `RangeError` for a zone nobody knows. */
export function offsetMs(zone: string, at: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const wall = exactly(
    `${(part['year'] ?? '').padStart(4, '0')}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}Z`,
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** `20260203134500-0500`: an instant for the wire, always with an offset (UTC). */
export function formatTime(at: Instant): string {
  const text = new Date(at).toISOString();
  return `${text.slice(0, 19).replace(/[-:T]/g, '')}.${text.slice(20, 23)}+0000`;
}

function exactly(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error('Invariant broken: a checked time is an instant');
  return parsed.value;
}
