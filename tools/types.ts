/** Type-checks every package: the core without Node or browser types, so that it cannot reach for either. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const projects = ['tsconfig.json'];
for (const name of readdirSync('packages')) {
  for (const file of ['tsconfig.json', 'tsconfig.test.json']) {
    if (existsSync(`packages/${name}/${file}`)) projects.push(`packages/${name}/${file}`);
  }
}
const only = process.argv.slice(2);
const chosen = only.length === 0 ? projects : projects.filter((p) => only.some((name) => p.includes(name)));

const codes = await Promise.all(chosen.map(check));
process.exit(codes.some((code) => code !== 0) ? 1 : 0);

function check(project: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('node_modules/.bin/tsc', ['--noEmit', '-p', project], { stdio: 'inherit' });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
