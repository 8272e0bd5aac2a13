import type { Client } from 'pg';

/** One table of a backup: its columns that hold data, and the column that names the clinic, if any. */
export interface BackupTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly clinicColumn: 'clinic_id' | 'id' | undefined;
}

/** Short-lived by nature: nobody stays signed in across a restore. */
const LEFT_OUT = new Set([
  'schema_migration',
  'auth_session',
  'auth_verification',
  'auth_totp_use',
  'auth_attempt',
  'patient_session',
]);

/** Every table in an order in which rows can be put back: what is referred to comes first. */
export async function backupTables(owner: Client): Promise<readonly BackupTable[]> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname`);
  const { rows: references } = await owner.query<{ from: string; to: string }>(`
    select distinct f.relname as "from", t.relname as "to" from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`);
  const kept = rows.filter((row) => !LEFT_OUT.has(row.name));
  return inOrder(kept, references).map(({ name, columns }) => ({
    name,
    columns,
    clinicColumn: clinicColumnOf(name, columns),
  }));
}

function clinicColumnOf(name: string, columns: readonly string[]): BackupTable['clinicColumn'] {
  if (name === 'clinic') return 'id';
  return columns.includes('clinic_id') ? 'clinic_id' : undefined;
}

function inOrder<T extends { readonly name: string }>(
  tables: readonly T[],
  references: readonly { readonly from: string; readonly to: string }[],
): readonly T[] {
  const ordered: T[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const isWaiting = (name: string) => waiting.some((table) => table.name === name);
    const index = waiting.findIndex(
      (table) => !references.some(({ from, to }) => from === table.name && isWaiting(to)),
    );
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined)
      throw new Error(
        `Invariant broken: tables refer to each other in a circle: ${waiting.map((table) => table.name).join(', ')}`,
      );
    ordered.push(next);
  }
  return ordered;
}
