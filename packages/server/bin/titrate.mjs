#!/usr/bin/env node
// Titrate runs TypeScript directly, which needs Node 24. A host with an older Node gets the one npm installed.
import { spawnSync } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

// Compiled sources are kept: the second start needs half the time to load them.
const compiled = fileURLToPath(new URL('../../../.cache/compiled', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  module.enableCompileCache(compiled);
  await import(main);
} else {
  const node = bundledNode();
  if (node === undefined) {
    console.error('titrate needs Node 24 or newer: run `npm ci` in the project, or install Node 24.');
    process.exit(2);
  }
  const child = spawnSync(node, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
  });
  process.exit(child.status ?? 1);
}

function bundledNode() {
  const require = createRequire(import.meta.url);
  for (const name of [`node-linux-${process.arch}`]) {
    try {
      return require.resolve(`${name}/bin/node`);
    } catch {}
  }
  return undefined;
}
