import { addMs, formatInstant, type Instant } from '@titrate/quantity';
import { watchOnce } from '../../features/sessions/watch.ts';
import { type HeldClock, heldClock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/schema.ts';
import { chart, type SentEvent } from '../bedside.ts';
import { aSecondServer, type SecondServer } from '../second-server.ts';
import type { TestTreatment } from '../treatment.ts';
import type { Answer, Caller, World } from '../world.ts';
import { asksForProof, type Line, type Reply } from './client.ts';

/** A server of the simulated clinic, which may end at any moment and has a clock of its own. */
export interface WardServer {
  readonly clock: HeldClock;
  clockOffMs: number;
  /** Ends and comes back without what it remembered. */
  restart(): Promise<void>;
  /** Its next request dies after the work and before the commit. */
  failNext(): void;
  /** From now on nothing goes wrong with it. */
  heal(): void;
  watch(now: Instant): Promise<void>;
  line(caller: Caller, treatment: TestTreatment, now: () => Instant): Line;
  close(): Promise<void>;
}

export async function createWardServer(world: World): Promise<WardServer> {
  const clock = heldClock(world.clock.now());
  let failing = false;
  let died = false;
  const make = () =>
    aSecondServer(world, clock, (db) =>
      mortal(db, () => {
        died = failing;
        failing = false;
        return died;
      }),
    );
  let server: SecondServer = await make();
  const at = (now: Instant) => clock.set(addMs(now, ward.clockOffMs));
  /** A server that died answers nothing; any other fault of it is one that we look for. */
  const answered = (answer: Answer): Answer | undefined => {
    if (answer.status >= 500 && died) return undefined;
    if (answer.status !== 200)
      throw new Error(`the server answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const prove = (caller: Caller) =>
    world.within(world.clinic, (tx) =>
      tx
        .updateTable('authSession')
        .set({ steppedUpAt: formatInstant(clock.now()) })
        .where('userId', '=', caller.userId)
        .execute(),
    );
  const ward: WardServer = {
    clock,
    clockOffMs: 0,
    restart: async () => {
      await server.app.close();
      server = await make();
    },
    failNext: () => {
      failing = true;
    },
    heal: () => {
      failing = false;
      ward.clockOffMs = 0;
    },
    watch: async (now) => {
      at(now);
      await watchOnce(server.deps, server.cache).catch((error: unknown) => {
        if (!died) throw error;
      });
    },
    line: (caller, treatment, now) => ({
      append: async (events: readonly SentEvent[]): Promise<Reply | undefined> => {
        at(now());
        const answer = await chart(server.as(caller), treatment, events);
        if (answer.status === 401 && answer.body.type === 'second-factor-required') {
          // The person enters a code, and the tablet sends again in its own time.
          await prove(caller);
          return undefined;
        }
        const reply: Reply | undefined = answered(answer)?.body;
        if (reply?.refused.some(({ problems }) => asksForProof(problems)) === true) await prove(caller);
        return reply;
      },
      after: async (seq) => {
        at(now());
        const answer = await server
          .as(caller)
          .call('GET', '/api/clinics/:clinicId/sessions/:sessionId/events', {
            params: { clinicId: treatment.clinicId, sessionId: treatment.sessionId },
            query: { after: seq },
          });
        return answered(answer)?.body.events;
      },
    }),
    close: async () => {
      await server.app.close();
    },
  };
  return ward;
}

/** A database whose transactions may end just before their commit, as when the process dies there. */
function mortal(db: Db, dies: () => boolean): Db {
  return new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (name !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
      return () => ({
        execute: (work: (tx: unknown) => Promise<unknown>) =>
          target.transaction().execute(async (tx) => {
            const result = await work(tx);
            if (dies()) throw new Error('the process died before the commit');
            return result;
          }),
      });
    },
  });
}
