import type { ServerDeps } from '../platform/server.ts';
import { runServer, settingsOrExplain } from './running.ts';

const USAGE =
  'usage: titrate serve   (settings: PORT, HL7_PORT, DATABASE_URL, DATA_DIR, PUBLIC_URL, TITRATE_SECRET, SMTP_URL)';

/** Serves the clinics of a database until stopped. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const config = settingsOrExplain('serve');
  if (config === undefined) return 2;
  return runServer({
    config,
    features: async () => (await import('../features/index.ts')).FEATURES,
    prepare: refuseDemoClinics,
    onReady: ({ url }) => console.log(JSON.stringify({ ready: true, url, publicUrl: config.publicUrl })),
  });
}

/** The demonstration's passwords are public: its clinics must never be served as real ones (SEC-25). */
async function refuseDemoClinics({ db }: ServerDeps): Promise<void> {
  const clinics = await db.selectFrom('clinic').select('settings').execute();
  if (clinics.some((clinic) => clinic.settings['demo'] === true)) {
    throw new Error('This database holds the demonstration, whose passwords are public: use `titrate demo`');
  }
}
