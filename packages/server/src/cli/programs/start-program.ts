import type { Config } from '../../platform/config.ts';
import type { Embedded } from '../../platform/database/embedded.ts';
import { openStore } from '../../platform/database/open.ts';
import type { Logger } from '../../platform/log.ts';
import type { Parts, Running } from '../../platform/start.ts';

export interface Begun {
  readonly config: Config;
  readonly log: Logger;
  /** The embedded database, which is starting already; absent where another one is used. */
  readonly database: Promise<Embedded> | undefined;
}

/** Starts the server of a program. Its database is opened and migrated while the rest of the program loads. */
export async function startProgram(
  { config, log, database }: Begun,
  load: () => Promise<Pick<Parts, 'features' | 'prepare'>>,
): Promise<Running> {
  const opening = openStore(config, log, database);
  // Awaited once the program is there; until then its failure is nobody's yet.
  opening.catch(() => undefined);
  const [{ startServer }, loaded] = await Promise.all([import('../../platform/start.ts'), load()]).catch(
    async (error: unknown) => {
      await (await opening.catch(() => undefined))?.close();
      throw error;
    },
  );
  return startServer({ config, log, store: await opening, ...loaded });
}
