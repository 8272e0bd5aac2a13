import { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { Store } from '../database/open.ts';
import type { Auth } from './auth.ts';

/** The sign-in library is large: it loads beside the start of the server, and the first sign-in waits for it. */
export interface AuthDoor {
  open(): Promise<Auth>;
  close(): Promise<void>;
}

export function createAuthDoor(config: Config, store: Store): AuthDoor {
  let opening: Promise<{ auth: Auth; pool: Pool }> | undefined;
  const load = async () => {
    const { createAuth } = await import('./auth.ts');
    // The library expects dates as the driver makes them, so it has connections of its own.
    const pool = new Pool({ ...store.connections.app, options: '-c timezone=UTC', max: 5 });
    pool.on('error', () => undefined);
    return { auth: createAuth(config, pool, store.db), pool };
  };
  return {
    open: async () => {
      opening ??= load();
      return (await opening).auth;
    },
    close: async () => {
      await (await opening)?.pool.end();
    },
  };
}
