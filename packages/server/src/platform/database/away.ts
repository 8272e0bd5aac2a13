/**
 * SQLSTATE of a database that is there for nobody or has no time: lost connections (08), no resources (53), shut down or
 * ended by an administrator (57P), a lock or an open transaction that took too long (55P03, 25P03), two that waited for
 * each other (40P01). A broken protocol (08P01) is a defect of ours.
 */
const AWAY_STATES = /^(08(?!P01)|53|57P)|^(55P03|25P03|40P01)$/;
/** The database is all that a request connects to; a file that cannot be opened is another matter. */
const AWAY_SYSCALLS = new Set(['connect', 'read', 'write']);
/** The driver gives its own faults no code. */
const AWAY_WORDS = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when)/;

/** Whether the database, and not the request or our code, is why an act failed. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A host of two addresses fails once for each.
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if ('syscall' in error) return AWAY_SYSCALLS.has(String(error.syscall));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === '' ? AWAY_WORDS.test(error.message) : /^[0-9A-Z]{5}$/.test(code) && AWAY_STATES.test(code);
}
