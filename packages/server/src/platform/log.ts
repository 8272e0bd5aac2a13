import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * Structured logs on standard error. They carry route patterns, status codes, timings and references,
 * never bodies, query strings, names or identifiers of patients (SEC-17).
 */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

export const silentLog = (): Logger => pino({ level: 'silent' });

/**
 * What may be said about an error: its name, code and stack frames. The message is left out because
 * database messages quote the values of a row.
 */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const extra = error as { readonly code?: unknown; readonly constraint?: unknown; readonly table?: unknown };
  const isDatabase = typeof extra.code === 'string' && /^[0-9A-Z]{5}$/.test(extra.code);
  const isOurs = error.message.startsWith('Invariant broken') || error.message.startsWith('Unreachable');
  return {
    kind: error.name,
    ...(isDatabase ? { sqlstate: extra.code, constraint: extra.constraint, table: extra.table } : {}),
    ...(isOurs ? { message: error.message.split(':')[0] } : {}),
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
  };
}
