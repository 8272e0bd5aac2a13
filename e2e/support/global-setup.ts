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

/** Projects have a setup each, in one process: the first makes it all, for every one of them. */
const shared = globalThis as { titrateDemo?: Promise<FilledDemo> };

/**
 * The pages that a server of a journey hands out, and the server itself, built once when they are older than their
 * sources; then the demonstration, filled once.
 */
export async function setup(project: TestProject): Promise<void> {
  shared.titrateDemo ??= make();
  project.provide('filledDemo', await shared.titrateDemo);
}

async function make(): Promise<FilledDemo> {
  // In a process of its own: inside the test runner a build would be one for development.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  execFileSync(process.execPath, ['--input-type=module', '--eval', BUILD], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  makeBundle();
  return fillOnce();
}

/** Called when all tests of all projects are over. */
export async function teardown(): Promise<void> {
  const demo = await shared.titrateDemo?.catch(() => undefined);
  if (demo !== undefined) rmSync(demo.dataDir, { recursive: true, force: true });
}
