import { alertEventsToAppend } from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import { inClinic } from '../../platform/database/tenancy.ts';
import type { ServerDeps } from '../../platform/server.ts';
import { raiseDueAlerts } from './append.ts';
import type { StateCache } from './store.ts';

const EVERY_MS = 5_000;
const OPEN_PHASES = ['gate', 'ready', 'dosing', 'paused', 'recovery'] as const;

/**
 * Time alone raises alerts: an overdue reading, an alert nobody answered. Every few seconds each open session is asked
 * again, here and not in a browser (ALM-06, ALM-17). Ids follow from content, so several servers may do it at once;
 * a session another one holds is left to it.
 */
export function startWatch(deps: ServerDeps, cache: StateCache): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const round = () => {
    running = running
      .then(() => (stopped ? undefined : watchOnce(deps, cache)))
      .catch((error: unknown) =>
        deps.log.error({ kind: error instanceof Error ? error.name : 'unknown' }, 'the session watch failed'),
      );
  };
  const timer = setInterval(round, EVERY_MS);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}

export async function watchOnce(deps: ServerDeps, cache: StateCache): Promise<void> {
  const now = deps.clock.now();
  const clinics = await deps.db.selectFrom('clinic').select('id').execute();
  for (const { id: clinicId } of clinics) {
    for (const id of await sessionsWithNews(deps, cache, clinicId, now)) {
      await watchSession(deps, cache, clinicId, id, now);
    }
  }
}

/** Most sessions have nothing new most of the time: they are looked at together, without a lock. */
async function sessionsWithNews(
  deps: ServerDeps,
  cache: StateCache,
  clinicId: string,
  now: Instant,
): Promise<readonly string[]> {
  return inClinic(deps.db, clinicId, async (tx) => {
    const open = await tx
      .selectFrom('session')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('phase', 'in', OPEN_PHASES)
      .where('seq', '>', 0)
      .execute();
    const out: string[] = [];
    for (const head of open) {
      if (alertEventsToAppend(await cache.stateOf(tx, head), now).length > 0) out.push(head.id);
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
