import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aWorld, type World } from '../../testing/world.ts';
import { AHEAD, AheadClient } from './ahead.ts';
import { isDatabaseAway } from './away.ts';
import { withClient } from './open.ts';
import { createPool, kyselyOn } from './pool.ts';
import type { Tx } from './schema.ts';
import { enterClinic } from './tenancy.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

const set = (tx: Tx, value: string) => sql`${AHEAD}select set_config('app.note', ${value}, true)`.execute(tx);
const read = async (tx: Tx): Promise<unknown> => {
  const { rows } = await sql<{ note: string }>`select current_setting('app.note', true) as note`.execute(tx);
  return rows[0]?.note;
};
const fail = (tx: Tx) => sql`${AHEAD}select 1 / ${0}::int`.execute(tx);
const clinics = async (): Promise<readonly string[]> => {
  const rows = await world.deps.db.selectFrom('clinic').select('slug').execute();
  return rows.map(({ slug }) => slug);
};
const addClinic = async (tx: Tx, slug: string) => {
  const id = randomUUID();
  await enterClinic(tx, id);
  await tx
    .insertInto('clinic')
    .values({ id, name: slug, slug, timeZone: 'UTC', region: 'US', colour: '#0b7285' })
    .execute();
};

describe('a statement sent ahead', () => {
  it('is done before the one that follows it, in the order given', async () => {
    await world.deps.db.transaction().execute(async (tx) => {
      await set(tx, 'first');
      await set(tx, 'second');
      expect(await read(tx)).toBe('second');
    });
  });

  it('goes out with the one that follows it, and waits for no answer', async () => {
    const client = new AheadClient(world.deps.store.connections.app);
    await client.connect();
    const { stream } = client.connection;
    await client.query('begin');
    expect(stream.writableLength).toBeGreaterThan(0);
    const held = stream.writableLength;
    await client.query("/* ahead */ select set_config('app.note', $1, true)", ['held']);
    expect(stream.writableLength).toBeGreaterThan(held);
    const { rows } = await client.query("select current_setting('app.note', true) as note");
    expect(rows).toEqual([{ note: 'held' }]);
    expect(stream.writableLength).toBe(0);
    await client.query('commit');
    await client.end();
  });

  it('fails the next one with its own error, and nothing of the transaction stays', async () => {
    const act = world.deps.db.transaction().execute(async (tx) => {
      await addClinic(tx, 'never-here');
      await fail(tx);
      await addClinic(tx, 'nor-here');
    });
    await expect(act).rejects.toThrow('division by zero');
    expect(await clinics()).not.toContain('never-here');
    expect(await clinics()).not.toContain('nor-here');
  });

  it('fails the commit where nothing follows it', async () => {
    const act = world.deps.db.transaction().execute(async (tx) => {
      await addClinic(tx, 'not-kept');
      await fail(tx);
      return 'done';
    });
    await expect(act).rejects.toThrow('division by zero');
    expect(await clinics()).not.toContain('not-kept');
  });

  it('leaves its connection as good as new after a failure, also under the name of the same statement', async () => {
    const client = new AheadClient(world.deps.store.connections.app);
    await client.connect();
    for (const divisor of [1, 0, 1, 0, 0, 1]) {
      await client.query('begin');
      await client.query('/* ahead */ select 1 / $1::int', [divisor]);
      const next = client.query('select $1::int + 1 as sum', [divisor]);
      if (divisor === 0) {
        await expect(next).rejects.toThrow('division by zero');
        await client.query('rollback');
      } else {
        expect((await next).rows).toEqual([{ sum: 2 }]);
        await client.query('commit');
      }
    }
    await client.end();
  });

  it('of an act that ends before anything is asked leaves nothing behind', async () => {
    const act = world.deps.db.transaction().execute(async (tx) => {
      await set(tx, 'left');
      throw new Error('changed my mind');
    });
    await expect(act).rejects.toThrow('changed my mind');
    await world.deps.db.transaction().execute(async (tx) => expect(await read(tx)).not.toBe('left'));
  });

  it('says that the database is away where the connection breaks', async () => {
    const act = world.deps.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`${AHEAD}select pg_terminate_backend(${rows[0]?.pid})`.execute(tx);
    });
    expect(await act.then(() => 'done', isDatabaseAway)).toBe(true);
    expect(await clinics()).toContain(world.clinic.slug);
  });

  it('that fails unasked does not hide why the act itself was given up, nor costs the connection', async () => {
    const pool = createPool(world.deps.store.connections.app, world.deps.log, 1);
    const act = kyselyOn(pool)
      .transaction()
      .execute(async (tx) => {
        await sql`select 1`.execute(tx);
        await fail(tx);
        throw new Error('given up');
      });
    await expect(act).rejects.toThrow('given up');
    expect(pool.totalCount).toBe(1);
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(kyselyOn(pool));
    expect(rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('is the end of the connection where the transaction could not begin, and nothing goes on outside of one', async () => {
    const client = new AheadClient(world.deps.store.connections.owner);
    await client.connect();
    client.on('error', () => undefined);
    await client.query('create table begun (note text)');
    const { stream } = client.connection;
    const write = stream.write.bind(stream);
    // The database hears something else than "begin".
    stream.write = (bytes: Buffer) => write(bytes.toString('latin1').replace('begin', 'begix'), 'latin1');
    await client.query('begin');
    await expect(client.query('select $1::int', [1])).rejects.toThrow('syntax error');
    await expect(client.query('insert into begun values ($1)', ['outside'])).rejects.toThrow();
    await withClient(world.deps.store.connections.owner, async (owner) => {
      expect((await owner.query('select * from begun')).rows).toEqual([]);
      await owner.query('drop table begun');
    });
  });
});
