import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../../testing/database.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { prepare, withClient } from './open.ts';

const next = (sql: string, number = readMigrations().length + 1): Migration => ({
  number,
  name: `${String(number).padStart(4, '0')}-test.sql`,
  sql,
  checksum: sql,
});

describe('migrating', () => {
  it('does nothing the second time', async () => {
    const { owner } = await aDatabase();
    expect(await withClient(owner, (client) => migrate(client))).toBe(0);
  });

  it('applies what is missing, once, when two servers start together', async () => {
    const { owner } = await aDatabase();
    const migrations = [...readMigrations(), next('create table only_once (id int primary key)')];
    const counts = await Promise.all(
      [1, 2, 3].map(() => withClient(owner, (client) => migrate(client, migrations))),
    );
    expect(counts.sort()).toEqual([0, 0, 1]);
  });

  it('keeps nothing of a migration that fails half way', async () => {
    const { owner } = await aDatabase();
    await withClient(owner, async (client) => {
      const broken = [...readMigrations(), next('create table half (id int); select no_such_function()')];
      await expect(migrate(client, broken)).rejects.toThrow('nothing of it was kept');
      const { rows } = await client.query("select to_regclass('half') as half");
      expect(rows[0]?.half).toBeNull();
    });
  });

  it('stops when an old migration was changed, or the database is newer than the program', async () => {
    const { owner } = await aDatabase();
    await withClient(owner, async (client) => {
      const changed = readMigrations().map((migration) => ({ ...migration, checksum: 'other' }));
      await expect(migrate(client, changed)).rejects.toThrow('was changed after it ran');
      await expect(migrate(client, readMigrations().slice(0, -1))).rejects.toThrow('newer than this program');
    });
  });

  it('prepares a database twice at once without a conflict', async () => {
    const connections = await aDatabase();
    await Promise.all([prepare(connections), prepare(connections)]);
    const client = new Client(connections.app);
    await client.connect();
    expect((await client.query('select current_user as who')).rows).toEqual([{ who: 'titrate_app' }]);
    await client.end();
  });
});
