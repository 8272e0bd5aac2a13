import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Db, Tx } from '../database/schema.ts';
import { enterClinic } from '../database/tenancy.ts';

export const EXPORT_FORMAT = 'titrate-clinic';
const ROWS_AT_ONCE = 500;
/** Keys to doors, not records: even their hashes stay at home. */
const SECRETS = ['api_token', 'invitation', 'patient_session', 'staff_invitation'];

export interface ExportSummary {
  readonly clinic: string;
  readonly rows: Readonly<Record<string, number>>;
}

export interface ExportRequest {
  readonly db: Db;
  readonly clinicId: string;
  readonly to: Writable;
  readonly now: Instant;
}

/**
 * Writes everything of one clinic as newline-delimited JSON: first a line that says what this is, then each row as
 * `{"table", "row"}`, last the number of rows of each table. It reads as the application role, so row-level security
 * keeps every other clinic out, and from one snapshot, so that rows fit together.
 */
export async function exportClinic({ db, clinicId, to, now }: ExportRequest): Promise<ExportSummary> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await enterClinic(tx, clinicId);
      const clinic = await tx
        .selectFrom('clinic')
        .select(['name', 'slug'])
        .where('id', '=', clinicId)
        .executeTakeFirstOrThrow();
      await writeLine(to, {
        format: EXPORT_FORMAT,
        version: 1,
        clinic: clinic.slug,
        name: clinic.name,
        exportedAt: formatInstant(now),
      });
      const rows: Record<string, number> = {};
      for (const table of await clinicTables(tx)) rows[table] = await writeTable(tx, clinicId, table, to);
      await writeLine(to, { rows });
      return { clinic: clinic.slug, rows };
    });
}

/** Every table that carries a clinic and that the application may read, in the order of their names. */
async function clinicTables(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname <> all (${sql.val([...SECRETS])}::text[]) and has_table_privilege(c.oid, 'select')
    order by c.relname`.execute(tx);
  return rows.map((row) => row.name);
}

async function writeTable(tx: Tx, clinicId: string, table: string, to: Writable): Promise<number> {
  await sql`declare exported no scroll cursor for
    select to_jsonb(t)::text as line from ${sql.id(table)} t where t.clinic_id = ${sql.lit(clinicId)}::uuid`.execute(
    tx,
  );
  let count = 0;
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from exported`.execute(tx);
    for (const { line } of rows) {
      if (!to.write(`{"table":${JSON.stringify(table)},"row":${line}}\n`)) await once(to, 'drain');
    }
    count += rows.length;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`close exported`.execute(tx);
  return count;
}

async function writeLine(to: Writable, value: unknown): Promise<void> {
  if (!to.write(`${JSON.stringify(value)}\n`)) await once(to, 'drain');
}
