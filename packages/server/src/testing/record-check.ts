import { fold, type SealedEvent, type SessionState, verifyChain } from '@titrate/clinical/session';
import { eventsAfter, findSession } from '../features/sessions/store.ts';
import type { Db } from '../platform/database/schema.ts';
import { inClinic } from '../platform/database/tenancy.ts';

export interface RecordCheck {
  readonly events: readonly SealedEvent[];
  /** Acknowledged, but not in the record. */
  readonly lost: readonly string[];
  /** In the record more than once. */
  readonly doubled: readonly string[];
  readonly chain: 'valid' | 'broken';
  /** Whether the row of the session says the same as its events. */
  readonly headAgrees: boolean;
  readonly state: SessionState;
}

/** Holds the record of one session against what its senders were told. */
export async function checkRecord(
  db: Db,
  clinicId: string,
  sessionId: string,
  acknowledged: ReadonlySet<string>,
): Promise<RecordCheck> {
  const { head, events } = await inClinic(db, clinicId, async (tx) => ({
    head: await findSession(tx, clinicId, sessionId),
    events: await eventsAfter(tx, clinicId, sessionId, 0),
  }));
  const ids = events.map((event) => event.id);
  const stored = new Set(ids);
  const state = fold(events);
  return {
    events,
    lost: [...acknowledged].filter((id) => !stored.has(id)),
    doubled: ids.filter((id, place) => ids.indexOf(id) !== place),
    chain: verifyChain(events).chain,
    headAgrees:
      head.seq === events.length &&
      head.headHash === events.at(-1)?.hash &&
      head.phase === state.phase.name &&
      state.ignored.length === 0,
    state,
  };
}
