/**
 * Judges the mutants it is sent, one at a time, by loading sources and tests afresh into this process. Nothing is
 * written: the changed text exists in memory only. Ended from outside when a mutant never ends.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { takeTests } from './shim.ts';

export interface Job {
  readonly path: string;
  readonly text: string;
  readonly tests: readonly string[];
}

const SHIM = pathToFileURL(resolve('tools/mutation/shim.ts')).href;
const PACKAGES = pathToFileURL(resolve('packages')).href;
const QUANTITY = pathToFileURL(resolve('packages/quantity/src/index.ts')).href;

let generation = 0;
let mutated: { readonly file: string; readonly text: string } | undefined;
const stripped = new Map<string, string>();

registerHooks({
  resolve(specifier, context, next) {
    const fromTest = context.parentURL?.includes('?generation=') === true;
    if (specifier === 'vitest' && fromTest) return { url: SHIM, shortCircuit: true };
    if (specifier === '@titrate/quantity') return { url: fresh(QUANTITY), shortCircuit: true };
    const found = next(specifier, context);
    return found.url.startsWith(PACKAGES) ? { ...found, url: fresh(found.url) } : found;
  },
  load(url, context, next) {
    if (!url.includes('?generation=')) return next(url, context);
    return {
      format: 'module',
      source: sourceOf(fileURLToPath(url.split('?')[0] ?? url)),
      shortCircuit: true,
    };
  },
});

/** Another address for each mutant, so that Node loads every module anew. */
const fresh = (url: string): string => `${url.split('?')[0]}?generation=${generation}`;

function sourceOf(file: string): string {
  if (mutated?.file === file) return stripTypeScriptTypes(mutated.text);
  const known = stripped.get(file);
  if (known !== undefined) return known;
  const source = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  stripped.set(file, source);
  return source;
}

/** Whether one of the tests fails on the changed text. */
async function judge(job: Job): Promise<boolean> {
  generation += 1;
  mutated = { file: resolve(job.path), text: job.text };
  for (const test of job.tests) {
    takeTests();
    try {
      await import(fresh(pathToFileURL(resolve(test)).href));
      for (const run of takeTests()) await run();
    } catch {
      return true;
    }
  }
  return false;
}

process.on('message', async (job: Job) => {
  process.send?.({ killed: await judge(job) });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
