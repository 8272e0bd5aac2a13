/** Every static check there is, in one command: types, lint and format, house rules, generated files, unused code. */
import { spawnSync } from 'node:child_process';

const steps: readonly (readonly [title: string, command: string, ...args: string[]])[] = [
  ['types', process.execPath, 'tools/types.ts'],
  ['lint and format', 'node_modules/.bin/biome', 'check', '.'],
  ['house rules', process.execPath, 'tools/checks/run.ts'],
  ['generated reference', process.execPath, 'tools/docs/generate.ts', '--check'],
  ['unused code and dependencies', 'node_modules/.bin/knip'],
];

const failed: string[] = [];
for (const [title, command, ...args] of steps) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0) failed.push(title);
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exit(1);
}
