/**
 * How long `npm start` takes until `/readyz` answers 200, on an empty embedded database and again on the one it made.
 * Against it, in the same run: the same from the sources (`TITRATE_SOURCES=1`), as before there was a bundle.
 *
 *   node bench/start.ts [rounds]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { entryOf } from '../packages/server/bin/entry.mjs';
import { machineLoad, percentile } from './support/figures.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PORT = '18099';
const LIMIT_MS = 180_000;
const FIGURE_MS = { first: 3000, later: 1500 };
const rounds = Number(process.argv[2] ?? 3);
const times = new Map<string, number[]>();

if (!entryOf().main.endsWith('.mjs'))
  console.log('no current bundle: run `npm start` once, or `node packages/server/src/bundle/build.ts`');
console.log(machineLoad());
for (let round = 0; round < rounds; round += 1) {
  for (const sources of [false, true]) {
    const dataDir = mkdtempSync(join(tmpdir(), 'titrate-start-'));
    note(sources, 'first', await started(dataDir, sources));
    note(sources, 'later', await started(dataDir, sources));
    rmSync(dataDir, { recursive: true, force: true });
  }
}
for (const when of ['first', 'later'] as const) {
  const ours = middle(`bundle ${when}`);
  const plain = middle(`sources ${when}`);
  console.log(
    `${when.padEnd(6)} start ${ours.toFixed(0)} ms (figure ${FIGURE_MS[when]}), from the sources ${plain.toFixed(0)} ms: ${(plain / ours).toFixed(2)} x as long`,
  );
}

function note(sources: boolean, when: string, ms: number): void {
  const name = `${sources ? 'sources' : 'bundle'} ${when}`;
  times.set(name, [...(times.get(name) ?? []), ms]);
}

function middle(name: string): number {
  return percentile(times.get(name) ?? [], 0.5);
}

/** Starts, waits until ready, lets it finish its demonstration for a while, and stops it. */
async function started(dataDir: string, sources: boolean): Promise<number> {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT,
      HL7_PORT: '12599',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      TITRATE_NO_BUILD: '1',
      TITRATE_SOURCES: sources ? '1' : '0',
    },
  });
  const closed = once(child, 'close');
  try {
    while (!(await isReady())) {
      if (performance.now() - began > LIMIT_MS) throw new Error('the server was not ready in time');
      await sleep(5);
    }
    const took = performance.now() - began;
    await sleep(3000);
    return took;
  } finally {
    stop(child);
    await closed;
    // npm may leave before the server it started: the port tells when that is gone too.
    while (await isReady()) await sleep(50);
    await sleep(500);
  }
}

function stop(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${PORT}/readyz`)).ok;
  } catch {
    return false;
  }
}
