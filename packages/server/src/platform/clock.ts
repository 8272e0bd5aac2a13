import { addMs, type Instant, instant } from '@titrate/quantity';

/** Where the server gets the time from: the one place that reads the machine's clock. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };

/** A clock that stands still until told to move, for tests and replays. */
export interface HeldClock extends Clock {
  advance(ms: number): void;
  set(at: Instant): void;
}

export function heldClock(at: Instant): HeldClock {
  let now = at;
  return {
    now: () => now,
    advance: (ms) => {
      now = addMs(now, ms);
    },
    set: (next) => {
      now = next;
    },
  };
}
