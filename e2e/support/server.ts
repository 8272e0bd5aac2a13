import { execFileSync, spawn } from 'node:child_process';
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
  readonly dataDir: string;
  /** Whether it was started on a demonstration that was filled before. */
  readonly startedFilled: boolean;
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
  /** Ends the process without a word, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and ports. */
  restart(): Promise<void>;
  /** Ends it; its data goes with it, or is left to whoever asks for it. */
  stop(data?: 'remove' | 'keep'): Promise<void>;
}

/** The data of a demonstration that was filled once and ended, and its present then. */
export interface FilledDemo {
  readonly dataDir: string;
  readonly atMs: number;
}

export interface DemoOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** How far its present is ahead of the machine's. */
  readonly aheadMs?: number;
  /** Starts on a copy of this, in the moment when it was left. */
  readonly from?: FilledDemo | undefined;
}

/** Starts `titrate demo` on free ports and a data folder of its own, empty or a copy. */
export async function startDemo({
  env = {},
  aheadMs: wantedMs = 0,
  from,
}: DemoOptions = {}): Promise<JourneyServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'titrate-journey-'));
  // With owners and rights: the database refuses a cluster that belongs to somebody else.
  if (from !== undefined) execFileSync('cp', ['-a', `${from.dataDir}/.`, dataDir]);
  const startAheadMs = from === undefined ? wantedMs : from.atMs - Date.now();
  const [port, hl7Port] = await freePorts();
  const url = `http://localhost:${port}`;
  const startedAt = performance.now();
  const printed: string[] = [];
  const begin = () => {
    const started = spawn(process.execPath, ['--import', CLOCK, TITRATE, 'demo'], {
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
    started.stdout?.on('data', (text) => printed.push(String(text)));
    started.stderr?.on('data', (text) => printed.push(String(text)));
    return started;
  };
  let child = begin();
  let aheadMs = startAheadMs;
  const log = () => printed.join('');
  await untilReady(url, () => child.exitCode !== null, log);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const tell = async () => {
    const heard = once(child, 'message');
    child.send({ aheadMs });
    await heard;
  };
  return {
    url,
    hl7Port,
    dataDir,
    startedFilled: from !== undefined,
    readyMs: performance.now() - startedAt,
    now: () => Date.now() + aheadMs,
    aheadMs: () => aheadMs,
    advance: async (ms) => {
      aheadMs += ms;
      await tell();
    },
    log,
    kill: () => end('SIGKILL'),
    restart: async () => {
      child = begin();
      await untilReady(url, () => child.exitCode !== null, log);
      await tell();
    },
    stop: async (data = 'remove') => {
      await end('SIGTERM');
      if (data === 'remove') rmSync(dataDir, { recursive: true, force: true });
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
