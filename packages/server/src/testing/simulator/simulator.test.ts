import { hours } from '@titrate/quantity';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../platform/audit/audit.ts';
import { aWorld } from '../world.ts';
import { playHistory } from './history.ts';
import { brokenPromises } from './invariants.ts';
import { createWardServer } from './ward.ts';

/** `SIMULATOR_SEEDS=100-399` plays others, `SIMULATOR_SEEDS=7` one again. */
const [first, last] = (process.env['SIMULATOR_SEEDS'] ?? '1-8').split('-').map(Number);
const seeds = Array.from({ length: (last ?? first ?? 1) - (first ?? 1) + 1 }, (_, n) => (first ?? 1) + n);
const timeout = Math.max(600_000, seeds.length * 20_000);

it(`keeps every promise of the record over ${seeds.length} histories of faults`, { timeout }, async () => {
  const world = await aWorld();
  const servers = [await createWardServer(world), await createWardServer(world)];
  const broken: string[] = [];
  const reached: Record<string, number> = {};
  for (const seed of seeds) {
    world.clock.advance(hours(14));
    const promises = await playHistory(String(seed), world, servers)
      .then(async (history) => {
        const phase = await endOf(history.treatment.sessionId);
        reached[phase] = (reached[phase] ?? 0) + 1;
        return brokenPromises(world, history);
      })
      .catch((error: unknown) => [String(error)]);
    broken.push(...promises.map((promise) => `seed ${seed}: ${promise}`));
    await leave();
  }
  async function endOf(sessionId: string): Promise<string> {
    const row = await world.within(world.clinic, (tx) =>
      tx.selectFrom('session').select('phase').where('id', '=', sessionId).executeTakeFirstOrThrow(),
    );
    return row.phase;
  }
  // The next history is not to find this one still open.
  async function leave(): Promise<void> {
    await world.within(world.clinic, (tx) =>
      tx.updateTable('session').set({ phase: 'closed' }).where('clinicId', '=', world.clinic.id).execute(),
    );
  }
  for (const server of servers) await server.close();
  if (process.env['SIMULATOR_SEEDS'] !== undefined) console.log(JSON.stringify(reached));
  expect(broken).toEqual([]);
  // Histories that never get anywhere would prove nothing.
  if (seeds.length > 1) expect(Object.keys(reached).length).toBeGreaterThan(1);
  expect(await verifyAudit(world.db, world.clinic.id)).toMatchObject({ chain: 'valid' });
});
