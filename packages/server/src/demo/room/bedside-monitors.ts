import { connect, type Socket } from 'node:net';
import { formatInstant, type Instant } from '@titrate/quantity';
import {
  createRandom,
  mllpFrame,
  oruMessage,
  type Physiology,
  physiologyOf,
  readingAt,
} from '@titrate/virtual-clinic';
import { inClinic } from '../../platform/database/tenancy.ts';
import type { ServerDeps } from '../../platform/server.ts';
import { DEMO_CLINICS } from '../accounts.ts';
import { chairsOf, type DemoChair } from '../fill/chairs.ts';

const EVERY_MS = 30_000;
/** The cuff of a monitor measures every fifth minute; the other sensors speak each time. */
const CUFF_EVERY_MIN = 5;

interface Watched {
  readonly sessionId: string;
  readonly chairId: string;
  readonly route: 'IV' | 'IM' | 'IN';
  readonly firstDoseAt: string | null;
}

/**
 * Invented bedside monitors: for every open session of the demonstration they send what a body would show, as HL7
 * over MLLP, through the product's own port, as real monitors do. Nothing is written past that door.
 */
export function startMonitors(deps: ServerDeps, hl7Port: () => number): () => Promise<void> {
  const sender = new MllpSender(hl7Port);
  let stopped = false;
  let round = Promise.resolve();
  const tick = () => {
    round = round
      .then(() => (stopped ? undefined : sendAll(deps, sender)))
      .catch((error: unknown) =>
        deps.log.warn(
          { kind: error instanceof Error ? error.name : 'unknown' },
          'an invented monitor could not send',
        ),
      );
  };
  const timer = setInterval(tick, EVERY_MS);
  tick();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await round;
    sender.close();
  };
}

async function sendAll(deps: ServerDeps, sender: MllpSender): Promise<void> {
  for (const clinic of DEMO_CLINICS) {
    const chairs = new Map(chairsOf(clinic).map((chair) => [chair.id, chair]));
    for (const session of await openSessions(deps, clinic.id)) {
      const chair = chairs.get(session.chairId);
      if (chair !== undefined) await sender.send(rowFor(session, chair, clinic.slug, deps.clock.now()));
    }
  }
}

async function openSessions(deps: ServerDeps, clinicId: string): Promise<readonly Watched[]> {
  const rows = await inClinic(deps.db, clinicId, (tx) =>
    tx
      .selectFrom('session')
      .innerJoin('plan', (join) =>
        join.onRef('plan.clinicId', '=', 'session.clinicId').onRef('plan.id', '=', 'session.planId'),
      )
      .select(['session.id as sessionId', 'session.chairId', 'plan.route'])
      .select((of) =>
        of
          .selectFrom('sessionEvent')
          .select((event) => event.fn.min('sessionEvent.observedAt').as('at'))
          .whereRef('sessionEvent.clinicId', '=', 'session.clinicId')
          .whereRef('sessionEvent.sessionId', '=', 'session.id')
          .where('sessionEvent.kind', 'in', ['infusion.started', 'injection.given', 'device.given'])
          .as('firstDoseAt'),
      )
      .where('session.clinicId', '=', clinicId)
      .where('session.phase', 'in', ['gate', 'ready', 'dosing', 'paused', 'recovery'])
      .execute(),
  );
  return rows.flatMap(({ sessionId, chairId, route, firstDoseAt }) =>
    chairId === null
      ? []
      : [{ sessionId, chairId, firstDoseAt, route: route === 'IN' || route === 'IM' ? route : 'IV' }],
  );
}

function rowFor(session: Watched, chair: DemoChair, location: string, now: Instant): string {
  const minute = session.firstDoseAt === null ? -1 : (now - Date.parse(session.firstDoseAt)) / 60_000;
  const { systolicMmhg, diastolicMmhg, ...rest } = readingAt(
    bodyOf(session.sessionId),
    session.route,
    minute,
    createRandom(`${session.sessionId}/${now}`),
  );
  const isCuffTime = Math.floor(now / 60_000) % CUFF_EVERY_MIN === 0 && now % 60_000 < EVERY_MS;
  const reading = isCuffTime ? { ...rest, systolicMmhg, diastolicMmhg } : rest;
  const identity = { eui64: chair.eui64, application: 'BEDSIDE', location };
  return oruMessage(identity, reading, formatInstant(now), `${chair.eui64.slice(-6)}${now}`);
}

const bodyOf = (sessionId: string): Physiology =>
  physiologyOf({ seed: sessionId, ageYears: 44, hypertension: false });

/** One connection that is opened again when it breaks; the next message goes when the last was answered. */
class MllpSender {
  readonly #port: () => number;
  #socket: Socket | undefined;

  constructor(port: () => number) {
    this.#port = port;
  }

  async send(message: string): Promise<void> {
    const socket = this.#socket ?? (await this.#open());
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error) => {
        socket.off('data', answered);
        socket.off('error', done);
        clearTimeout(patience);
        if (error === undefined) return resolve();
        this.close();
        reject(error);
      };
      const answered = (data: Buffer) => {
        if (data.includes(0x1c)) done();
      };
      const patience = setTimeout(() => done(new Error('no answer from the HL7 port')), 5000);
      socket.on('data', answered);
      socket.on('error', done);
      socket.write(mllpFrame(message));
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port: this.#port(), host: '127.0.0.1' });
      socket.once('error', reject);
      socket.once('close', () => {
        if (this.#socket === socket) this.#socket = undefined;
      });
      socket.once('connect', () => {
        socket.off('error', reject);
        // An error between two messages only closes the connection; the next message opens another.
        socket.on('error', () => undefined);
        this.#socket = socket;
        resolve(socket);
      });
    });
  }
}
