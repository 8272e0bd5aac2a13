import {
  type ClinicValues,
  type Firing,
  REPLAY_DAYS,
  replayDose,
  replayScreen,
  replaySession,
} from '@titrate/clinical/library';
import { parseSnapshot } from '@titrate/clinical/rules';
import type { SessionEvent } from '@titrate/clinical/session';
import type { LibraryReplay } from '@titrate/contract';
import { addMs, days, formatInstant, type Instant, parseInstant } from '@titrate/quantity';
import { z } from 'zod';
import type { Tx } from '../../platform/database/schema.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import type { Task } from '../../platform/jobs/jobs.ts';
import { publish } from '../../platform/live/live.ts';
import type { ServerDeps } from '../../platform/server.ts';
import type { FoundDifference } from './library.tables.ts';
import { changesOf, valuesOfNumber } from './view.ts';

/** How many differences are kept one by one; all are counted. */
const LISTED = 500;
/** Sessions or decisions worked through before progress is written and others get a turn. */
const BATCH = 20;

export function emptyReplay(now: Instant): LibraryReplay {
  return {
    state: 'running',
    from: formatInstant(addMs(now, -days(REPLAY_DAYS))).slice(0, 10),
    to: formatInstant(now).slice(0, 10),
    done: 0,
    total: 0,
    sessions: 0,
    evaluations: 0,
    plans: 0,
    differences: [],
    more: 0,
    byRule: [],
  };
}

/** ADM-06: asks the clinic's past once under the values in force and once under those proposed. Safe to run again. */
export const replayTask: Task = {
  name: 'library.replay',
  run: async (payload, deps) => {
    const { clinicId, changeId } = z.object({ clinicId: z.uuid(), changeId: z.uuid() }).parse(payload);
    try {
      await replayChange(deps, clinicId, changeId);
    } catch (error) {
      await keep(deps, clinicId, changeId, { ...emptyReplay(deps.clock.now()), state: 'failed' });
      throw error;
    }
  },
};

interface Work {
  readonly kind: 'session' | 'evaluation' | 'plan';
  readonly id: string;
  readonly patientId: string;
}

async function replayChange(deps: ServerDeps, clinicId: string, changeId: string): Promise<void> {
  const now = deps.clock.now();
  const since = formatInstant(addMs(now, -days(REPLAY_DAYS)));
  const prepared = await inClinic(deps.db, clinicId, async (tx) => {
    const rows = await changesOf(tx, clinicId);
    const change = rows.find((row) => row.id === changeId);
    if (change?.status !== 'proposed') return undefined;
    return {
      before: valuesOfNumber(rows, change.basedOn),
      after: change.changedValues,
      work: await workSince(tx, clinicId, since),
    };
  });
  // Taken back or answered meanwhile.
  if (prepared === undefined) return;
  const { before, after, work } = prepared;
  const counted = (kind: Work['kind']) => work.filter((one) => one.kind === kind).length;
  const report: LibraryReplay = {
    ...emptyReplay(now),
    total: work.length,
    sessions: counted('session'),
    evaluations: counted('evaluation'),
    plans: counted('plan'),
  };
  const found: FoundDifference[] = [];
  for (let from = 0; from < work.length; from += BATCH) {
    const batch = work.slice(from, from + BATCH);
    await inClinic(deps.db, clinicId, async (tx) => {
      for (const one of batch) found.push(...(await differencesOf(tx, clinicId, one, before, after)));
    });
    if (!(await keep(deps, clinicId, changeId, { ...report, done: from + batch.length }))) return;
    // Requests come first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await keep(deps, clinicId, changeId, { ...report, ...summed(found), done: work.length, state: 'done' });
}

function summed(found: readonly FoundDifference[]): Pick<LibraryReplay, 'differences' | 'more' | 'byRule'> {
  const sorted = found.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const rules = new Map<string, LibraryReplay['byRule'][number]>();
  for (const { rule, title, area } of sorted)
    rules.set(rule, { rule, title, area, count: (rules.get(rule)?.count ?? 0) + 1 });
  return {
    differences: sorted.slice(0, LISTED),
    more: Math.max(0, sorted.length - LISTED),
    byRule: [...rules.values()].sort((a, b) => b.count - a.count),
  };
}

/** Writes where the replay stands; `false` when the change no longer waits for it. */
async function keep(
  deps: ServerDeps,
  clinicId: string,
  changeId: string,
  replay: LibraryReplay,
): Promise<boolean> {
  return inClinic(deps.db, clinicId, async (tx) => {
    const kept = await tx
      .updateTable('libraryChange')
      .set({ replay: JSON.stringify(replay) })
      .where('clinicId', '=', clinicId)
      .where('id', '=', changeId)
      .where('status', '=', 'proposed')
      .executeTakeFirst();
    await publish(tx, clinicId, { topic: 'library', id: clinicId });
    return kept.numUpdatedRows > 0n;
  });
}

async function workSince(tx: Tx, clinicId: string, since: string): Promise<readonly Work[]> {
  const sessions = await tx
    .selectFrom('session')
    .select(['id', 'patientId'])
    .where('clinicId', '=', clinicId)
    .where('openedAt', '>=', since)
    .orderBy('openedAt')
    .execute();
  const evaluations = await tx
    .selectFrom('evaluation')
    .select(['id', 'patientId'])
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'suitability')
    .where('at', '>=', since)
    .orderBy('at')
    .execute();
  const plans = await tx
    .selectFrom('plan')
    .select(['id', 'patientId'])
    .where('clinicId', '=', clinicId)
    .where('signedAt', '>=', since)
    .orderBy('signedAt')
    .execute();
  return [
    ...sessions.map((one) => ({ kind: 'session' as const, ...one })),
    ...evaluations.map((one) => ({ kind: 'evaluation' as const, ...one })),
    ...plans.map((one) => ({ kind: 'plan' as const, ...one })),
  ];
}

async function differencesOf(
  tx: Tx,
  clinicId: string,
  work: Work,
  before: ClinicValues,
  after: ClinicValues,
): Promise<readonly FoundDifference[]> {
  const sessionId = work.kind === 'session' ? work.id : null;
  const firings = await firingsOf(tx, clinicId, work, before, after);
  return firings.map((firing) => ({ ...firing, patientId: work.patientId, sessionId }));
}

async function firingsOf(
  tx: Tx,
  clinicId: string,
  { kind, id }: Work,
  before: ClinicValues,
  after: ClinicValues,
): Promise<readonly Firing[]> {
  if (kind === 'session') {
    const rows = await tx
      .selectFrom('sessionEvent')
      .select('event')
      .where('clinicId', '=', clinicId)
      .where('sessionId', '=', id)
      .orderBy('seq')
      .execute();
    // What was stored was admitted as an event.
    return replaySession(
      rows.map((row) => row.event as SessionEvent),
      before,
      after,
    );
  }
  if (kind === 'evaluation') {
    const { snapshot } = await tx
      .selectFrom('evaluation')
      .select('snapshot')
      .where('clinicId', '=', clinicId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const parsed = parseSnapshot(snapshot);
    return parsed.ok ? replayScreen(parsed.value, before, after) : [];
  }
  const { request, signedAt } = await tx
    .selectFrom('plan')
    .select(['request', 'signedAt'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const at = parseInstant(signedAt ?? '');
  return at.ok ? replayDose(request, at.value, before, after) : [];
}
