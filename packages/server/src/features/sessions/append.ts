import {
  admit,
  alertEventsToAppend,
  contentHashOf,
  GENESIS_HASH,
  type SealedEvent,
  type SessionEvent,
  type SessionState,
  sealEvent,
  step,
} from '@titrate/clinical/session';
import { canonicalJson, formatInstant, type Instant, type Json, type Problem } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { publish } from '../../platform/live/live.ts';
import { asSealed, type SessionHead, type StateCache } from './store.ts';
import { summarise } from './summary.ts';

export interface AppendInput {
  readonly tx: Tx;
  readonly cache: StateCache;
  /** The locked row of the session. */
  readonly head: SessionHead;
  /** In the order they shall stand; authors already set by the caller, never by the client. */
  readonly events: readonly SessionEvent[];
  readonly now: Instant;
}

export interface RefusedEvent {
  readonly id: string;
  readonly problems: readonly Problem[];
}

export interface AppendResult {
  readonly head: SessionHead;
  readonly state: SessionState;
  /** Stored now, or stored before under the same id with the same content. */
  readonly stored: readonly SealedEvent[];
  readonly refused: readonly RefusedEvent[];
}

/**
 * Appends events to one session under the lock of its row. Each id is stored once; the same id with another content is
 * refused; an event that is not admissible now is refused with what would clear it, and the others go on.
 * The alerts that follow are raised and stored in the same transaction.
 */
export async function appendEvents(input: AppendInput): Promise<AppendResult> {
  const { tx, cache, head, now } = input;
  let state = await cache.stateOf(tx, head);
  const known = await alreadyStored(tx, head, input.events);
  const appended: SealedEvent[] = [];
  const stored: SealedEvent[] = [];
  const refused: RefusedEvent[] = [];
  const take = (event: SessionEvent): void => {
    const last = appended.at(-1);
    const sealed = sealEvent(last?.hash ?? (head.seq === 0 ? GENESIS_HASH : head.headHash), {
      ...unsealed(event),
      seq: head.seq + appended.length + 1,
      recordedAt: formatInstant(now),
    });
    state = step(state, sealed);
    appended.push(sealed);
    stored.push(sealed);
  };
  for (const event of input.events) {
    const before = known.get(event.id) ?? appended.find((other) => other.id === event.id);
    if (before !== undefined) {
      if (sameContent(before, event)) stored.push(before);
      else refused.push({ id: event.id, problems: [DIFFERENT_CONTENT] });
      continue;
    }
    const admitted = admit(state, { ...event, recordedAt: formatInstant(now) });
    if (!admitted.ok) refused.push({ id: event.id, problems: admitted.error });
    else if (signsOther(state, event)) refused.push({ id: event.id, problems: [SIGNS_OTHER] });
    else take(event);
  }
  for (const event of alertEventsToAppend(state, now)) take(event);
  const after = await write(input, appended, state);
  return { head: after, state, stored, refused };
}

/** Evaluates the alerts of a session at this moment, for the watch that runs beside the requests. */
export async function raiseDueAlerts(input: Omit<AppendInput, 'events'>): Promise<AppendResult> {
  return appendEvents({ ...input, events: [] });
}

const DIFFERENT_CONTENT: Problem = {
  type: 'id-taken',
  message: 'An event with this id and another content is in the record; nothing was changed',
  path: '/id',
};

const SIGNS_OTHER: Problem = {
  type: 'other-content',
  message: 'The record has changed since you read it: read it again, then sign',
  path: '/data/contentHash',
};

/** A signature stands for what the person saw: it is taken only while that is still the whole record (REC-03). */
const signsOther = (state: SessionState, event: SessionEvent): boolean =>
  event.kind === 'session.signed' && event.data.contentHash !== contentHashOf(state.events);

async function alreadyStored(
  tx: Tx,
  head: SessionHead,
  events: readonly SessionEvent[],
): Promise<Map<string, SealedEvent>> {
  if (events.length === 0) return new Map();
  const rows = await tx
    .selectFrom('sessionEvent')
    .select(['id', 'event'])
    .where('clinicId', '=', head.clinicId)
    .where(
      'id',
      'in',
      events.map((event) => event.id),
    )
    .execute();
  // What was parsed before it was stored is read back as what it is.
  return new Map(rows.map((row) => [row.id, asSealed(row.event as SessionEvent)]));
}

/** The author is compared by id: a name or role may be written differently on a second device. */
function sameContent(stored: SealedEvent, sent: SessionEvent): boolean {
  const essence = (event: SessionEvent): string => {
    const { seq: _s, recordedAt: _r, prevHash: _p, hash: _h, author, ...rest } = event;
    return canonicalJson({ ...rest, author: 'id' in author ? author.id : author.type } as unknown as Json);
  };
  return essence(stored) === essence(sent);
}

function unsealed(event: SessionEvent): SessionEvent {
  const { seq: _s, recordedAt: _r, prevHash: _p, hash: _h, ...rest } = event;
  return rest as SessionEvent;
}

async function write(
  input: AppendInput,
  appended: readonly SealedEvent[],
  state: SessionState,
): Promise<SessionHead> {
  const { tx, cache, head, now } = input;
  const last = appended.at(-1);
  if (last === undefined) return head;
  await tx
    .insertInto('sessionEvent')
    .values(
      appended.map((event) => ({
        clinicId: head.clinicId,
        sessionId: head.id,
        seq: event.seq,
        id: event.id,
        kind: event.kind,
        observedAt: event.observedAt,
        recordedAt: event.recordedAt,
        event: JSON.stringify(event),
        hash: event.hash,
      })),
    )
    .execute();
  const phase = state.phase.name;
  const after = await tx
    .updateTable('session')
    .set({
      seq: last.seq,
      headHash: last.hash,
      phase,
      summary: JSON.stringify(summarise(state, now)),
      version: sql<number>`version + 1`,
      openedAt: head.openedAt ?? formatInstant(now),
      closedAt: phase === 'closed' || phase === 'cancelled' ? (head.closedAt ?? formatInstant(now)) : null,
    })
    .where('clinicId', '=', head.clinicId)
    .where('id', '=', head.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  cache.remember(head.id, last.seq, last.hash, state);
  await publish(
    tx,
    head.clinicId,
    { topic: 'session', id: head.id, seq: last.seq },
    { topic: 'board', id: head.clinicId },
  );
  return after;
}
