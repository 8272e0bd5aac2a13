/**
 * Bedside monitors: each of N sends a message of six readings, waits for the answer that says it is stored, and sends
 * the next. Run by hand: `node bench/monitors.ts [monitors] [seconds] [clinics]`; DATABASE_URL as for charting.
 * Figure: at least 2,000 readings a second, acknowledged after the commit and on the chart of their session.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFrameReader, frame } from '../packages/server/src/edges/hl7/mllp/frame.ts';
import {
  aMessage,
  aRow,
  DIASTOLIC,
  MMHG,
  SYSTOLIC,
} from '../packages/server/src/edges/hl7/testing/messages.ts';
import { inClinic } from '../packages/server/src/platform/database/tenancy.ts';
import { aServerProcess } from '../packages/server/src/testing/process.ts';
import { cpuOf, line, machineLoad } from './support/figures.ts';
import { type Bed, countTables, openRooms } from './support/rooms.ts';

const [monitors = 24, seconds = 20, clinics = 1] = process.argv.slice(2).map(Number);
const ROWS = 6;
const dataDir = mkdtempSync(join(tmpdir(), 'titrate-bench-'));
const { rooms, env, store } = await openRooms(dataDir, clinics, monitors);
const port = await aFreePort();
const server = await aServerProcess({ ...env, HL7_PORT: String(port) });
const took: number[] = [];
const answers = new Map<string, number>();
let ended = false;
const sockets = rooms.flatMap((room) => room.beds).map((bed) => say(bed));
await sleep(3_000);
await countTables(store);
await sleep(1_000);
took.length = 0;
const cpuBefore = cpuOf(server.pid);
const from = performance.now();
await sleep(seconds * 1_000);
const rate = (took.length * ROWS) / ((performance.now() - from) / 1_000);
const cpuMs = ((cpuOf(server.pid) - cpuBefore) * 1_000) / took.length;
ended = true;
await Promise.all(sockets);
const states = new Map<string, number>();
for (const { clinicId } of rooms) {
  const rows = await inClinic(store.db, clinicId, (tx) =>
    tx
      .selectFrom('deviceReading')
      .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
      .where('clinicId', '=', clinicId)
      .groupBy('state')
      .execute(),
  );
  for (const { state, n } of rows) states.set(state, (states.get(state) ?? 0) + n);
}
console.log(line(`${monitors} monitors, message of ${ROWS} readings`, took));
console.log(
  `${rate.toFixed(0)} readings/s acknowledged; server CPU ${cpuMs.toFixed(1)} ms a message; answers ${JSON.stringify([...answers])}; on the chart ${JSON.stringify([...states])}; ${machineLoad()}`,
);
await server.stop();
await store.close();
rmSync(dataDir, { recursive: true, force: true });

async function say(bed: Bed): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' });
  const reader = createFrameReader();
  let heard: (text: string) => void = () => undefined;
  socket.on('data', (chunk) => {
    for (const item of reader.push(chunk))
      if (item.kind === 'message') heard(Buffer.from(item.bytes).toString('utf8'));
  });
  for (let n = 0; !ended; n += 1) {
    const begun = performance.now();
    const answer = await new Promise<string>((resolve, reject) => {
      heard = resolve;
      socket.once('error', reject);
      socket.write(frame(Buffer.from(message(bed, n), 'utf8')));
    });
    socket.removeAllListeners('error');
    took.push(performance.now() - begun);
    const code = /MSA\|(\w\w)/.exec(answer)?.[1] ?? 'none';
    answers.set(code, (answers.get(code) ?? 0) + 1);
  }
  socket.destroy();
}

function message(bed: Bed, n: number): string {
  const at = `${new Date().toISOString().slice(0, 23).replaceAll(/[-:T]/g, '')}+0000`;
  const row = (code: string, subId: string, value: number, unit: string) =>
    aRow({ code, subId, value: String(value), unit, at });
  const perMinute = '264864^MDC_DIM_BEAT_PER_MIN^MDC';
  return aMessage({
    msh: { 3: `BED^${bed.monitor}^EUI-64`, 7: at, 10: `${bed.monitor.slice(4, 12)}-${n}` },
    pid: 'PID|||',
    obr: 'OBR|1',
    obx: [
      row('150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.1.1.1', 95 + (n % 4), '262688^MDC_DIM_PERCENT^MDC'),
      row('147842^MDC_ECG_HEART_RATE^MDC', '1.1.2.1', 66 + (n % 9), perMinute),
      row('151562^MDC_RESP_RATE^MDC', '1.1.3.1', 14, '264928^MDC_DIM_RESP_PER_MIN^MDC'),
      row(SYSTOLIC, '1.1.4.1', 120, MMHG),
      row(DIASTOLIC, '1.1.4.2', 78, MMHG),
      row('150344^MDC_TEMP^MDC', '1.1.5.1', 37, '268192^MDC_DIM_DEGC^MDC'),
    ],
  });
}

async function aFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
