import { type Instant, instant } from '@titrate/quantity';

/** The only reading of the wall clock in the web apps. Tests replace it with `setClock`. */
let read: () => number = () => Date.now();

export function now(): Instant {
  return instant(Math.floor(read()));
}

/** For tests and the kit gallery: every later `now()` asks this function. */
export function setClock(source: () => number): void {
  read = source;
}
