import { chartingRoutes } from '../features/sessions/charting.routes.ts';
import { recordRoutes } from '../features/sessions/record.routes.ts';
import { StateCache } from '../features/sessions/store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database/schema.ts';
import type { Feature } from '../platform/feature.ts';
import { createApp } from '../platform/http/app.ts';
import { silentLog } from '../platform/log.ts';
import type { ServerDeps } from '../platform/server.ts';
import { assemble } from '../platform/start.ts';
import { type App, type Caller, callerOn, type World } from './world.ts';

/** Another server on the database of a world, with memory and, if wanted, a clock of its own. */
export interface SecondServer {
  readonly app: App;
  readonly deps: ServerDeps;
  readonly cache: StateCache;
  /** The same signed-in person, on this server. */
  as(caller: Caller): Caller;
}

export async function aSecondServer(
  world: World,
  clock: Clock = world.clock,
  database: (db: Db) => Db = (db) => db,
): Promise<SecondServer> {
  const cache = new StateCache();
  const features: readonly Feature[] = [
    { name: 'sessions', routes: [...recordRoutes(cache), ...chartingRoutes(cache)] },
  ];
  const { config, store } = world.deps;
  const parts = assemble({ config, log: silentLog(), features, clock, store });
  const deps = { ...parts, db: database(parts.db) };
  const app = await createApp(deps, features);
  return { app, deps, cache, as: ({ cookie, userId }) => callerOn(app, cookie, userId) };
}
