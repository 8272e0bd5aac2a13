import { ensureBundle } from '../bundle/ensure.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { type Embedded, startEmbedded } from '../platform/database/embedded.ts';
import { createLog, describeError, type Logger } from '../platform/log.ts';
import type { Running } from '../platform/start.ts';

/** Reads the settings or says, on standard error, everything that is wrong with them. */
export function settingsOrExplain(mode: Config['mode']): Config | undefined {
  const read = readConfig(process.env, mode);
  if (read.ok) return read.value;
  for (const problem of read.error) console.error(`${problem.path}: ${problem.message}`);
  return undefined;
}

/** What a server is; each is a module in `programs`. */
type Program = typeof import('./programs/serve.ts');

export interface RunOptions {
  readonly config: Config;
  /** Loaded while the database starts. */
  readonly program: () => Promise<Program>;
  readonly onReady: (running: Running) => void;
}

/** Runs a server until the process is told to stop; the exit code. */
export async function runServer(options: RunOptions): Promise<number> {
  const { config } = options;
  const log = createLog(config.logLevel);
  const told = toldToStop();
  const database = config.databaseUrl === undefined ? startEmbedded(config) : undefined;
  database?.catch(() => undefined);
  let running: Running;
  try {
    const { start } = await options.program();
    running = await start({ config, log, database });
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The server could not start');
    log.error({ error: describeError(error) }, 'start failed');
    await release(database);
    return 1;
  }
  options.onReady(running);
  if (process.env['TITRATE_NO_BUILD'] !== '1') void buildPages(log).then(ensureBundle);
  await told;
  await running.stop();
  await release(database);
  return 0;
}

async function release(database: Promise<Embedded> | undefined): Promise<void> {
  const embedded = await database?.catch(() => undefined);
  await embedded?.release();
}

async function buildPages(log: Logger): Promise<void> {
  try {
    const { ensureWebBuild } = await import('../platform/http/web-build.ts');
    const outcome = await ensureWebBuild(() => console.error('Preparing the pages …'));
    if (outcome === 'built') console.error('The pages are ready.');
  } catch (error) {
    console.error('The pages could not be built; run `npm run build` to see why.');
    log.error({ error: describeError(error) }, 'web build failed');
  }
}

/** The first signal asks for an orderly stop, a second one ends the process at once. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}
