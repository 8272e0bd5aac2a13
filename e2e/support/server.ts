import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TITRATE = file('../../packages/server/bin/titrate.mjs');
const CLOCK = new URL('./steered-clock.ts', import.meta.url).href;

/** A running product: the very command a person types, in a process and a data folder of its own. */
export interface JourneyServer {
  /** `http://localhost:<port>`: passkeys and cookies are bound to that name. */
  readonly url: string;
  readonly hl7Port: number;
  /** From the start of the process until `/readyz` said yes. */
  readonly readyMs: number;
  /** The present of the server, in milliseconds since 1970. */
  now(): number;
  /** How far the server's present is ahead of the machine's. */
  aheadMs(): number;
  /** Moves the server's present forward. */
  advance(ms: number): Promise<void>;
  /** Everything it printed. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts `titrate demo` on an empty data folder and free ports, its clock as far ahead as asked. */
export async function startDemo(
  env: Readonly<Record<string, string>> = {},
  startAheadMs = 0,
): Promise<JourneyServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'titrate-journey-'));
  const [port, hl7Port] = await freePorts();
  const url = `http://localhost:${port}`;
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', CLOCK, TITRATE, 'demo'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      HOME: dataDir,
      DATA_DIR: dataDir,
      PORT: String(port),
      HL7_PORT: String(hl7Port),
      LOG_LEVEL: 'info',
      TITRATE_NO_BUILD: '1',
      JOURNEY_AHEAD_MS: String(startAheadMs),
      ...env,
    },
  });
  const printed: string[] = [];
  child.stdout?.on('data', (text) => printed.push(String(text)));
  child.stderr?.on('data', (text) => printed.push(String(text)));
  const closed = once(child, 'close');
  let aheadMs = startAheadMs;
  const log = () => printed.join('');
  await untilReady(url, () => child.exitCode !== null, log);
  return {
    url,
    hl7Port,
    readyMs: performance.now() - startedAt,
    now: () => Date.now() + aheadMs,
    aheadMs: () => aheadMs,
    advance: async (ms) => {
      aheadMs += ms;
      const heard = once(child, 'message');
      child.send({ aheadMs });
      await heard;
    },
    log,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, ended: () => boolean, log: () => string): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  while (!ended() && performance.now() < giveUpAt) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The server did not become ready:\n${log()}`);
}

/** Two ports that were free a moment ago. */
async function freePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()] as const;
  const ports = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port was given');
      return address.port;
    }),
  );
  for (const server of servers) server.close();
  return [ports[0] ?? 0, ports[1] ?? 0];
}
