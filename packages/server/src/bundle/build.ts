/**
 * Bundles the server and everything it imports into a few files: `node src/bundle/build.ts`. Loading 1,250 modules one by
 * one takes longer than everything else a start does. `bin/entry.mjs` runs the bundle only while each file it was made
 * from is unchanged, so an edited source always runs as edited.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { BUNDLES, ROOT } from '../../bin/entry.mjs';

const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
/** Loaded from where they are installed: one is optional, the other reads files beside itself. */
const APART = [/^pg-native$/, /^pdfmake/];
/** A server that runs may still load a part of the bundle it started from. */
const KEPT = 5;

/** A file, its size and when it was last changed, in milliseconds. */
type Seen = readonly [file: string, size: number, changedMs: number];

export async function buildBundle(bundles = BUNDLES): Promise<void> {
  const fresh = `new-${process.pid}`;
  rmSync(join(bundles, fresh), { recursive: true, force: true });
  mkdirSync(bundles, { recursive: true });
  const seen = new Map<string, Seen>();
  const bundle = await rolldown({
    input: { main: MAIN },
    platform: 'node',
    external: APART,
    logLevel: 'silent',
    plugins: [watching(seen)],
  });
  await bundle.write({
    dir: join(bundles, fresh),
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    // Much of loading is reading and decoding: space goes, names stay for whoever reads a stack trace.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  });
  await bundle.close();
  inAscii(join(bundles, fresh));
  for (const file of settled()) note(seen, file);
  const files = [...seen.values()];
  const folder = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  rmSync(join(bundles, folder), { recursive: true, force: true });
  renameSync(join(bundles, fresh), join(bundles, folder));
  compile(join(bundles, folder));
  writeFileSync(join(bundles, `${fresh}.json`), JSON.stringify({ folder, root: ROOT, files }));
  renameSync(join(bundles, `${fresh}.json`), join(bundles, 'current.json'));
  dropOld(bundles);
}

/**
 * Notes each source before it is read: one that is edited meanwhile then counts as changed. A module keeps the address of
 * its source, because beside it lie the migrations, the pages and the workers.
 */
function watching(seen: Map<string, Seen>): Plugin {
  return {
    name: 'titrate-sources',
    load: (id) => {
      if (isOurs(id)) note(seen, id);
      return null;
    },
    transform: (code, id) =>
      isOurs(id) && code.includes('import.meta.url')
        ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)) }
        : null,
  };
}

const isOurs = (id: string): boolean => id.startsWith('/') && !id.includes('/node_modules/');

function note(seen: Map<string, Seen>, file: string): void {
  const { size, mtimeMs } = statSync(file);
  seen.set(file, [relative(ROOT, file), size, mtimeMs]);
}

/** What says which packages are installed, and where a package's parts are found. */
function settled(): readonly string[] {
  const packages = join(ROOT, 'packages');
  return [
    join(ROOT, 'node_modules/.package-lock.json'),
    ...readdirSync(packages).map((name) => join(packages, name, 'package.json')),
  ];
}

/**
 * Writes every other character as an escape, which inside strings and patterns means the same: one dash in a file makes
 * its whole text twice as large in memory and several times slower to decode.
 */
function inAscii(folder: string): void {
  for (const part of readdirSync(folder)) {
    const file = join(folder, part);
    const code = readFileSync(file, 'utf8');
    const escaped = code.replace(/(\\*)([^\0-\x7f])/g, (_, slashes: string, unit: string) => {
      const kept = slashes.slice(slashes.length % 2);
      return `${kept}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
    writeFileSync(file, escaped);
  }
}

/** Loads every part once in a process of its own, which keeps what it compiled. */
function compile(folder: string): void {
  const parts = readdirSync(folder).filter((file) => file.endsWith('.mjs') && file !== 'main.mjs');
  const script = `for (const part of ${JSON.stringify(parts)}) await import(${JSON.stringify(`${pathToFileURL(folder).href}/`)} + part);`;
  spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    stdio: 'ignore',
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
}

function dropOld(bundles: string): void {
  const made = readdirSync(bundles, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('new-'))
    .map((entry) => ({ path: join(bundles, entry.name), at: statSync(join(bundles, entry.name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of made.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildBundle();
