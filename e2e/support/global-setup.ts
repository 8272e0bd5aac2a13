import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { makeBundle } from '../../packages/server/src/bundle/ensure.ts';
import { fillOnce } from './demo.ts';
import type { FilledDemo } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly filledDemo: FilledDemo;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUILD = `const { buildWeb, isBuildCurrent } = await import('./packages/web/build.ts');
if (!(await isBuildCurrent())) await buildWeb();`;

let filled: FilledDemo | undefined;

/**
 * The pages that a server of a journey hands out, and the server itself, built once when they are older than their
 * sources; then the demonstration, filled once.
 */
export async function setup(project: TestProject): Promise<void> {
  // In a process of its own: inside the test runner a build would be one for development.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  execFileSync(process.execPath, ['--input-type=module', '--eval', BUILD], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  makeBundle();
  filled = await fillOnce();
  project.provide('filledDemo', filled);
}

export function teardown(): void {
  if (filled !== undefined) rmSync(filled.dataDir, { recursive: true, force: true });
}
