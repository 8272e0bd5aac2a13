/**
 * Kills the server at random moments while twelve tablets chart on it, and holds the record against what they were
 * told. Run by hand: `node bench/kill.ts [kills] [minutes] [longest life in ms]`. Figure: 0 acknowledged events lost over 1,000 kills.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAudit } from '../packages/server/src/platform/audit/audit.ts';
import { killWhileCharting } from '../packages/server/src/testing/kills.ts';
import { aServerProcess } from '../packages/server/src/testing/process.ts';
import { checkRecord } from '../packages/server/src/testing/record-check.ts';
import { machineLoad } from './support/figures.ts';
import { openRooms } from './support/rooms.ts';

const [kills = 1_000, minutes = 60, aliveMs = 400] = process.argv.slice(2).map(Number);
const dataDir = mkdtempSync(join(tmpdir(), 'titrate-kill-'));
const { rooms, env, store } = await openRooms(dataDir, 2, 12);
const beds = rooms.flatMap((room) => room.beds.map((bed) => ({ ...bed, cookie: room.cookie })));
const began = performance.now();
const report = await killWhileCharting({
  start: () => aServerProcess(env),
  beds,
  kills,
  forMs: minutes * 60_000,
  aliveMs,
  random: Math.random,
});
let events = 0;
const bad: unknown[] = [];
for (const bed of beds) {
  const acknowledged = report.acknowledged.get(bed.sessionId) ?? new Set();
  const {
    state: _,
    events: __,
    ...found
  } = await checkRecord(store.db, bed.clinicId, bed.sessionId, acknowledged);
  events += acknowledged.size;
  if (found.lost.length + found.doubled.length > 0 || !found.headAgrees || found.chain === 'broken')
    bad.push({ session: bed.sessionId, ...found });
}
console.log(
  `${report.kills} kills in ${((performance.now() - began) / 60_000).toFixed(1)} min; ${events} events acknowledged, ` +
    `${report.sentAgain} requests sent again; sessions with a fault: ${bad.length}; ${machineLoad()}`,
);
for (const room of rooms) {
  const audit = await verifyAudit(store.db, room.clinicId);
  if (audit.chain === 'broken') bad.push({ clinic: room.clinicId, ...audit });
}
for (const one of bad) console.log(JSON.stringify(one));
await store.close();
rmSync(dataDir, { recursive: true, force: true });
process.exitCode = bad.length === 0 ? 0 : 1;
