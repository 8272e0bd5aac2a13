import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Store } from './database/open.ts';
import type { Db } from './database/schema.ts';
import type { Identity } from './identity/identity.ts';
import type { LiveHub } from './live/hub.ts';
import type { Logger } from './log.ts';

/** What the running server is made of; features and edges get it whole. */
export interface ServerDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly store: Store;
  readonly db: Db;
  readonly identity: Identity;
  readonly live: LiveHub;
}
