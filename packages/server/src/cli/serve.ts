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
    program: () => import('./programs/serve.ts'),
    onReady: ({ url }) => console.log(JSON.stringify({ ready: true, url, publicUrl: config.publicUrl })),
  });
}
