/**
 * Prints every figure of `docs/reference/performance.md`, one benchmark after the other: `node bench/all.ts`.
 * With `--long` also those that take a whole machine for minutes.
 */
import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { machineLoad } from './support/figures.ts';

const SHORT = ['start', 'score', 'cli-score', 'screen', 'fold', 'pk', 'explorer', 'cli-simulate'];
const LONG = ['room', 'charting', 'monitors', 'kill'];

const all = process.argv.includes('--long') ? [...SHORT, ...LONG] : SHORT;
console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`,
);
let failed = 0;
for (const name of all) {
  console.log(`\n== bench/${name}.ts   ${machineLoad()}`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))], {
    stdio: 'inherit',
  });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
