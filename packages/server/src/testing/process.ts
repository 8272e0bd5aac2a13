import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Asks it to stop; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

const TITRATE = fileURLToPath(new URL('../../bin/titrate.mjs', import.meta.url));

/** `titrate serve` in a process of its own, on a free port. */
export async function aServerProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [TITRATE, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HL7_PORT: '0',
      LOG_LEVEL: 'silent',
      TITRATE_NO_BUILD: '1',
      ...env,
    },
  });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += String(text);
  });
  const closed = once(child, 'close');
  const first = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line)),
    closed.then(() => undefined),
  ]);
  if (first === undefined) throw new Error(`the server did not start: ${complaint}`);
  const { url } = JSON.parse(first);
  return {
    url,
    pid: child.pid ?? -1,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
