import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { entryOf } from '../../bin/entry.mjs';

const BUILD = fileURLToPath(new URL('./build.ts', import.meta.url));

/** Where the sources were edited since the bundle was made, makes the next one beside the running server, and waits for nothing. */
export function ensureBundle(): void {
  if (!isWanted()) return;
  // A bundle that cannot be made costs the next start some time and nothing else.
  const child = spawn(process.execPath, [BUILD], { stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

/** The same, and waits: for tests, which start many servers from unchanged sources. */
export function makeBundle(): void {
  if (isWanted()) spawnSync(process.execPath, [BUILD], { stdio: 'ignore' });
}

const isWanted = (): boolean =>
  process.env['TITRATE_SOURCES'] !== '1' && !entryOf().main.endsWith('.mjs') && existsSync(BUILD);
