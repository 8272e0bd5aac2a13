import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Client, ClientConfig } from 'pg';
import { z } from 'zod';
import { withClient } from '../database/open.ts';
import { FORMAT } from './backup.ts';
import { type BackupTable, backupTables } from './tables.ts';

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  madeAt: z.string(),
  secret: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })),
});
const Section = z.strictObject({ table: z.string(), clinic: z.string().nullable() });
const End = z.strictObject({ end: z.literal(true), rows: z.record(z.string(), z.int()), sha256: z.string() });

const PAGE = 1000;

export interface RestoreSummary {
  readonly madeAt: string;
  /** Which secret the authenticator keys inside were encrypted with. */
  readonly secret: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly sha256: string;
}

/** Why a backup cannot be put back; nothing of it was kept. */
export class RestoreRefused extends Error {}

/**
 * Puts a backup into a migrated database without clinics, all of it or nothing: the schema must be the
 * one it was taken from, every row must arrive, and the file's own checksum must hold.
 */
export async function restoreBackup(connection: ClientConfig, from: Readable): Promise<RestoreSummary> {
  return withClient({ ...connection, options: '-c timezone=UTC' }, async (owner) => {
    await owner.query('begin');
    const { rows: clinics } = await owner.query('select 1 from clinic limit 1');
    if (clinics.length > 0)
      throw new RestoreRefused('The database holds a clinic already; restore into an empty one');
    await owner.query('create temporary table incoming (line jsonb) on commit drop');
    const reader = new Reader(owner, await backupTables(owner));
    const source = from.pipe(createGunzip());
    const failed = new Promise<never>((_, reject) => {
      for (const stream of [from, source])
        stream.on('error', () => reject(new RestoreRefused('The file is damaged or is no backup')));
    });
    failed.catch(() => undefined);
    const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
    const summary = await Promise.race([reader.read(lines), failed]);
    await owner.query('commit');
    return summary;
  });
}

class Reader {
  readonly #owner: Client;
  readonly #tables: ReadonlyMap<string, BackupTable>;
  readonly #hash = createHash('sha256');
  readonly #rows: Record<string, number> = {};
  #section: z.infer<typeof Section> | undefined;
  #page: string[] = [];

  constructor(owner: Client, tables: readonly BackupTable[]) {
    this.#owner = owner;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  async read(lines: AsyncIterable<string>): Promise<RestoreSummary> {
    let header: z.infer<typeof Header> | undefined;
    let end: z.infer<typeof End> | undefined;
    for await (const text of lines) {
      if (end !== undefined) throw new RestoreRefused('The file goes on after its end');
      if (header === undefined) header = await this.#readHeader(text);
      else end = await this.#readLine(text);
      if (end === undefined) this.#hash.update(`${text}\n`);
    }
    if (header === undefined || end === undefined) throw new RestoreRefused('The file is cut off');
    const sha256 = this.#hash.digest('hex');
    if (sha256 !== end.sha256) throw new RestoreRefused('The checksum of the file does not hold');
    for (const [table, count] of Object.entries(end.rows)) {
      if ((this.#rows[table] ?? 0) !== count) throw new RestoreRefused(`Rows of ${table} are missing`);
    }
    return { madeAt: header.madeAt, secret: header.secret, rows: this.#rows, sha256 };
  }

  async #readHeader(text: string): Promise<z.infer<typeof Header>> {
    const header = Header.safeParse(parseJson(text));
    if (!header.success) throw new RestoreRefused('The file is no backup of this system');
    const { rows } = await this.#owner.query(
      'select number, name, checksum from schema_migration order by number',
    );
    if (JSON.stringify(rows) !== JSON.stringify(header.data.migrations)) {
      throw new RestoreRefused(
        'The backup has another schema than this program; restore it with the version that made it, then upgrade',
      );
    }
    return header.data;
  }

  async #readLine(text: string): Promise<z.infer<typeof End> | undefined> {
    // Rows begin with a column name; only these two kinds of line begin like this.
    if (text.startsWith('{"table":')) {
      await this.#finishSection();
      this.#section = Section.parse(parseJson(text));
      if (!this.#tables.has(this.#section.table))
        throw new RestoreRefused('The backup names a table that is not there');
      return undefined;
    }
    if (text.startsWith('{"end":')) {
      await this.#finishSection();
      return End.parse(parseJson(text));
    }
    this.#page.push(text);
    if (this.#page.length >= PAGE) await this.#stage();
    return undefined;
  }

  async #stage(): Promise<void> {
    if (this.#page.length === 0) return;
    await this.#owner.query('insert into incoming select unnest($1::text[])::jsonb', [this.#page]);
    this.#page = [];
  }

  /** One statement for a whole table of a clinic, so that rows may refer to each other in any order. */
  async #finishSection(): Promise<void> {
    await this.#stage();
    if (this.#section === undefined) return;
    const { table: name, clinic } = this.#section;
    const table = this.#tables.get(name);
    if (table === undefined) throw new RestoreRefused('The backup names a table that is not there');
    if (clinic !== null) await this.#owner.query("select set_config('app.clinic', $1, true)", [clinic]);
    const columns = table.columns.map((column) => this.#owner.escapeIdentifier(column)).join(', ');
    const target = this.#owner.escapeIdentifier(name);
    const { rowCount } = await this.#owner.query(
      `insert into ${target} (${columns}) overriding system value
       select ${columns} from incoming, jsonb_populate_record(null::${target}, line)`,
    );
    await this.#owner.query('truncate incoming');
    this.#rows[name] = (this.#rows[name] ?? 0) + (rowCount ?? 0);
    this.#section = undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RestoreRefused('The file is damaged or is no backup');
  }
}
