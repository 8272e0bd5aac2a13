import { randomUUID } from 'node:crypto';
import { type Role, urlOf } from '@titrate/contract';
import { addMs, formatInstant, hours, type Instant, parseInstant } from '@titrate/quantity';
import type { FastifyInstance } from 'fastify';
import { FEATURES } from '../features/index.ts';
import { signFirstLibrary } from '../features/library/found.ts';
import { type HeldClock, heldClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { storeOn } from '../platform/database/open.ts';
import type { Db, Tx } from '../platform/database/schema.ts';
import { inClinic } from '../platform/database/tenancy.ts';
import type { Feature } from '../platform/feature.ts';
import { createApp } from '../platform/http/app.ts';
import { tasksOf } from '../platform/http/platform-routes.ts';
import { createInvitation, openLink } from '../platform/identity/link-sessions.ts';
import { randomToken, signCookie } from '../platform/identity/tokens.ts';
import { runWaitingJobs } from '../platform/jobs/worker.ts';
import { type Logger, silentLog } from '../platform/log.ts';
import type { ServerDeps } from '../platform/server.ts';
import { assemble } from '../platform/start.ts';
import { closeAfterFile } from './closing.ts';
import { aDatabase } from './database.ts';

export type App = FastifyInstance;

export interface TestClinic {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface Caller {
  /** Sends a request with this caller's cookie; `path` may hold `:names` filled from `params`. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: CallOptions,
  ): Promise<Answer>;
  readonly cookie: string;
  readonly userId: string;
}
export interface CallOptions {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface World {
  readonly app: FastifyInstance;
  readonly deps: ServerDeps;
  readonly db: Db;
  /** The owner's address of this world's database, for a server in a process of its own. */
  readonly ownerUrl: string;
  readonly clock: HeldClock;
  /** Harbour, where most tests play. */
  readonly clinic: TestClinic;
  /** Meadow, the clinic next door that must see nothing. */
  readonly otherClinic: TestClinic;
  /** A member of staff with one role (default: in `clinic`), signed in with a second factor. */
  signedInAs(role: Role | readonly Role[], clinic?: TestClinic): Promise<Caller>;
  /** Someone signed in with a password only. */
  withoutSecondFactor(role: Role, clinic?: TestClinic): Promise<Caller>;
  /** A patient who has opened a link with these tasks. */
  patientWithLink(patientId: string, tasks?: readonly unknown[], clinic?: TestClinic): Promise<Caller>;
  readonly nobody: Caller;
  /** Runs every job that is waiting, once. */
  runJobs(): Promise<void>;
  /** Work inside a clinic as the application role. */
  within<T>(clinic: TestClinic, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** The features to serve; all of them unless told otherwise. */
  readonly features?: readonly Feature[];
  readonly config?: Partial<Config>;
  readonly log?: Logger;
  /** `none` for what founds clinics of its own. */
  readonly clinics?: 'two' | 'none';
}

export const WORLD_START = '2026-03-02T15:00:00.000Z';

/**
 * Two clinics, staff of every role in both, and a server with all features on a database of its own.
 * Time stands at `WORLD_START` until a test moves `world.clock`. Closed after the file's last test.
 */
export async function aWorld(options: WorldOptions = {}): Promise<World> {
  const connections = await aDatabase();
  const store = storeOn(connections, silentLog());
  const clock = heldClock(atOf(WORLD_START));
  const features = options.features ?? FEATURES;
  const log = options.log ?? silentLog();
  const deps = assemble({ config: testConfig(options.config), log, features, clock, store });
  const app = await createApp(deps, features);
  await deps.live.start();
  const found = async (name: string, slug: string, timeZone: string): Promise<TestClinic> => {
    const founded = { id: randomUUID(), slug, name };
    if (options.clinics !== 'none') await foundClinic(deps.db, founded, timeZone);
    return founded;
  };
  const clinic = await found('Harbour Clinic', 'harbour', 'America/New_York');
  const otherClinic = await found('Meadow Clinic', 'meadow', 'America/Los_Angeles');
  const close = once(async () => {
    await app.close();
    await deps.live.stop();
    await deps.identity.auth.close();
    await store.close();
  });
  closeAfterFile(close);
  return {
    app,
    deps,
    db: deps.db,
    ownerUrl: connections.ownerUrl,
    clock,
    clinic,
    otherClinic,
    signedInAs: (role, at = clinic) => signIn(app, deps, at, [role].flat(), 'totp'),
    withoutSecondFactor: (role, at = clinic) => signIn(app, deps, at, [role], null),
    patientWithLink: (patientId, tasks = [], at = clinic) => openedLink(app, deps, at, patientId, tasks),
    nobody: callerOn(app, '', ''),
    runJobs: () => runWaitingJobs(deps, tasksOf(features)),
    within: (at, work) => inClinic(deps.db, at.id, work),
    close,
  };
}

export function testConfig(changes: Partial<Config> = {}): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    hl7Port: 0,
    hl7Host: '127.0.0.1',
    hl7Clinic: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
    dataDir: '/nonexistent',
    publicUrl: 'http://localhost:8080',
    secret: 'a secret of the tests, long enough to be one',
    smtpUrl: undefined,
    mailFrom: 'Titrate <no-reply@localhost>',
    trustProxy: false,
    logLevel: 'silent',
    mode: 'test',
    ...changes,
  };
}

async function foundClinic(db: Db, { id, name, slug }: TestClinic, timeZone: string): Promise<void> {
  await inClinic(db, id, async (tx) => {
    await tx
      .insertInto('clinic')
      .values({ id, name, slug, timeZone, region: 'US', colour: '#0b7285' })
      .execute();
    // Two people signed the catalogue as it stands; without that no session begins (DOSE-12).
    await signFirstLibrary(tx, {
      clinicId: id,
      author: { id: randomUUID(), name: 'First director', credentials: 'MD' },
      approver: { id: randomUUID(), name: 'First owner', credentials: '' },
      effectiveOn: '2026-01-01',
      reviewBy: '2036-01-01',
      at: '2026-01-01T12:00:00.000Z',
    });
  });
}

async function signIn(
  app: FastifyInstance,
  deps: ServerDeps,
  clinic: TestClinic,
  roles: readonly Role[],
  secondFactor: string | null,
): Promise<Caller> {
  const userId = randomUUID();
  const token = randomToken();
  const name = `${clinic.name.split(' ')[0]} ${roles.join(' and ')}`;
  const now = deps.clock.now();
  await inClinic(deps.db, clinic.id, async (tx) => {
    await tx
      .insertInto('authUser')
      .values({
        id: userId,
        name,
        email: `${userId}@example.test`,
        emailVerified: true,
        image: null,
        twoFactorEnabled: secondFactor !== null,
      })
      .execute();
    await tx
      .insertInto('staffMember')
      .values({ clinicId: clinic.id, userId, roles: [...roles], displayName: name })
      .execute();
    await tx
      .insertInto('authSession')
      .values({
        id: randomUUID(),
        token,
        userId,
        expiresAt: formatInstant(addMs(now, hours(12))),
        ipAddress: null,
        userAgent: null,
        secondFactor,
        steppedUpAt: secondFactor === null ? null : formatInstant(now),
      })
      .execute();
  });
  const value = encodeURIComponent(signCookie(token, deps.config.secret));
  return callerOn(app, `${deps.identity.staffCookie}=${value}`, userId);
}

async function openedLink(
  app: FastifyInstance,
  deps: ServerDeps,
  clinic: TestClinic,
  patientId: string,
  tasks: readonly unknown[],
): Promise<Caller> {
  const now = deps.clock.now();
  const cookie = await inClinic(deps.db, clinic.id, async (tx) => {
    const birthDate = '1984-06-02';
    const invitation = {
      clinicId: clinic.id,
      patientId,
      birthDate,
      purpose: 'test',
      tasks,
      expiresAt: addMs(now, hours(24)),
    };
    const { token } = await createInvitation(tx, invitation);
    const opened = await openLink(tx, token, birthDate, now);
    if (!opened.opened) throw new Error(`the link did not open: ${opened.because}`);
    return opened.cookie;
  });
  return callerOn(app, `${deps.identity.patientCookie}=${cookie}`, patientId);
}

/** A person with a cookie, calling one server. */
export function callerOn(app: App, cookie: string, userId: string): Caller {
  return {
    cookie,
    userId,
    call: async (method, path, options = {}) => {
      const response = await app.inject({
        method,
        url: urlOf(path, options.params, options.query),
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers,
        },
        ...(options.body === undefined ? {} : { payload: textOf(options.body) }),
      });
      const isJson = String(response.headers['content-type'] ?? '').includes('json');
      return {
        status: response.statusCode,
        body: isJson && response.body !== '' ? JSON.parse(response.body) : response.body,
        headers: response.headers,
      };
    },
  };
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

export const atOf = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
