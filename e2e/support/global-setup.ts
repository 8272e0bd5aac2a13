import { ensureWebBuild } from '../../packages/server/src/platform/http/web-build.ts';

/** The pages a server of a journey hands out: built once, when they are older than their sources. */
export async function setup(): Promise<void> {
  await ensureWebBuild(() => console.log('Building the pages …'));
}
