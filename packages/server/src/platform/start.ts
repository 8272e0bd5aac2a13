import type { FastifyInstance } from 'fastify';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { assertRoleIsConfined, type Store } from './database/open.ts';
import { type Feature, SETTLED_MS } from './feature.ts';
import { createApp } from './http/app.ts';
import { tasksOf } from './http/platform-routes.ts';
import { createIdentity } from './identity/identity.ts';
import { beginWork } from './jobs/background.ts';
import { createLiveHub } from './live/hub.ts';
import { describeError, type Logger } from './log.ts';
import type { ServerDeps } from './server.ts';

export interface Running {
  readonly app: FastifyInstance;
  readonly deps: ServerDeps;
  /** Where it listens. */
  readonly url: string;
  /** Lets what is under way finish for a while, then stops; safe to call twice. */
  stop(): Promise<void>;
}

export interface Parts {
  readonly config: Config;
  readonly log: Logger;
  readonly features: readonly Feature[];
  readonly clock?: Clock;
  /** Once the database is open, before anything listens; a throw ends the start. */
  readonly prepare?: (deps: ServerDeps) => Promise<void>;
  /** Open already; closed when the server stops, and when it does not start. */
  readonly store: Store;
}

/** Puts the parts of a server together without starting anything that runs by itself. */
export function assemble(parts: Parts): ServerDeps {
  const clock = parts.clock ?? systemClock;
  const { config, log, store } = parts;
  return {
    config,
    clock,
    log,
    store,
    db: store.db,
    identity: createIdentity(config, clock, store),
    live: createLiveHub(store.connections.app, log),
  };
}

/** Starts every part in order, and listens. */
export async function startServer(parts: Parts): Promise<Running> {
  const { config, log, features, store } = parts;
  const stops: (() => Promise<void>)[] = [() => store.close()];
  const stop = once(async () => {
    // One part that fails to stop must not keep the others running.
    for (const part of stops.reverse()) {
      await part().catch((error: unknown) =>
        log.error({ error: describeError(error) }, 'a part did not stop'),
      );
    }
  });
  try {
    const deps = assemble(parts);
    const listening = deps.live.start();
    // Only what has connected can be ended: a connection made after the stop would keep the process.
    stops.push(() => listening.catch(() => undefined).then(() => deps.live.stop()));
    const prepared = assertRoleIsConfined(store.pool).then(() => parts.prepare?.(deps));
    const [app] = await Promise.all([createApp(deps, features), prepared, listening]);
    stops.push(() => deps.identity.auth.close());
    for (const feature of features) {
      const end = await feature.start?.(deps);
      if (end !== undefined) stops.push(end);
    }
    let endWork = async (): Promise<void> => {};
    stops.push(() => endWork());
    stops.push(() => closeSoon(app));
    const url = await listen(app, config);
    endWork = beginWork(deps, tasksOf(features));
    // Large and needed at the first sign-in only.
    setTimeout(() => void deps.identity.auth.open().catch(() => undefined), SETTLED_MS).unref();
    return { app, deps, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const FINISH_WITHIN_MS = 5_000;

/** What is under way has so long to finish; whoever sends or takes nothing any more is not waited for. */
async function closeSoon(app: FastifyInstance): Promise<void> {
  const patience = setTimeout(() => app.server.closeAllConnections(), FINISH_WITHIN_MS);
  await app.close().finally(() => clearTimeout(patience));
}

async function listen(app: FastifyInstance, { port, host }: Config): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} is in use: stop what uses it, or set PORT`);
    throw error;
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
