/**
 * Builds the three web apps (public pages, patient app, clinician workspace) into `packages/web/dist`.
 * Run directly, or call `buildWeb()` when `isBuildCurrent()` says no.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('.', import.meta.url));
const workspace = join(web, '..', '..');
const stamp = join(web, 'dist', '.sources');

/** Builds in a child process: a build inside a test run would inherit NODE_ENV=test and ship React's development build. */
export async function buildWeb(): Promise<void> {
  const sources = await hashOfSources();
  const vite = join(fileURLToPath(import.meta.resolve('vite/package.json')), '..', 'bin', 'vite.js');
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn']);
  await writeFile(stamp, sources);
}

/** Whether `dist` was built from exactly the sources that are here now. */
export async function isBuildCurrent(): Promise<boolean> {
  const built = await readFile(stamp, 'utf8').catch(() => undefined);
  return built !== undefined && built === (await hashOfSources());
}

async function hashOfSources(): Promise<string> {
  const roots = ['quantity/src', 'pk/src', 'clinical/src', 'contract/src', 'web/src'].map((path) =>
    join(workspace, 'packages', path),
  );
  const found = await Promise.all([...roots, join(web, 'public')].map(filesBelow));
  const single = ['index.html', 'me/index.html', 'clinic/index.html', 'vite.config.ts', 'package.json'];
  const files = [
    ...found.flat(),
    ...single.map((path) => join(web, path)),
    join(workspace, 'package-lock.json'),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash.update(`${relative(workspace, file)}\0`);
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'));
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: web,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web build ended with ${code}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWeb();
