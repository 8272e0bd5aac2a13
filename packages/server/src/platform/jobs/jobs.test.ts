import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aWorld, type World } from '../../testing/world.ts';
import { withClient } from '../database/open.ts';
import { enqueue, type Task } from './jobs.ts';

const Payload = z.object({ clinicId: z.string(), n: z.number() });

describe('background work', () => {
  let world: World;
  let done: number[];
  let failures: number;
  const note: Task = {
    name: 'test.note',
    run: async (payload, deps) => {
      const { clinicId, n } = Payload.parse(payload);
      if (failures > 0) {
        failures -= 1;
        throw new Error('a value of a row: 120/80');
      }
      // Tasks reach the database as the application role, inside the clinic they name.
      const { rows } = await deps.store.pool.query('select current_user as who');
      expect([rows[0]?.who, clinicId]).toEqual(['titrate_app', world.clinic.id]);
      done.push(n);
    },
  };
  beforeEach(async () => {
    done = [];
    failures = 0;
    world = await aWorld({ features: [{ name: 'test', routes: [], jobs: [note] }] });
  });
  const ask = (n: number, key?: string) =>
    world.within(world.clinic, (tx) =>
      enqueue(tx, {
        task: note.name,
        payload: { clinicId: world.clinic.id, n },
        ...(key === undefined ? {} : { key }),
      }),
    );

  it('runs what a transaction asked for', async () => {
    await ask(1);
    await world.runJobs();
    expect(done).toEqual([1]);
  });

  it('runs nothing that a rolled-back transaction asked for', async () => {
    const failed = world.within(world.clinic, async (tx) => {
      await enqueue(tx, { task: note.name, payload: { clinicId: world.clinic.id, n: 1 } });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    await world.runJobs();
    expect(done).toEqual([]);
  });

  it('replaces a waiting job of the same key', async () => {
    await ask(1, 'same');
    await ask(2, 'same');
    await world.runJobs();
    expect(done).toEqual([2]);
  });

  it('tries again after a failure, and keeps no row value in the queue', async () => {
    failures = 1;
    await ask(7);
    await world.runJobs();
    expect(done).toEqual([]);
    await withClient(world.deps.store.connections.owner, async (owner) => {
      const { rows } = await owner.query('select last_error from graphile_worker._private_jobs');
      expect(rows).toEqual([{ last_error: 'failed; see the log' }]);
      await owner.query("update graphile_worker._private_jobs set run_at = now() - interval '1 s'");
    });
    await world.runJobs();
    expect(done).toEqual([7]);
  });

  it('gives the application role no look into the queue', async () => {
    await expect(
      world.deps.store.pool.query('select * from graphile_worker._private_jobs'),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
