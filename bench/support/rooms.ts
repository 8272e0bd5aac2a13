/** Invented clinics with running infusions, on a database of the bench: what the load of the other files needs. */

import { randomUUID } from 'node:crypto';
import { admit, parseEvent } from '../../packages/clinical/src/session/index.ts';
import { eventsOf, type Script, type Step } from '../../packages/clinical/src/session/testing/script.ts';
import {
  addMs,
  formatInstant,
  hours,
  type Instant,
  instant,
  minutes,
} from '../../packages/quantity/src/index.ts';
import { appendEvents } from '../../packages/server/src/features/sessions/append.ts';
import { lockSession, StateCache } from '../../packages/server/src/features/sessions/store.ts';
import { systemClock } from '../../packages/server/src/platform/clock.ts';
import { type Config, readConfig } from '../../packages/server/src/platform/config.ts';
import { openStore, type Store, withClient } from '../../packages/server/src/platform/database/open.ts';
import type { Tx } from '../../packages/server/src/platform/database/schema.ts';
import { inClinic } from '../../packages/server/src/platform/database/tenancy.ts';
import { createIdentity } from '../../packages/server/src/platform/identity/identity.ts';
import { randomToken, signCookie } from '../../packages/server/src/platform/identity/tokens.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { aTreatment } from '../../packages/server/src/testing/treatment.ts';

export interface Bed {
  readonly clinicId: string;
  readonly sessionId: string;
  readonly patientId: string;
  /** EUI of the monitor on this chair. */
  readonly monitor: string;
}
export interface Room {
  readonly clinicId: string;
  /** A nurse, signed in. */
  readonly cookie: string;
  readonly beds: readonly Bed[];
}
export interface Rooms {
  readonly config: Config;
  readonly store: Store;
  readonly rooms: readonly Room[];
  /** What a server process needs to serve them. */
  readonly env: Readonly<Record<string, string>>;
}

const SECRET = 'a secret of the bench, long enough to be one';
const ORDER = {
  concentrationMgPerMl: 2,
  finalMl: 20,
  rateMlPerH: 30,
  rateMgPerH: 60,
  vialMgPerMl: undefined,
  drawMl: undefined,
};

/** Rows of a monitor at equal steps from the start of the infusion until now, as a long session holds them. */
export async function chartFromMonitor(
  store: Store,
  bed: Bed,
  rows: number,
  beganMin: number,
): Promise<void> {
  const now = systemClock.now();
  const stepMs = (beganMin * 60_000) / rows;
  const events = Array.from({ length: rows }, (_, n) => {
    const parsed = parseEvent({
      id: randomUUID(),
      sessionId: bed.sessionId,
      kind: 'vital.recorded',
      observedAt: formatInstant(addMs(now, Math.round((n - rows) * stepMs))),
      author: { type: 'device', id: bed.monitor, name: 'Bench monitor' },
      origin: 'monitor',
      data: {
        systolicMmHg: 118 + (n % 9),
        diastolicMmHg: 74 + (n % 5),
        heartRatePerMin: 66 + (n % 7),
        spo2Percent: 97 + (n % 3),
        respiratoryRatePerMin: 14,
        status: 'final',
      },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return parsed.value;
  });
  await inClinic(store.db, bed.clinicId, async (tx) => {
    const head = await lockSession(tx, bed.clinicId, bed.sessionId);
    const { refused } = await appendEvents({ tx, cache: new StateCache(), head, events, now });
    if (refused.length > 0) throw new Error(JSON.stringify(refused.slice(0, 3)));
  });
}

/** Opens the database that the environment names (`DATABASE_URL`, else an embedded one in `dataDir`) and fills it. */
export async function openRooms(
  dataDir: string,
  clinics: number,
  beds: number,
  beganMin = 2,
): Promise<Rooms> {
  const given = process.env['DATABASE_URL'];
  const env = {
    TITRATE_SECRET: SECRET,
    DATA_DIR: dataDir,
    TRUST_PROXY: '1',
    ...(given === undefined ? {} : { DATABASE_URL: given }),
  };
  const config = readConfig(env, 'serve');
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const store = await openStore(config.value, silentLog());
  const rooms: Room[] = [];
  for (let n = 0; n < clinics; n += 1)
    rooms.push(
      await aRoom(
        store,
        config.value,
        Math.ceil((beds * (n + 1)) / clinics) - Math.ceil((beds * n) / clinics),
        beganMin,
      ),
    );
  return { config: config.value, store, rooms, env };
}

/**
 * What the database does by itself within a minute of a new database: it counts its tables, and statements that were planned
 * while they were empty are planned anew.
 */
export const countTables = (store: Store): Promise<unknown> =>
  withClient(store.connections.owner, (owner) => owner.query('analyze'));

async function aRoom(store: Store, config: Config, beds: number, beganMin: number): Promise<Room> {
  const clinicId = randomUUID();
  const now = systemClock.now();
  await inClinic(store.db, clinicId, (tx) =>
    tx
      .insertInto('clinic')
      .values({
        id: clinicId,
        name: 'Bench Clinic',
        slug: `bench-${clinicId.slice(0, 8)}`,
        timeZone: 'America/New_York',
        region: 'US',
        colour: '#0b7285',
      })
      .execute(),
  );
  const cookie = await aNurse(store, config, clinicId, now);
  const made: Bed[] = [];
  for (let n = 0; n < beds; n += 1)
    made.push(await inClinic(store.db, clinicId, (tx) => aBed(tx, clinicId, now, n, beganMin)));
  return { clinicId, cookie, beds: made };
}

async function aNurse(store: Store, config: Config, clinicId: string, now: Instant): Promise<string> {
  const userId = randomUUID();
  const token = randomToken();
  await inClinic(store.db, clinicId, async (tx) => {
    await tx
      .insertInto('authUser')
      .values({
        id: userId,
        name: 'Bench Nurse',
        email: `${userId}@example.test`,
        emailVerified: true,
        image: null,
        twoFactorEnabled: true,
      })
      .execute();
    await tx
      .insertInto('staffMember')
      .values({ clinicId, userId, roles: ['nurse'], displayName: 'Bench Nurse' })
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
        secondFactor: 'totp',
        steppedUpAt: formatInstant(now),
      })
      .execute();
  });
  const { staffCookie } = createIdentity(config, systemClock, store);
  return `${staffCookie}=${encodeURIComponent(signCookie(token, config.secret))}`;
}

/** A person on a chair with a monitor, whose infusion of 40 minutes began so many minutes ago. */
async function aBed(tx: Tx, clinicId: string, now: Instant, n: number, beganMin: number): Promise<Bed> {
  const zero = addMs(now, minutes(-beganMin));
  const treatment = await aTreatment(
    tx,
    clinicId,
    addMs(zero, minutes(-60)),
    `B-${n}-${randomUUID().slice(0, 8)}`,
  );
  const steps: readonly Step[] = [[0, 'start']];
  const script: Script = { preset: 'iv', startsAt: formatInstant(zero), order: ORDER, steps };
  const head = await lockSession(tx, clinicId, treatment.sessionId);
  const events = eventsOf(script)
    .slice(2)
    .map(({ kind, data, observedAt, author, origin }) => {
      const parsed = parseEvent({
        id: randomUUID(),
        sessionId: treatment.sessionId,
        kind,
        data,
        observedAt,
        author,
        origin,
      });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value;
    });
  const result = await appendEvents({ tx, cache: new StateCache(), head, events, now: instant(now) });
  if (result.refused.length > 0) throw new Error(JSON.stringify([result.refused, admit.name]));
  const monitor = `EUI-${randomUUID()}`;
  const deviceId = randomUUID();
  await tx
    .insertInto('device')
    .values({
      clinicId,
      id: deviceId,
      identifier: monitor,
      kind: 'monitor',
      name: `Monitor ${n}`,
      timeZone: 'UTC',
    })
    .execute();
  await tx
    .insertInto('deviceLink')
    .values({
      clinicId,
      id: randomUUID(),
      deviceId,
      chairId: treatment.chairId,
      fromAt: formatInstant(addMs(zero, minutes(-60))),
      toAt: null,
      author: JSON.stringify({ type: 'system', name: 'bench' }),
    })
    .execute();
  return { clinicId, sessionId: treatment.sessionId, patientId: treatment.patientId, monitor };
}
