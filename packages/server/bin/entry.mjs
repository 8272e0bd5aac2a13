/** Which program `titrate` runs. Plain JavaScript, because it runs before anything else, on any Node. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const BUNDLES = join(ROOT, '.cache/server');
const SOURCES = {
  main: fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)),
  compiled: join(ROOT, '.cache/compiled'),
};

/**
 * The bundle, when it was made from exactly the files that are here now; else the sources. `compiled` is where the
 * compiled form of either is kept. `TITRATE_SOURCES=1` asks for the sources, for whoever wants their line numbers.
 */
export function entryOf(bundles = BUNDLES) {
  if (process.env.TITRATE_SOURCES === '1') return SOURCES;
  try {
    const { folder, root, files } = JSON.parse(readFileSync(join(bundles, 'current.json'), 'utf8'));
    const main = join(bundles, folder, 'main.mjs');
    if (root !== ROOT || !existsSync(main) || !files.every(isUnchanged)) return SOURCES;
    return { main, compiled: join(bundles, folder, 'compiled') };
  } catch {
    // Never made, being replaced, or a file of it is gone: the sources are always there.
    return SOURCES;
  }
}

function isUnchanged([file, size, changedMs]) {
  const now = statSync(join(ROOT, file));
  return now.size === size && now.mtimeMs === changedMs;
}
