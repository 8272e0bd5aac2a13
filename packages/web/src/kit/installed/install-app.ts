import type { InstalledApp } from './program-files.ts';

/** The files for times without network are fetched once the page that somebody waits for stands. */
export const SETTLED_MS = 3_000;

/**
 * The address of the worker that keeps an app; one file for both, told apart by what follows the `?`. It shares no code
 * with the pages: browsers run it as one plain script.
 */
export const workerOf = (app: InstalledApp): string => `/service-worker.js?app=${app}`;

/**
 * Installs what opens an app again without network: only files of the program, never an answer of the server.
 * While developing there is none, so that a change is seen at once.
 */
export async function installApp(app: InstalledApp): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(workerOf(app), { scope: `/${app}` });
  } catch {
    // A browser that allows none works with network as before.
  }
}
