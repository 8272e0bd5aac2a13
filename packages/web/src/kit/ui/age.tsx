import { formatInstant, type Instant } from '@titrate/quantity';
import { useNow } from '../clock/use-now.ts';
import { formatAge, formatDateTime, formatTimer } from '../format/date.ts';

/** How old a fact is, ticking: "12 min ago", with date and time one hover or focus away. */
export function AgeText({ at, zone }: { readonly at: Instant; readonly zone: string }) {
  const present = useNow(10_000);
  return (
    <time className="no-break" dateTime={formatInstant(at)} title={formatDateTime(at, zone)}>
      {formatAge(at, present)}
    </time>
  );
}

interface TimerProps {
  readonly from: Instant;
  /** Counts down to this instant instead of up. */
  readonly until?: Instant;
  readonly label: string;
}

/** A running timer from a server instant; reload or a second screen shows the same number (UI-29). */
export function Timer({ from, until, label }: TimerProps) {
  const present = useNow(1000);
  const ms = until === undefined ? present - from : until - present;
  return (
    <span role="timer" aria-label={label} className="no-break">
      {formatTimer(ms)}
    </span>
  );
}
