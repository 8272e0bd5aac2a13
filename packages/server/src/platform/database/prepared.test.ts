import type { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { aWorld } from '../../testing/world.ts';
import { PreparingClient } from './prepared.ts';

const open: Client[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) await client.end();
});

/** Two connections of the owner, who may change tables: one that keeps what it planned, one beside it. */
async function connections(): Promise<{ readonly client: Client; readonly other: Client }> {
  const { deps } = await aWorld();
  const client = new PreparingClient(deps.store.connections.owner);
  const other = new PreparingClient(deps.store.connections.owner);
  for (const one of [client, other]) {
    await one.connect();
    open.push(one);
  }
  return { client, other };
}

const kept = async (client: Client): Promise<readonly string[]> => {
  const { rows } = await client.query<{ statement: string }>(
    'select statement from pg_prepared_statements order by name',
  );
  return rows.map(({ statement }) => statement);
};

describe('a connection that keeps what it planned', () => {
  it('has a statement planned once from its second use on, and answers the same', async () => {
    const { client } = await connections();
    const text = 'select $1::int + 1 as answer';
    const answers: unknown[] = [];
    for (const given of [1, 2, 3]) {
      const { rows } = await client.query<{ answer: number }>(text, [given]);
      answers.push(rows[0]?.answer);
      if (given === 1) expect(await kept(client)).toEqual([]);
    }
    expect(answers).toEqual([2, 3, 4]);
    expect(await kept(client)).toEqual([text]);
  });

  it('leaves statements without parameters, and those that never come again, as they are', async () => {
    const { client } = await connections();
    for (let i = 0; i < 5; i += 1) await client.query(`select $1::int as only${i}`, [i]);
    for (let i = 0; i < 5; i += 1) await client.query('select 1');
    expect(await kept(client)).toEqual([]);
  });

  it('keeps no more than so many', async () => {
    const { client } = await connections();
    for (let i = 0; i < 420; i += 1)
      for (const _ of [1, 2]) await client.query(`select $1::int as a${i}`, [i]);
    expect(await kept(client)).toHaveLength(400);
  });

  it('says so once when another connection changed the table, and plans anew', async () => {
    const { client, other } = await connections();
    await other.query('create table changing (a int)');
    await other.query('insert into changing values (7)');
    const ask = async () => (await client.query('select * from changing where a = $1', [7])).rows;
    for (const _ of [1, 2, 3]) expect(await ask()).toEqual([{ a: 7 }]);
    await other.query("alter table changing add column b text default 'new'");
    await expect(ask()).rejects.toThrow('cached plan must not change result type');
    expect(await ask()).toEqual([{ a: 7, b: 'new' }]);
    await other.query('drop table changing');
  });
});
