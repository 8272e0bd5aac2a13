import { setTimeout as sleep } from 'node:timers/promises';
import { SETTLED_MS } from '../feature.ts';
import { describeError } from '../log.ts';
import type { ServerDeps } from '../server.ts';
import type { Task } from './jobs.ts';

const TRY_AGAIN_MS = 5000;

/**
 * Begins to work off the queue beside a server that listens already: no request waits for a job, and what works the queue
 * takes long to load. Where it cannot begin it says so in the log and tries again. Returns what ends it.
 */
export function beginWork(
  deps: ServerDeps,
  tasks: readonly Task[],
  tryAgainMs = TRY_AGAIN_MS,
): () => Promise<void> {
  const stopping = new AbortController();
  const begun = begin(deps, tasks, tryAgainMs, stopping.signal);
  return async () => {
    stopping.abort();
    const end = await begun;
    await end?.();
  };
}

async function begin(
  deps: ServerDeps,
  tasks: readonly Task[],
  tryAgainMs: number,
  stopping: AbortSignal,
): Promise<(() => Promise<void>) | undefined> {
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping }).catch(() => undefined);
  await rest(SETTLED_MS);
  while (!stopping.aborted) {
    try {
      const { startWorker } = await import('./worker.ts');
      return await startWorker(deps, tasks);
    } catch (error) {
      deps.log.error(
        { error: describeError(error) },
        'background work did not begin; it will be tried again',
      );
      await rest(tryAgainMs);
    }
  }
  return undefined;
}
