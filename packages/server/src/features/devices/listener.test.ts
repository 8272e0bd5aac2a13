import { describe, expect, it } from 'vitest';
import { aMessage, aRow } from '../../edges/hl7/testing/messages.ts';
import { framed, sendRaw } from '../../edges/hl7/testing/wire.ts';
import { aWorld } from '../../testing/world.ts';
import { StateCache } from '../sessions/store.ts';
import { startListener } from './listener.ts';

const message = aMessage({ msh: { 6: 'harbour', 10: 'W-1' }, obx: [aRow({})] });

describe('the HL7 port', () => {
  it('stores a message for the clinic it names and acknowledges it', async () => {
    const world = await aWorld();
    const listener = await startListener(world.deps, new StateCache());
    const [answer] = await sendRaw(listener.port() ?? 0, [framed(message)], 1);
    expect(answer).toContain('MSA|AA|W-1');
    const stored = await world.within(world.clinic, (tx) =>
      tx.selectFrom('deviceReading').select(['state', 'reason']).execute(),
    );
    expect(stored).toEqual([{ state: 'unmatched', reason: 'the device is not registered' }]);
    await listener.stop();
  });

  it('is taken over by a second server when the first stops', async () => {
    const world = await aWorld();
    const first = await startListener(world.deps, new StateCache());
    const hl7Port = first.port() ?? 0;
    const second = await startListener(
      { ...world.deps, config: { ...world.deps.config, hl7Port } },
      new StateCache(),
      20,
    );
    expect(second.port()).toBeUndefined();
    await first.stop();
    await expect.poll(() => second.port(), { timeout: 5000 }).toBe(hl7Port);
    expect(await sendRaw(hl7Port, [framed(message)], 1)).toHaveLength(1);
    await second.stop();
  });
});
