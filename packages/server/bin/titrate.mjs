#!/usr/bin/env node
// Titrate runs TypeScript directly, which needs Node 24. A host with an older Node gets the one npm installed.
import { spawnSync } from 'node:child_process';
import module from 'node:module';
import { entryOf } from './entry.mjs';
import { bundledNode, isNodeEnough } from './node.mjs';

// What was compiled is kept: the next start needs half the time to load it.
const { main, compiled } = entryOf();

if (isNodeEnough) {
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
