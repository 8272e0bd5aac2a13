/**
 * Writes `docs/reference` from the code: `npm run docs`. With `--check` nothing is written; it names every page
 * that is stale, missing or left over, and exits 1.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referencePages, WRITTEN_BY_HAND } from './pages.ts';

const folder = fileURLToPath(new URL('../../docs/reference', import.meta.url));

interface Difference {
  readonly stale: readonly string[];
  readonly leftOver: readonly string[];
}

/** Compares the pages on disk with what the code says now. */
export function differences(pages: ReadonlyMap<string, string> = referencePages()): Difference {
  const there = new Map(filesBelow().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  return {
    stale: [...pages].filter(([path, text]) => there.get(path) !== text).map(([path]) => path),
    leftOver: [...there.keys()].filter((path) => !pages.has(path) && !WRITTEN_BY_HAND.includes(path)),
  };
}

function write(): void {
  const pages = referencePages();
  const { stale, leftOver } = differences(pages);
  for (const path of leftOver) rmSync(join(folder, path));
  for (const path of stale) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), pages.get(path) ?? '');
  }
  console.log(`${pages.size} pages, ${stale.length} written, ${leftOver.length} removed`);
}

function check(): number {
  const { stale, leftOver } = differences();
  for (const path of stale) console.error(`docs/reference/${path} is stale: run npm run docs`);
  for (const path of leftOver) console.error(`docs/reference/${path} is no page any more: run npm run docs`);
  return stale.length + leftOver.length === 0 ? 0 : 1;
}

function filesBelow(): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch {
    return [];
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) process.exitCode = check();
  else write();
}
