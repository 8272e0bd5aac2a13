import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { settingsOrExplain } from './running.ts';

const USAGE = 'usage: titrate backup <file>   (settings: DATABASE_URL or DATA_DIR)';

/** Writes every clinic into one compressed file; the file appears only when it is whole. */
export async function run(args: string[]): Promise<number> {
  const [file, ...rest] = args;
  if (file === '--help') {
    console.log(USAGE);
    return 0;
  }
  if (file === undefined || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const config = settingsOrExplain('demo');
  if (config === undefined) return 2;
  const [{ openStore }, { silentLog }, { writeBackup }, { systemClock }] = await Promise.all([
    import('../platform/database/open.ts'),
    import('../platform/log.ts'),
    import('../platform/backup/backup.ts'),
    import('../platform/clock.ts'),
  ]);
  const store = await openStore(config, silentLog());
  const unfinished = `${file}.unfinished`;
  try {
    const to = createWriteStream(unfinished, { mode: 0o600 });
    const summary = await writeBackup({
      connection: store.connections.owner,
      to,
      now: systemClock.now(),
      secret: config.secret,
    });
    await rename(unfinished, file);
    console.log(JSON.stringify({ file, ...summary }));
    return 0;
  } catch (error) {
    await rm(unfinished, { force: true });
    console.error(
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? 'The folder of the file is not there'
        : 'The backup could not be written',
    );
    return 1;
  } finally {
    await store.close();
  }
}
