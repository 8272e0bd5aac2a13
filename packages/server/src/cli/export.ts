import { settingsOrExplain } from './running.ts';

const USAGE =
  'usage: titrate export --clinic <slug>   (newline-delimited JSON on standard output; settings: DATABASE_URL or DATA_DIR)';

/** Writes everything of one clinic, to keep or to take elsewhere. */
export async function run(args: string[]): Promise<number> {
  const [option, slug, ...rest] = args;
  if (option === '--help') {
    console.log(USAGE);
    return 0;
  }
  if (option !== '--clinic' || slug === undefined || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const config = settingsOrExplain('demo');
  if (config === undefined) return 2;
  const [{ openStore }, { silentLog }, { exportClinic }, { systemClock }] = await Promise.all([
    import('../platform/database/open.ts'),
    import('../platform/log.ts'),
    import('../platform/backup/export.ts'),
    import('../platform/clock.ts'),
  ]);
  const store = await openStore(config, silentLog());
  try {
    const clinic = await store.db
      .selectFrom('clinic')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (clinic === undefined) {
      console.error(`There is no clinic "${slug}"`);
      return 1;
    }
    await exportClinic({ db: store.db, clinicId: clinic.id, to: process.stdout, now: systemClock.now() });
    return 0;
  } finally {
    await store.close();
  }
}
