import { instant } from '@titrate/quantity';
import { expect, it } from 'vitest';
import { verifyAudit } from '../platform/audit/audit.ts';
import { killWhileCharting } from './kills.ts';
import { aServerProcess } from './process.ts';
import { checkRecord } from './record-check.ts';
import { aTreatment } from './treatment.ts';
import { aWorld } from './world.ts';

const KILLS = 10;

it(`keeps every event it acknowledged, once, over up to ${KILLS} kills of the server`, async () => {
  const world = await aWorld();
  world.clock.set(instant(Date.now()));
  const { cookie } = await world.signedInAs('nurse');
  const beds = [];
  for (const name of ['K-1', 'K-2', 'K-3']) {
    const treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now(), name),
    );
    beds.push({ ...treatment, cookie });
  }
  const env = { DATABASE_URL: world.ownerUrl, TITRATE_SECRET: world.deps.config.secret, TRUST_PROXY: '1' };
  const report = await killWhileCharting({
    start: () => aServerProcess(env),
    beds,
    kills: KILLS,
    forMs: 60_000,
    random: Math.random,
  });
  expect(report.kills).toBeGreaterThan(0);
  expect(await verifyAudit(world.db, world.clinic.id)).toMatchObject({ chain: 'valid' });
  for (const [sessionId, acknowledged] of report.acknowledged) {
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(await checkRecord(world.db, world.clinic.id, sessionId, acknowledged)).toMatchObject({
      lost: [],
      doubled: [],
      chain: 'valid',
      headAgrees: true,
    });
  }
}, 180_000);
