/**
 * Measures the built web apps: what a browser loads before each app can be used, gzip bytes.
 * `node packages/web/measure.ts` prints it, and ends with 1 when an app is over its budget; the pages journey asks the same.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('./dist/', import.meta.url));
const KILO = 1000;
const APPS = [
  { name: 'public', page: 'index.html', budget: 150 * KILO },
  { name: 'patient', page: 'me/index.html', budget: 150 * KILO },
  { name: 'clinician', page: 'clinic/index.html', budget: 350 * KILO },
] as const;

export interface FirstLoad {
  readonly name: string;
  /** Compressed bytes before the app can be used: page, scripts and styles. */
  readonly total: number;
  readonly scripts: number;
  readonly styles: number;
  readonly font: number;
  readonly budget: number;
}

/** What a browser loads before each app of the build that is there can be used. */
export const firstLoads = (): readonly FirstLoad[] =>
  APPS.map(({ name, page, budget }) => {
    const html = readFileSync(join(dist, page), 'utf8');
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap(([, file]) => file ?? []);
    const scripts = sizeOf(files.filter((file) => file.endsWith('.js')));
    const styles = sizeOf(files.filter((file) => file.endsWith('.css')));
    const total = gzipSync(html).length + scripts + styles;
    return { name, total, scripts, styles, font: fontOf(files), budget };
  });

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
}

/** Of the two parts of the typeface a page in English loads the Latin one; it is compressed already. */
function fontOf(files: readonly string[]): number {
  const css = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(join(dist, file), 'utf8'));
  const font = /\/assets\/hyperlegible-latin-(?!ext)[\w-]+\.woff2/.exec(css.join('\n'));
  return font === null ? 0 : readFileSync(join(dist, font[0])).length;
}

function kB(bytes: number): string {
  return `${(bytes / KILO).toFixed(1)} kB`;
}

if (import.meta.main) {
  const loads = firstLoads();
  for (const { name, total, scripts, styles, font, budget } of loads)
    console.log(
      `${name}: ${kB(total)} of ${kB(budget)} (scripts ${kB(scripts)}, styles ${kB(styles)}), with the typeface ${kB(total + font)}`,
    );
  process.exit(loads.some(({ total, budget }) => total > budget) ? 1 : 0);
}
