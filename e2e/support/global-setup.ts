import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { makeBundle } from '../../packages/server/src/bundle/ensure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUILD = `const { buildWeb, isBuildCurrent } = await import('./packages/web/build.ts');
if (!(await isBuildCurrent())) await buildWeb();`;

/** The pages that a server of a journey hands out, and the server itself, built once when they are older than their sources. */
export function setup(): void {
  // In a process of its own: inside the test runner a build would be one for development.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  execFileSync(process.execPath, ['--input-type=module', '--eval', BUILD], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  makeBundle();
}
