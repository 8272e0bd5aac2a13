import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { aWorld } from '../../testing/world.ts';
import { beginWork } from './background.ts';
import { enqueue, type Task } from './jobs.ts';

const NOWHERE = { connectionString: 'postgres://nobody@127.0.0.1:1/nothing' };

describe('work beside a server that listens', () => {
  it('begins as soon as the database lets it, and says until then that it does not', async () => {
    const done: unknown[] = [];
    const note: Task = { name: 'test.note', run: async (payload) => void done.push(payload) };
    const said: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void said.push(line) });
    const world = await aWorld({ features: [{ name: 'test', routes: [], jobs: [note] }] });
    const payload = { clinicId: world.clinic.id };
    await world.within(world.clinic, (tx) => enqueue(tx, { task: note.name, payload }));
    const { store } = world.deps;
    let asked = 0;
    const connections = {
      app: store.connections.app,
      get owner() {
        asked += 1;
        return asked === 1 ? NOWHERE : store.connections.owner;
      },
    };
    const end = beginWork({ ...world.deps, log, store: { ...store, connections } }, [note], 10);
    await vi.waitFor(() => expect(done).toEqual([payload]), 10_000);
    expect(said.join('')).toContain('will be tried again');
    await end();
  });

  it('ends at once while it waits to try again', async () => {
    const world = await aWorld({ features: [] });
    const { store } = world.deps;
    const nowhere = { ...store.connections, owner: NOWHERE };
    const end = beginWork({ ...world.deps, store: { ...store, connections: nowhere } }, [], 3_600_000);
    await end();
  });
});
