// Run by `npm ci`: bundles the server, so that the first start is as quick as the later ones. Without it Titrate runs
// from its sources, only slower to start; so a failure here says so and fails nothing.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundledNode, isNodeEnough } from './node.mjs';

const node = isNodeEnough ? process.execPath : bundledNode();
const build = fileURLToPath(new URL('../src/bundle/build.ts', import.meta.url));
if (node !== undefined && spawnSync(node, [build], { stdio: 'inherit' }).status !== 0) {
  console.error('titrate: the server was not bundled; it runs from its sources and starts more slowly');
}
