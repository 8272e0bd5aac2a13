import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts';

/** A PostgreSQL of our own in a folder, reached through a socket that only we can open. */
export interface Embedded {
  readonly socketDir: string;
  readonly user: string;
  readonly adopted: boolean;
  /** Gives up our use; the last user of the folder stops the server. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** For tests only: a crash of the machine may lose everything, which makes each commit cheap. */
  readonly unsafeFast?: boolean;
}

export const EMBEDDED_OWNER = 'titrate_owner';
const START_LIMIT_MS = 30_000;
const NOBODY = 65_534;

/**
 * Starts the database of a folder, or joins the one that runs there already: left by a killed parent,
 * or shared with another process of ours. Every user holds a shared lock; whoever leaves last stops it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const until = performance.now() + START_LIMIT_MS;
  for (;;) {
    // Nothing is awaited before the launch: the program loads its modules meanwhile, which holds every later step up.
    const running = readPidFile(dataDir);
    const found = running && (await joinServer(dataDir, running));
    if (found !== undefined) return { ...found, adopted: true };
    const unlock = takeStartLock(dataDir);
    if (unlock !== undefined) {
      try {
        const started = await launch(dataDir, options.unsafeFast === true, until);
        const joined = await joinServer(dataDir, started);
        if (joined !== undefined) return { ...joined, adopted: false };
      } finally {
        unlock();
      }
    }
    if (performance.now() > until) throw new Error(startFailure(dataDir));
    await sleep(25);
  }
}

interface Running {
  readonly pid: number;
  readonly socketDir: string;
  /** It takes connections. */
  readonly isReady: boolean;
}

/** `postmaster.pid` names the process, its socket and how far it is; a connection then proves that it serves our folder. */
function readPidFile(dataDir: string): Running | undefined {
  const file = join(dataDir, 'pg/postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const socketDir = lines[4]?.trim();
  if (!Number.isInteger(pid) || pid <= 1 || !socketDir || !isAlive(pid)) return undefined;
  return { pid, socketDir, isReady: lines[7]?.trim() === 'ready' };
}

async function joinServer(dataDir: string, running: Running): Promise<Omit<Embedded, 'adopted'> | undefined> {
  // Held in a database that nobody renames or drops.
  const hold = new Client({ host: running.socketDir, user: EMBEDDED_OWNER, database: 'template1' });
  // The server may go away under us; the pool of the application reports that, not this holder.
  hold.on('error', () => undefined);
  try {
    await hold.connect();
    const { rows } = await hold.query<{ directory: string }>(
      "select current_setting('data_directory') as directory, pg_advisory_lock_shared(hashtext('titrate.embedded.users'))",
    );
    if (rows[0]?.directory !== join(dataDir, 'pg'))
      throw new Error('another database answers on this socket');
  } catch {
    await hold.end().catch(() => undefined);
    return undefined;
  }
  let released = false;
  const release = async () => {
    if (released) return;
    released = true;
    await leave(hold, running.pid);
  };
  return { socketDir: running.socketDir, user: EMBEDDED_OWNER, release };
}

async function leave(hold: Client, pid: number): Promise<void> {
  let last = false;
  try {
    const { rows } = await hold.query<{ last: boolean }>(
      "select pg_advisory_unlock_shared(hashtext('titrate.embedded.users'))," +
        " pg_try_advisory_lock(hashtext('titrate.embedded.users')) as last",
    );
    last = rows[0]?.last === true;
  } catch {
    return;
  } finally {
    if (!last) await hold.end().catch(() => undefined);
  }
  if (!last) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 10) await sleep(10);
  await hold.end().catch(() => undefined);
}

async function launch(dataDir: string, unsafeFast: boolean, until: number): Promise<Running> {
  const as = chooseUser(dataDir);
  const pgdata = join(dataDir, 'pg');
  const isNew = !existsSync(join(pgdata, 'PG_VERSION'));
  if (isNew) await initialise(as, dataDir, pgdata);
  const socketDir = socketFolder(dataDir, as);
  const log = openSync(join(dataDir, 'database.log'), 'a', 0o600);
  const child = spawn(...as.command(as.binaries.postgres, serverArguments(pgdata, socketDir, unsafeFast)), {
    ...as.options,
    detached: true,
    stdio: ['ignore', log, log],
    env: cleanEnvironment(),
  });
  closeSync(log);
  let exited = false;
  child.on('exit', () => {
    exited = true;
  });
  child.unref();
  for (;;) {
    const running = readPidFile(dataDir);
    if (running?.isReady === true) {
      if (isNew && !unsafeFast) syncInBackground(as, pgdata);
      return running;
    }
    if (exited || performance.now() > until) throw new Error(startFailure(dataDir));
    await sleep(5);
  }
}

function serverArguments(pgdata: string, socketDir: string, unsafeFast: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '120',
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
    // Messages of the database quote values of rows: keep them out of its log (SEC-17).
    log_min_error_statement: 'panic',
    log_min_messages: 'fatal',
    log_checkpoints: 'off',
    ...(unsafeFast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return ['-D', pgdata, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** A fresh cluster is made beside its place and moved there whole, so a killed start leaves no half of one. */
async function initialise(as: RunAs, dataDir: string, pgdata: string): Promise<void> {
  const fresh = join(dataDir, `pg-new-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  const [command, args] = as.command(as.binaries.initdb, [
    '-D',
    fresh,
    '-U',
    EMBEDDED_OWNER,
    '--auth=trust',
    '--encoding=UTF8',
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
    // For the making alone, which a large memory slows; the server is started with its own.
    '--set=shared_buffers=8MB',
    '--set=max_connections=20',
  ]);
  const making = spawn(command, args, {
    ...as.options,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: cleanEnvironment(),
  });
  let complaint = '';
  making.stderr.on('data', (text) => {
    complaint += String(text);
  });
  const [status] = await once(making, 'close');
  if (status !== 0) throw new Error(`The embedded database could not be created: ${complaint}`);
  renameSync(fresh, pgdata);
}

/** `initdb` skipped its own syncing to start quickly; the files are made safe while the server is already up. */
function syncInBackground(as: RunAs, pgdata: string): void {
  const [command, args] = as.command(as.binaries.initdb, ['--sync-only', '-D', pgdata]);
  spawn(command, args, { ...as.options, detached: true, stdio: 'ignore', env: cleanEnvironment() }).unref();
}

interface RunAs {
  readonly binaries: Binaries;
  readonly options: { readonly uid?: number; readonly gid?: number; readonly cwd: string };
  command(file: string, args: readonly string[]): [file: string, args: string[]];
  own(path: string): void;
}

/** PostgreSQL refuses to run as root: give it another user in a namespace of its own, else the user nobody. */
function chooseUser(dataDir: string): RunAs {
  const plain: RunAs = {
    binaries: findBinaries(),
    options: { cwd: dataDir },
    command: (file, args) => [file, [...args]],
    own: () => undefined,
  };
  if (process.getuid?.() !== 0) return plain;
  const wrap = ['--user', '--map-user=1000'];
  if (spawnSync('unshare', [...wrap, 'true']).status === 0) {
    return { ...plain, command: (file, args) => ['unshare', [...wrap, file, ...args]] };
  }
  chownSync(dataDir, NOBODY, NOBODY);
  return {
    ...plain,
    binaries: copyBinaries(dataDir),
    options: { uid: NOBODY, gid: NOBODY, cwd: dataDir },
    own: (path) => chownSync(path, NOBODY, NOBODY),
  };
}

/** The path of a Unix socket is limited to 107 bytes, so a deep folder gets its socket under the system's own. */
function socketFolder(dataDir: string, as: RunAs): string {
  const beside = join(dataDir, 'run');
  if (Buffer.byteLength(beside) > 80) {
    const apart = mkdtempSync(join(tmpdir(), 'titrate-'));
    as.own(apart);
    return apart;
  }
  mkdirSync(beside, { recursive: true });
  chmodSync(beside, 0o700);
  as.own(beside);
  return beside;
}

/** One process at a time may create and start; a lock left by a dead process is taken over. */
function takeStartLock(dataDir: string): (() => void) | undefined {
  const file = join(dataDir, 'starting');
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return () => rmSync(file, { force: true });
  } catch {
    const holder = Number(existsSync(file) ? readFileSync(file, 'utf8') : '');
    if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  // A stopped child that nobody has collected yet still has a number but no longer runs.
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Settings of the host such as PGHOST must not reach our server. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: tmpdir(), LANG: 'C', TZ: 'UTC' };
}

function startFailure(dataDir: string): string {
  return `The embedded database did not start; its log is ${join(dataDir, 'database.log')}`;
}
