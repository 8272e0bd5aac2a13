import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aWorld, type World } from '../../testing/world.ts';
import { assertRoleIsConfined, withClient } from './open.ts';
import { inClinic } from './tenancy.ts';

/** Tables that belong to no clinic: who may sign in, and how the schema came about. Nothing about health. */
const GLOBAL = [
  'auth_account',
  'auth_attempt',
  'auth_passkey',
  'auth_session',
  'auth_totp_use',
  'auth_two_factor',
  'auth_user',
  'auth_verification',
  'schema_migration',
];

describe('one clinic at a time', () => {
  let world: World;
  let tables: readonly {
    name: string;
    confined: boolean;
    forced: boolean;
    firstKey: string | null;
    policies: number;
  }[];
  beforeAll(async () => {
    world = await aWorld({ features: [] });
    for (const clinic of [world.clinic, world.otherClinic]) {
      await world.within(clinic, (tx) => tx.insertInto('outboxMessage').values(mail(clinic.id)).execute());
      await world.signedInAs('nurse', clinic);
    }
    const { rows } = await world.deps.store.pool.query(`
      select c.relname as name, c.relrowsecurity as confined, c.relforcerowsecurity as forced,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where i.indrelid = c.oid and i.indisprimary) as "firstKey",
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
    tables = rows;
  });
  const clinicTables = () => tables.filter((table) => !GLOBAL.includes(table.name));

  it('forces row-level security on every table of a clinic', () => {
    expect(clinicTables().length).toBeGreaterThan(8);
    expect(clinicTables().filter((table) => !(table.confined && table.forced && table.policies > 0))).toEqual(
      [],
    );
  });

  it('puts the clinic first in every key', () => {
    const wrong = clinicTables().filter((table) => table.firstKey !== 'clinic_id' && table.name !== 'clinic');
    expect(wrong.map((table) => table.name)).toEqual([]);
  });

  it('shows no row of any table while no clinic is entered', async () => {
    for (const { name } of clinicTables()) {
      if (name === 'clinic') continue;
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`
        .execute(world.db)
        .catch(() => ({ rows: [{ n: 0 }] }));
      expect({ name, n: rows[0]?.n }).toEqual({ name, n: 0 });
    }
  });

  it('shows a clinic its own rows only', async () => {
    const rows = await world.within(world.clinic, (tx) =>
      tx.selectFrom('outboxMessage').select('clinicId').execute(),
    );
    expect(rows).toEqual([{ clinicId: world.clinic.id }]);
  });

  it('lets nobody write a row for, or move a row to, another clinic', async () => {
    const foreign = world.within(world.clinic, (tx) =>
      tx.insertInto('outboxMessage').values(mail(world.otherClinic.id)).execute(),
    );
    await expect(foreign).rejects.toMatchObject({ code: '42501' });
    const moved = world.within(world.clinic, (tx) =>
      tx.updateTable('outboxMessage').set({ clinicId: world.otherClinic.id }).execute(),
    );
    await expect(moved).rejects.toMatchObject({ code: '42501' });
  });

  it('forgets the clinic when a connection goes back to the pool', async () => {
    for (let i = 0; i < 30; i += 1) await inClinic(world.db, world.clinic.id, async () => undefined);
    const seen = await Promise.all(
      Array.from({ length: 30 }, () => world.db.selectFrom('outboxMessage').select('id').execute()),
    );
    expect(seen.flat()).toEqual([]);
  });

  it('shows a person their own memberships and no colleague', async () => {
    const nurse = await world.signedInAs('nurse');
    const { body } = await nurse.call('GET', '/api/account');
    expect(body.memberships).toHaveLength(1);
  });

  it('works as a role that can neither bypass security nor change the schema', async () => {
    await assertRoleIsConfined(world.deps.store.pool);
    await expect(
      world.deps.store.pool.query('alter table clinic disable row level security'),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(world.deps.store.pool.query('create table sneaked (id int)')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('refuses to serve through a role that can bypass security', async () => {
    await withClient(world.deps.store.connections.owner, async (owner) => {
      const { rows } = await owner.query<{ powerful: boolean }>(
        'select rolsuper or rolbypassrls as powerful from pg_roles where rolname = current_user',
      );
      const asPool = { query: (text: string) => owner.query(text) };
      // On a server whose owner is an ordinary role there is nothing to refuse.
      if (rows[0]?.powerful === true) await expect(assertRoleIsConfined(asPool)).rejects.toThrow('bypass');
    });
  });
});

const mail = (clinicId: string) => ({
  clinicId,
  id: randomUUID(),
  recipient: 'a@example.test',
  subject: 's',
  body: 'b',
  sentAt: null,
});
