import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig, types } from 'pg';
import type { Logger } from '../log.ts';
import { AheadClient } from './ahead.ts';
import type { Database } from './schema.ts';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: readSafeInteger,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: readTimestamp,
};

/** A pool whose connections speak UTC and whose rows carry plain values. */
export function createPool(connection: PoolConfig, log: Logger, size = 20): Pool {
  const pool = new Pool({
    Client: AheadClient,
    max: size,
    ...connection,
    options: '-c timezone=UTC -c lock_timeout=15s -c idle_in_transaction_session_timeout=60s',
    types: { getTypeParser: (oid, format) => parsers[oid] ?? types.getTypeParser(oid, format) },
  });
  // Without a listener a connection that breaks would end the process: the pool speaks for those that are idle, and one
  // that is lent out and between two queries fails its next query anyway.
  pool.on('error', (error) => log.warn({ kind: error.name }, 'an idle database connection broke'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function kyselyOn(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

function readSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('Invariant broken: a database integer is beyond 2^53');
  return value;
}

/** `2026-02-03 18:05:00.123456+00` becomes `2026-02-03T18:05:00.123Z`. */
export function readTimestamp(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/.exec(text);
  if (match === null) throw new Error('Invariant broken: a timestamp is in UTC and in the years 1 to 9999');
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}
