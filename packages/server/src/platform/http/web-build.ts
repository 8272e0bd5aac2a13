import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';

const BUILD = fileURLToPath(new URL('../../../../web/build.ts', import.meta.url));
const isFunction = z.custom<() => Promise<unknown>>((value) => typeof value === 'function');
const BuildModule = z.object({ isBuildCurrent: isFunction, buildWeb: isFunction });

/**
 * Builds the pages when they are missing or older than their sources. It runs beside the server, which
 * is ready before; an installation without the sources serves the pages it came with.
 */
export async function ensureWebBuild(onStart: () => void): Promise<'current' | 'built' | 'no sources'> {
  if (!existsSync(BUILD)) return 'no sources';
  const build = BuildModule.parse(await import(pathToFileURL(BUILD).href));
  if ((await build.isBuildCurrent()) === true) return 'current';
  onStart();
  await build.buildWeb();
  return 'built';
}
