/**
 * Charting: one vital row of each of N sessions a second, appended on one server process, durable, and seen by a
 * reader of live updates on another. Run by hand: `node bench/charting.ts [sessions] [clinics] [seconds]`; with
 * DATABASE_URL on that PostgreSQL server, else on an embedded database of its own.
 * Figures: p99 <= 20 ms at 200 sessions on PostgreSQL; p99 <= 50 ms at 20 on the embedded one.
 */

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aServerProcess } from '../packages/server/src/testing/process.ts';
import { cpuOf, line, machineLoad } from './support/figures.ts';
import { type Bed, countTables, openRooms, type Room } from './support/rooms.ts';

const [sessions = 200, clinics = 10, seconds = 30] = process.argv.slice(2).map(Number);
const dataDir = mkdtempSync(join(tmpdir(), 'titrate-bench-'));
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const { rooms, env, store } = await openRooms(dataDir, clinics, sessions);
const [writer, reader] = await Promise.all([
  aServerProcess({
    ...env,
    ...(process.env['PROFILE'] === undefined
      ? {}
      : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${process.env['PROFILE']}` }),
  }),
  aServerProcess(env),
]);

interface Stored {
  readonly seq: number;
  readonly stored: readonly { readonly seq: number }[];
  readonly refused: readonly unknown[];
}

/** When the reader heard of a sequence number of a session, and who waits for it. */
const heard = new Map<string, number>();
const waiting = new Map<string, Set<{ seq: number; from: number }>>();
const acked: number[] = [];
const seen: number[] = [];
const faults = new Map<string, number>();
let counting = false;

const streams = await Promise.all(rooms.map((room) => listen(room)));
await sleep(500);
console.log(
  `${sessions} sessions in ${clinics} clinics, one row a second each, ${process.env['DATABASE_URL'] === undefined ? 'embedded database' : 'PostgreSQL server'}; ${machineLoad()}`,
);
const timers = rooms.flatMap((room) => room.beds.map((bed) => stream(room, bed)));
await sleep(3_000);
await countTables(store);
await sleep(2_000);
counting = true;
const cpuBefore = cpuOf(writer.pid);
const from = performance.now();
await sleep(seconds * 1_000);
counting = false;
const tookS = (performance.now() - from) / 1_000;
for (const stop of timers) stop();
await sleep(1_000);
console.log(line('append acknowledged', acked));
console.log(line('append seen on the other server', seen));
console.log(
  `${(acked.length / tookS).toFixed(0)} rows/s; writer CPU ${(((cpuOf(writer.pid) - cpuBefore) / tookS) * 100).toFixed(0)} % of one core; not heard ${[...waiting.values()].reduce((n, set) => n + set.size, 0)}; faults ${JSON.stringify([...faults])}; ${machineLoad()}`,
);
for (const close of streams) close();
agent.destroy();
await Promise.all([writer.stop(), reader.stop()]);
await store.close();
rmSync(dataDir, { recursive: true, force: true });

/** One row a second, each at its own moment of the second; the next one does not wait for an answer. */
function stream(room: Room, bed: Bed): () => void {
  let timer: NodeJS.Timeout | undefined;
  const start = setTimeout(() => {
    timer = setInterval(() => void append(room, bed), 1_000);
  }, Math.random() * 1_000);
  return () => {
    clearTimeout(start);
    clearInterval(timer);
  };
}

async function append(room: Room, bed: Bed): Promise<void> {
  const count = counting;
  const event = {
    id: randomUUID(),
    kind: 'vital.recorded',
    observedAt: new Date().toISOString(),
    data: {
      heartRatePerMin: 68 + Math.floor(Math.random() * 6),
      spo2Percent: 97,
      respiratoryRatePerMin: 14,
      status: 'final',
    },
  };
  const begun = performance.now();
  try {
    const answer = await post(
      `${writer.url}/api/clinics/${bed.clinicId}/sessions/${bed.sessionId}/events`,
      room.cookie,
      { patientId: bed.patientId, events: [event] },
      bed.sessionId,
    );
    const took = performance.now() - begun;
    if (answer.status !== 200 || answer.body.refused.length > 0) {
      fault(`${answer.status} ${JSON.stringify(answer.body.refused ?? answer.body).slice(0, 120)}`);
      return;
    }
    if (!count) return;
    acked.push(took);
    const seq = answer.body.stored[0]?.seq ?? answer.body.seq;
    const already = heard.get(`${bed.sessionId}/${seq}`) ?? heard.get(`${bed.sessionId}/${answer.body.seq}`);
    if (already !== undefined) seen.push(already - begun);
    else waiting.set(bed.sessionId, (waiting.get(bed.sessionId) ?? new Set()).add({ seq, from: begun }));
  } catch (error) {
    fault(String(error).slice(0, 80));
  }
}

function fault(what: string): void {
  faults.set(what, (faults.get(what) ?? 0) + 1);
}

function post(
  url: string,
  cookie: string,
  body: unknown,
  address: string,
): Promise<{ status: number; body: Stored }> {
  const text = JSON.stringify(body);
  // Each session stands for a tablet of its own: the limit of requests counts by address.
  const ip = `10.${Number.parseInt(address.slice(0, 2), 16)}.${Number.parseInt(address.slice(2, 4), 16)}.${Number.parseInt(address.slice(4, 6), 16)}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          cookie,
          'content-type': 'application/json',
          'x-forwarded-for': ip,
          'content-length': Buffer.byteLength(text),
        },
      },
      (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (part) => {
          answer += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) }));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

async function listen(room: Room): Promise<() => void> {
  const abort = new AbortController();
  const response = await fetch(`${reader.url}/api/clinics/${room.clinicId}/live`, {
    headers: { cookie: room.cookie, accept: 'text/event-stream' },
    signal: abort.signal,
  });
  if (response.status !== 200) throw new Error(`live updates answered ${response.status}`);
  void (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const now = performance.now();
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) hear(block, now);
    }
  })().catch(() => undefined);
  return () => abort.abort();
}

function hear(block: string, now: number): void {
  const data = /^event: change\ndata: (.*)$/m.exec(block)?.[1];
  if (data === undefined) return;
  const { topic, id, seq } = JSON.parse(data);
  if (topic !== 'session') return;
  heard.set(`${id}/${seq}`, now);
  const set = waiting.get(id);
  for (const one of set ?? []) {
    if (one.seq > seq) continue;
    seen.push(now - one.from);
    set?.delete(one);
  }
}
