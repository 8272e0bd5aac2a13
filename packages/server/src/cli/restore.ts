import { createReadStream, existsSync } from 'node:fs';
import { verifyClinics } from './chains.ts';
import { settingsOrExplain } from './running.ts';

const USAGE = 'usage: titrate restore <file>   (settings: DATABASE_URL or DATA_DIR of an empty database)';

/** Puts a backup back, checks row counts and every chain, and notes the restore in each clinic's trail. */
export async function run(args: string[]): Promise<number> {
  const [file, ...rest] = args;
  if (file === '--help') {
    console.log(USAGE);
    return 0;
  }
  if (file === undefined || rest.length > 0 || !existsSync(file)) {
    console.error(file !== undefined && rest.length === 0 ? `There is no file ${file}` : USAGE);
    return 2;
  }
  const config = settingsOrExplain('demo');
  if (config === undefined) return 2;
  const [
    { openStore },
    { silentLog },
    { restoreBackup, RestoreRefused },
    { systemClock },
    { fingerprintOf },
    { inClinic },
    { appendAudit },
  ] = await Promise.all([
    import('../platform/database/open.ts'),
    import('../platform/log.ts'),
    import('../platform/backup/restore.ts'),
    import('../platform/clock.ts'),
    import('../platform/backup/backup.ts'),
    import('../platform/database/tenancy.ts'),
    import('../platform/audit/audit.ts'),
  ]);
  const store = await openStore(config, silentLog());
  try {
    const summary = await restoreBackup(store.connections.owner, createReadStream(file));
    let isWhole = true;
    const chains = [];
    for await (const verdict of verifyClinics(store.db)) {
      chains.push(verdict);
      if (verdict.audit.chain !== 'valid' || verdict.sessions.broken.length > 0) isWhole = false;
    }
    // A new segment begins here and cites the head it continues from; nothing before it is sealed anew.
    const note = {
      act: 'backup.restored',
      object: { kind: 'backup', id: summary.sha256 },
      detail: { madeAt: summary.madeAt },
    };
    for (const { id } of await store.db.selectFrom('clinic').select('id').execute()) {
      await inClinic(store.db, id, (tx) =>
        appendAudit(tx, { kind: 'system', id: 'command line' }, systemClock.now(), [note]),
      );
    }
    const { secret, ...told } = summary;
    const sameSecret = secret === fingerprintOf(config.secret);
    if (!sameSecret)
      console.error('Another secret made this backup: authenticators work only with its TITRATE_SECRET');
    console.log(JSON.stringify({ file, ...told, chains, whole: isWhole, sameSecret }));
    return isWhole ? 0 : 1;
  } catch (error) {
    const message =
      error instanceof RestoreRefused ? error.message : 'The backup could not be restored; nothing was kept';
    console.log(JSON.stringify({ error: { type: 'restore-refused', message, path: file } }));
    return 1;
  } finally {
    await store.close();
  }
}
