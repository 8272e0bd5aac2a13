import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { aWorld } from '../../testing/world.ts';
import { withClient } from './open.ts';

describe('the pool of the application', () => {
  it('survives that a connection breaks in the middle of a transaction, which then fails as a whole', async () => {
    const { deps } = await aWorld();
    const begun = deps.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await withClient(deps.store.connections.owner, (owner) =>
        owner.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]),
      );
      // The news of it arrives while nobody asks the connection anything.
      await new Promise((resolve) => setTimeout(resolve, 50));
      await sql`select 1`.execute(tx);
    });
    await expect(begun).rejects.toThrow(/terminat|not queryable|closed/i);
    const { rows } = await sql<{ answer: number }>`select 42 as answer`.execute(deps.db);
    expect(rows).toEqual([{ answer: 42 }]);
  });
});
