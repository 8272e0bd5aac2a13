import { setTimeout as sleep } from 'node:timers/promises';
import { alertEventsToAppend } from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import { inClinic } from '../../platform/database/tenancy.ts';
import { describeError } from '../../platform/log.ts';
import type { ServerDeps } from '../../platform/server.ts';
import { raiseDueAlerts } from './append.ts';
import type { StateCache } from './store.ts';

const EVERY_MS = 5_000;
/** A round takes its time: done in one go, it would keep what people chart waiting meanwhile. */
const SPREAD_MS = 3_000;
const TOGETHER = 8;
const OPEN_PHASES = ['gate', 'ready', 'dosing', 'paused', 'recovery'] as const;

/**
 * Time alone raises alerts: an overdue reading, an alert nobody answered. Every few seconds each open session is asked
 * again, here and not in a browser (ALM-06, ALM-17). Ids follow from content, so several servers may do it at once;
 * a session another one holds is left to it.
 */
export function startWatch(deps: ServerDeps, cache: StateCache, everyMs = EVERY_MS): () => Promise<void> {
  let running: Promise<void> | undefined;
  const stopped = new AbortController();
  const round = () => {
    // One that takes longer than until the next stands for it.
    running ??= watchOnce(deps, cache, { spreadMs: SPREAD_MS, until: stopped.signal })
      .catch((error: unknown) =>
        deps.log.error({ kind: error instanceof Error ? error.name : 'unknown' }, 'the session watch failed'),
      )
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(round, everyMs);
  return async () => {
    stopped.abort();
    clearInterval(timer);
    await running;
  };
}

interface Round {
  /** Over how long the sessions are looked at, a few at a time. */
  readonly spreadMs: number;
  readonly until?: AbortSignal;
}

export async function watchOnce(
  deps: ServerDeps,
  cache: StateCache,
  { spreadMs, until }: Round = { spreadMs: 0 },
): Promise<void> {
  const began = performance.now();
  const groups = await openSessions(deps, until);
  for (const [i, { clinicId, ids }] of groups.entries()) {
    if (until?.aborted === true) return;
    const now = deps.clock.now();
    for (const id of await sessionsWithNews(deps, cache, clinicId, ids, now)) {
      await watchSession(deps, cache, clinicId, id, now).catch((error: unknown) =>
        notWatched(deps, id, error),
      );
    }
    // By the clock, so that the work is part of it.
    const nextAt = began + (spreadMs * (i + 1)) / groups.length;
    if (i + 1 < groups.length && nextAt > performance.now()) await pause(nextAt - performance.now(), until);
  }
}

/** One session that cannot be looked at silences no other. */
function notWatched(deps: ServerDeps, session: string, error: unknown): undefined {
  deps.log.error({ session, error: describeError(error) }, 'a session could not be watched');
}

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);

interface Group {
  readonly clinicId: string;
  readonly ids: readonly string[];
}

/** The open sessions of every clinic, a few of one clinic in a group. */
async function openSessions(deps: ServerDeps, until: AbortSignal | undefined): Promise<readonly Group[]> {
  const groups: Group[] = [];
  for (const { id: clinicId } of await deps.db.selectFrom('clinic').select('id').execute()) {
    if (until?.aborted === true) return [];
    const open = await inClinic(deps.db, clinicId, (tx) =>
      tx
        .selectFrom('session')
        .select('id')
        .where('clinicId', '=', clinicId)
        .where('phase', 'in', OPEN_PHASES)
        .where('seq', '>', 0)
        .execute(),
    );
    for (let from = 0; from < open.length; from += TOGETHER)
      groups.push({ clinicId, ids: open.slice(from, from + TOGETHER).map(({ id }) => id) });
  }
  return groups;
}

/** Most sessions have nothing new most of the time: they are looked at together, without a lock. */
async function sessionsWithNews(
  deps: ServerDeps,
  cache: StateCache,
  clinicId: string,
  ids: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  return inClinic(deps.db, clinicId, async (tx) => {
    const open = await tx
      .selectFrom('session')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('id', 'in', ids)
      .where('phase', 'in', OPEN_PHASES)
      .execute();
    const out: string[] = [];
    for (const head of open) {
      const state = await cache.stateOf(tx, head).catch((error: unknown) => notWatched(deps, head.id, error));
      if (state !== undefined && alertEventsToAppend(state, now).length > 0) out.push(head.id);
    }
    return out;
  });
}

async function watchSession(
  deps: ServerDeps,
  cache: StateCache,
  clinicId: string,
  sessionId: string,
  now: Instant,
): Promise<void> {
  await inClinic(deps.db, clinicId, async (tx) => {
    const head = await tx
      .selectFrom('session')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('id', '=', sessionId)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (head === undefined || head.seq === 0) return;
    const { head: after } = await raiseDueAlerts({ tx, cache, head, now });
    if (after.seq !== head.seq) {
      deps.log.info(
        { session: sessionId, events: after.seq - head.seq, at: formatInstant(now) },
        'alerts followed from time',
      );
    }
  });
}
