import { createHmac } from 'node:crypto';
import { Client, type ClientConfig, type Pool } from 'pg';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { EMBEDDED_OWNER, type Embedded, startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { createPool, kyselyOn } from './pool.ts';
import type { Db } from './schema.ts';

export const APP_ROLE = 'titrate_app';
const EMBEDDED_DATABASE = 'titrate';
const NO_SUCH_DATABASE = '3D000';

/** How to reach a database in its two parts: the owner changes the schema, the application role does the work. */
export interface Connections {
  readonly owner: ClientConfig;
  readonly app: ClientConfig;
}

/** The open database of one server process. */
export interface Store {
  readonly db: Db;
  readonly pool: Pool;
  readonly connections: Connections;
  close(): Promise<void>;
}

export type DatabaseSettings = Pick<Config, 'databaseUrl' | 'databaseAppUrl' | 'dataDir'>;

/**
 * Starts or reaches the database, migrates it, and opens the pool of the application role. `starting` is the embedded
 * database of `settings`, where the caller began to start it already.
 */
export async function openStore(
  settings: DatabaseSettings,
  log: Logger,
  starting?: Promise<Embedded>,
): Promise<Store> {
  const { connections, release } = await reach(settings, starting);
  try {
    await prepare(connections).catch(async (error: unknown) => {
      if (settings.databaseUrl !== undefined || codeOf(error) !== NO_SUCH_DATABASE) throw error;
      await nameDatabase(connections.owner);
      await prepare(connections);
    });
  } catch (error) {
    await release();
    throw error;
  }
  return storeOn(connections, log, release);
}

/** Opens the pool on a database that is migrated already. */
export function storeOn(connections: Connections, log: Logger, release = async () => {}): Store {
  const pool = createPool(connections.app, log);
  return {
    db: kyselyOn(pool),
    pool,
    connections,
    close: async () => {
      await pool.end();
      await release();
    },
  };
}

async function reach(
  settings: DatabaseSettings,
  starting?: Promise<Embedded>,
): Promise<{ connections: Connections; release(): Promise<void> }> {
  if (settings.databaseUrl !== undefined) {
    return {
      connections: connectionsFromUrl(settings.databaseUrl, settings.databaseAppUrl),
      release: async () => {},
    };
  }
  const embedded = await (starting ?? startEmbedded({ dataDir: settings.dataDir }));
  const host = embedded.socketDir;
  const owner = { host, user: EMBEDDED_OWNER, database: EMBEDDED_DATABASE };
  return {
    connections: { owner, app: { host, user: APP_ROLE, database: EMBEDDED_DATABASE } },
    release: () => embedded.release(),
  };
}

/**
 * The application role's password follows from the owner's address, so that every server that knows
 * the one knows the other and none has to be stored.
 */
export function connectionsFromUrl(url: string, appUrl?: string): Connections {
  const owner = { connectionString: url };
  if (appUrl !== undefined) return { owner, app: { connectionString: appUrl } };
  const app = new URL(url);
  const password = createHmac('sha256', app.password)
    .update(`${APP_ROLE} of ${app.username}`)
    .digest('base64url');
  app.username = APP_ROLE;
  app.password = password;
  return { owner, app: { connectionString: app.href } };
}

/** A new cluster comes with an empty database: ours is that one, renamed, for making another would take longer. */
async function nameDatabase(owner: ClientConfig): Promise<void> {
  await withClient({ ...owner, database: 'template1' }, async (client) => {
    // Of two servers that start at once, the second finds it done.
    await client.query("select pg_advisory_lock(hashtext('titrate.migrate'))");
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      EMBEDDED_DATABASE,
    ]);
    if (rowCount === 0) await client.query(`alter database postgres rename to ${EMBEDDED_DATABASE}`);
  });
}

/**
 * While migrating, nobody waits for the disk at each commit. What a power cut undoes is the end of it, in order, and the
 * next start does that again; the first commit of the application makes all of it safe.
 */
const DO_NOT_WAIT = 'set synchronous_commit = off';

/** Makes the application role if it is missing, then migrates. */
export async function prepare(connections: Connections): Promise<void> {
  await withClient(connections.owner, async (owner) => {
    // Held until the connection ends: of servers that start at once, one prepares and the others find it done.
    await owner.query("select pg_advisory_lock(hashtext('titrate.migrate'))");
    await owner.query(DO_NOT_WAIT);
    await createAppRole(owner, connections.app);
    const queue = (await hasQueue(owner)) ? undefined : makeQueue(connections.owner);
    await Promise.all([migrate(owner), queue]);
  });
}

/** A queue that is there is brought up to date by its worker, later: loading that takes long. */
async function hasQueue(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>(
    "select to_regproc('graphile_worker.add_job') is not null as there",
  );
  return rows[0]?.there === true;
}

async function makeQueue(owner: ClientConfig): Promise<void> {
  const { migrateQueue } = await import('../jobs/worker.ts');
  await migrateQueue(owner, DO_NOT_WAIT);
}

async function createAppRole(owner: Client, app: ClientConfig): Promise<void> {
  const exists = await owner.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
  const password = app.connectionString === undefined ? undefined : new URL(app.connectionString).password;
  const secret =
    password === undefined ? '' : ` password ${owner.escapeLiteral(decodeURIComponent(password))}`;
  if (exists.rowCount === 0) {
    await owner
      .query(
        `create role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit${secret}`,
      )
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    return;
  }
  if (secret !== '' && !(await canConnect(app))) await owner.query(`alter role ${APP_ROLE} login${secret}`);
}

/** A pool or a client. */
export interface Queryable {
  query(text: string): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

/** A role that could bypass row-level security must never serve requests (SEC-09, SEC-25). */
export async function assertRoleIsConfined(pool: Queryable): Promise<void> {
  const { rows } = await pool.query(
    'select not (rolsuper or rolbypassrls) as confined from pg_roles where rolname = current_user',
  );
  if (rows[0]?.['confined'] !== true) {
    throw new Error('The application role can bypass row-level security; give it NOSUPERUSER NOBYPASSRLS');
  }
}

export async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function canConnect(config: ClientConfig): Promise<boolean> {
  return withClient(config, async () => true).catch(() => false);
}

/** Two servers that start at once may both try to create: the second one's error means it is there. */
function isDuplicate(error: unknown): boolean {
  const code = codeOf(error);
  return code === '42710' || code === '42P04' || code === '23505';
}

/** What PostgreSQL calls an error. */
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
