import { verifyClinics } from './chains.ts';
import { settingsOrExplain } from './running.ts';

const USAGE = 'usage: titrate verify   (settings: DATABASE_URL or DATA_DIR)';

/** Checks the audit chain of every clinic and the chain of every session: one JSON line a clinic. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    (args[0] === '--help' ? console.log : console.error)(USAGE);
    return args[0] === '--help' ? 0 : 2;
  }
  const config = settingsOrExplain('demo');
  if (config === undefined) return 2;
  const { openStore } = await import('../platform/database/open.ts');
  const { silentLog } = await import('../platform/log.ts');
  const store = await openStore(config, silentLog());
  try {
    let isWhole = true;
    for await (const verdict of verifyClinics(store.db)) {
      console.log(JSON.stringify(verdict));
      if (verdict.audit.chain !== 'valid' || verdict.sessions.broken.length > 0) isWhole = false;
    }
    return isWhole ? 0 : 1;
  } finally {
    await store.close();
  }
}
