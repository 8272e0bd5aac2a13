/**
 * Installs what opens the workspace again without network: only files of the program, never an answer of the server.
 * While developing there is none, so that a change is seen at once.
 */
export async function installApp(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/clinic/service-worker.js', { scope: '/clinic/' });
  } catch {
    // A browser that allows none works with network as before.
  }
}
