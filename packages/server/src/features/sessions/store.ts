import {
  fold,
  parseEvent,
  type SealedEvent,
  type SessionEvent,
  type SessionState,
  step,
} from '@titrate/clinical/session';
import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import type { SessionTable } from './sessions.tables.ts';

export type SessionHead = Selectable<SessionTable>;

/** The row of a session, locked until the transaction ends: whoever holds it appends next. */
export async function lockSession(tx: Tx, clinicId: string, sessionId: string): Promise<SessionHead> {
  const head = await tx
    .selectFrom('session')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
  if (head === undefined) throw refuse('not-found', 'No such session in this clinic');
  return head;
}

/** The rows of several sessions, locked in one order for everybody, so that no two that lock several wait for each other. */
export async function lockSessions(
  tx: Tx,
  clinicId: string,
  sessionIds: readonly string[],
): Promise<readonly SessionHead[]> {
  if (sessionIds.length === 0) return [];
  const { rows } = await sql<SessionHead>`
    select * from session where clinic_id = ${clinicId} and id = any(${sessionIds}::uuid[])
    order by id for update`.execute(tx);
  if (rows.length < sessionIds.length) throw refuse('not-found', 'No such session in this clinic');
  return rows;
}

export async function findSession(tx: Tx, clinicId: string, sessionId: string): Promise<SessionHead> {
  const head = await tx
    .selectFrom('session')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (head === undefined) throw refuse('not-found', 'No such session in this clinic');
  return head;
}

/** The sealed events after a sequence number, in order. */
export async function eventsAfter(
  tx: Tx,
  clinicId: string,
  sessionId: string,
  after: number,
): Promise<SealedEvent[]> {
  const rows = await tx
    .selectFrom('sessionEvent')
    .select('event')
    .where('clinicId', '=', clinicId)
    .where('sessionId', '=', sessionId)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
  return rows.map((row) => sealed(row.event));
}

/** Read back through the parser: a row that no longer reads as an event is a defect, not data. */
function sealed(value: unknown): SealedEvent {
  const parsed = parseEvent(value);
  if (!parsed.ok)
    throw new Error(`Invariant broken: a stored event does not read (${parsed.error[0]?.path ?? ''})`);
  return asSealed(parsed.value);
}

export function asSealed(event: SessionEvent): SealedEvent {
  const { seq, recordedAt, prevHash, hash } = event;
  if (seq === undefined || recordedAt === undefined || prevHash === undefined || hash === undefined) {
    throw new Error('Invariant broken: an event of the record is sealed');
  }
  return { ...event, seq, recordedAt, prevHash, hash };
}

interface Folded {
  readonly seq: number;
  readonly headHash: string;
  readonly state: SessionState;
}

const MOST_REMEMBERED = 500;

/**
 * Folded states by session, so that an append need not read the whole list again. Only a shortcut: a state is used
 * only up to its own sequence number and hash, and what is newer, from this server or another, is read and folded on top.
 */
export class StateCache {
  readonly #byId = new Map<string, Folded>();

  async stateOf(tx: Tx, head: SessionHead): Promise<SessionState> {
    const known = this.#byId.get(head.id);
    const usable = known !== undefined && known.seq <= head.seq ? known : undefined;
    if (usable?.seq === head.seq && usable.headHash === head.headHash) return usable.state;
    const fresh = await eventsAfter(tx, head.clinicId, head.id, usable?.seq ?? 0);
    const links = usable === undefined || fresh[0]?.prevHash === usable.headHash;
    if (!links) return this.#foldWhole(tx, head);
    const state = usable === undefined ? fold(fresh) : fresh.reduce<SessionState>(step, usable.state);
    this.remember(head.id, head.seq, head.headHash, state);
    return state;
  }

  async #foldWhole(tx: Tx, head: SessionHead): Promise<SessionState> {
    const state = fold(await eventsAfter(tx, head.clinicId, head.id, 0));
    this.remember(head.id, head.seq, head.headHash, state);
    return state;
  }

  remember(sessionId: string, seq: number, headHash: string, state: SessionState): void {
    this.#byId.delete(sessionId);
    this.#byId.set(sessionId, { seq, headHash, state });
    const oldest = this.#byId.keys().next();
    if (this.#byId.size > MOST_REMEMBERED && !oldest.done) this.#byId.delete(oldest.value);
  }
}

/** The folded states of this process, for all that reads or writes sessions here. */
export const sessionStates = new StateCache();
