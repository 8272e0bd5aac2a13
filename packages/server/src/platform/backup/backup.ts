import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { formatInstant, type Instant } from '@titrate/quantity';
import { type Client, type ClientConfig, Client as PgClient } from 'pg';
import { deriveKey } from '../config.ts';
import { withClient } from '../database/open.ts';
import { type BackupTable, backupTables } from './tables.ts';

export const FORMAT = 'titrate-backup';
const PAGE = 1000;

export interface BackupSummary {
  readonly madeAt: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly clinics: number;
  /** Of every line before the last; restore compares it. */
  readonly sha256: string;
}

export interface BackupOptions {
  readonly connection: ClientConfig;
  readonly to: Writable;
  readonly now: Instant;
  /** The server's secret: authenticator keys are encrypted with it. The backup holds its fingerprint only. */
  readonly secret: string;
}

/** Tells whether two secrets are the same one without telling either. */
export const fingerprintOf = (secret: string): string => deriveKey(secret, 'backup fingerprint').slice(0, 16);

/**
 * Writes every clinic, as one consistent view, into a compressed file of JSON lines. Rows are the
 * database's own text, so no number passes through a float. Works on any PostgreSQL without its tools.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupSummary> {
  const { connection, to, now } = options;
  return withClient({ ...connection, options: '-c timezone=UTC' }, async (owner) => {
    await owner.query('begin isolation level repeatable read read only');
    const packed = createGzip();
    packed.pipe(to);
    const hash = createHash('sha256');
    const rows: Record<string, number> = {};
    const line = async (text: string) => {
      hash.update(`${text}\n`);
      if (!packed.write(`${text}\n`)) await new Promise((resolve) => packed.once('drain', resolve));
    };
    const { rows: migrations } = await owner.query(
      'select number, name, checksum from schema_migration order by number',
    );
    const { rows: clinics } = await owner.query<{ id: string }>('select id from clinic order by id');
    const madeAt = formatInstant(now);
    await line(
      JSON.stringify({
        format: FORMAT,
        version: 1,
        madeAt,
        secret: fingerprintOf(options.secret),
        migrations,
      }),
    );
    const tables = await backupTables(owner);
    for (const table of tables.filter((one) => one.clinicColumn === undefined)) {
      rows[table.name] = await writeTable(owner, table, undefined, line);
    }
    for (const { id } of clinics) {
      await owner.query("select set_config('app.clinic', $1, true)", [id]);
      for (const table of tables.filter((one) => one.clinicColumn !== undefined)) {
        rows[table.name] = (rows[table.name] ?? 0) + (await writeTable(owner, table, id, line));
      }
    }
    const sha256 = hash.digest('hex');
    packed.end(`${JSON.stringify({ end: true, rows, sha256 })}\n`);
    await finished(to);
    return { madeAt, rows, clinics: clinics.length, sha256 };
  });
}

async function writeTable(
  owner: Client,
  table: BackupTable,
  clinic: string | undefined,
  line: (text: string) => Promise<void>,
): Promise<number> {
  const name = PgClient.prototype.escapeIdentifier(table.name);
  // The owner of an embedded database is not bound by row-level security: name the clinic as well.
  const where =
    clinic === undefined ? '' : ` where ${table.clinicColumn} = ${PgClient.prototype.escapeLiteral(clinic)}`;
  await owner.query(
    `declare backup_rows no scroll cursor for select to_jsonb(t)::text as row from ${name} t${where}`,
  );
  let count = 0;
  await line(JSON.stringify({ table: table.name, clinic: clinic ?? null }));
  for (;;) {
    const { rows } = await owner.query<{ row: string }>(`fetch ${PAGE} from backup_rows`);
    for (const { row } of rows) await line(row);
    count += rows.length;
    if (rows.length < PAGE) break;
  }
  await owner.query('close backup_rows');
  return count;
}
