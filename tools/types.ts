/**
 * Type-checks every package: the core without Node or browser types, so that it cannot reach for either. What was found is
 * kept in `.cache/types`, so that a second check looks only at what changed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const projects = ['tsconfig.json'];
for (const name of readdirSync('packages')) {
  for (const file of ['tsconfig.json', 'tsconfig.test.json']) {
    if (existsSync(`packages/${name}/${file}`)) projects.push(`packages/${name}/${file}`);
  }
}
const only = process.argv.slice(2);
const chosen = only.length === 0 ? projects : projects.filter((p) => only.some((name) => p.includes(name)));

const waiting = [...chosen];
const codes: number[] = [];
// As many at once as the machine has cores: each takes a gigabyte while it works.
await Promise.all(Array.from({ length: availableParallelism() }, work));
process.exit(codes.some((code) => code !== 0) ? 1 : 0);

async function work(): Promise<void> {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    codes.push(await check(project));
  }
}

function check(project: string): Promise<number> {
  const kept = `.cache/types/${project.replaceAll(/[/.]/g, '-')}.tsbuildinfo`;
  return new Promise((resolve) => {
    const args = ['--noEmit', '--incremental', '--tsBuildInfoFile', kept, '-p', project];
    const child = spawn('node_modules/.bin/tsc', args, { stdio: 'inherit' });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
