import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** The schema's history, in order: `0001-platform.sql`, `0002-care.sql`, … Numbers have no gaps and no twins. */
export function readMigrations(folder = MIGRATIONS_FOLDER): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const match = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
    if (match === null || Number(match[1]) !== index + 1) {
      throw new Error(`Migration ${file} should be number ${index + 1}, named like 0001-name.sql`);
    }
    const sql = readFileSync(`${folder}/${file}`, 'utf8');
    return { number: index + 1, name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the schema up to date, each migration in its own transaction. Several servers may start at
 * once: one migrates, the others wait. A changed old migration or a newer schema stops the start.
 */
export async function migrate(owner: Client, migrations = readMigrations()): Promise<number> {
  await owner.query("select pg_advisory_lock(hashtext('titrate.migrate'))");
  try {
    await owner.query(
      `create table if not exists schema_migration (
         number int primary key, name text not null, checksum text not null,
         applied_at timestamptz not null default now())`,
    );
    const { rows } = await owner.query<{ number: number; name: string; checksum: string }>(
      'select number, name, checksum from schema_migration order by number',
    );
    refuseChangedHistory(rows, migrations);
    const missing = migrations.slice(rows.length);
    for (const migration of missing) await apply(owner, migration);
    return missing.length;
  } finally {
    await owner.query("select pg_advisory_unlock(hashtext('titrate.migrate'))");
  }
}

async function apply(owner: Client, migration: Migration): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query(migration.sql);
    await owner.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw new Error(`Migration ${migration.name} failed; nothing of it was kept`, { cause: error });
  }
}

function refuseChangedHistory(
  applied: readonly { number: number; name: string; checksum: string }[],
  known: readonly Migration[],
): void {
  for (const row of applied) {
    const migration = known[row.number - 1];
    if (migration === undefined)
      throw new Error(`The database is newer than this program: it has ${row.name}`);
    if (migration.checksum !== row.checksum) {
      throw new Error(`Migration ${row.name} was changed after it ran here; add a new one instead`);
    }
  }
}
