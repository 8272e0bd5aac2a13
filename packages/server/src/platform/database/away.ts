/**
 * SQLSTATE of a database that is there for nobody or has no time: lost connections (08), no resources (53), shut down or
 * ended by an administrator (57P), a lock or an open transaction that took too long (55P03, 25P03), two that waited for
 * each other (40P01).
 */
const AWAY_STATES = /^(08|53|57P)|^(55P03|25P03|40P01)$/;
const AWAY_ERRNO = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);
/** The driver gives its own faults no code. */
const AWAY_WORDS = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when)/;

/** Whether the database, and not the request or our code, is why an act failed. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (AWAY_ERRNO.has(code)) return 'syscall' in error;
  return code === '' ? AWAY_WORDS.test(error.message) : /^[0-9A-Z]{5}$/.test(code) && AWAY_STATES.test(code);
}
