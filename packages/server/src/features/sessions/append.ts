import {
  admit,
  alertEventsToAppend,
  contentHashOf,
  GENESIS_HASH,
  hasEvent,
  type SealedEvent,
  type SessionEvent,
  type SessionState,
  sealEvent,
  step,
} from '@titrate/clinical/session';
import { canonicalJson, formatInstant, type Instant, type Json, type Problem } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { LIVE_CHANNEL, liveMessages } from '../../platform/live/live.ts';
import { type Barred, refusedBefore } from './refused-before.ts';
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
  const state = await input.cache.stateOf(input.tx, input.head);
  const plan = planAppend(input, state, new Map());
  const after = await write(input, plan);
  if (after !== 'nothing-written') return { ...plan, head: after };
  const barred = new Map([...(await takenElsewhere(input)), ...(await refusedBefore(input))]);
  const without = planAppend(input, state, barred);
  const written = await write(input, without);
  if (written === 'nothing-written') throw new Error('Invariant broken: ids that are barred were left out');
  return { ...without, head: written };
}

interface Plan extends Omit<AppendResult, 'head'> {
  readonly appended: readonly SealedEvent[];
}

/** What would be stored, and the state then; `barred` are ids that may not be, and what is said of each. */
function planAppend({ head, events, now }: AppendInput, before: SessionState, barred: Barred): Plan {
  let state = before;
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
  for (const event of events) {
    const known = hasEvent(state, event.id) ? state.events.find((one) => one.id === event.id) : undefined;
    if (known !== undefined && sameContent(known, event)) stored.push(asSealed(known));
    else if (known !== undefined) refused.push({ id: event.id, problems: [DIFFERENT_CONTENT] });
    else {
      const problems = barred.get(event.id) ?? problemsOf(state, event, now);
      if (problems.length === 0) take(event);
      else refused.push({ id: event.id, problems });
    }
  }
  for (const event of alertEventsToAppend(state, now)) take(event);
  return { state, appended, stored, refused };
}

function problemsOf(state: SessionState, event: SessionEvent, now: Instant): readonly Problem[] {
  const admitted = admit(state, { ...event, recordedAt: formatInstant(now) });
  if (!admitted.ok) return admitted.error;
  return signsOther(state, event) ? [SIGNS_OTHER] : [];
}

const idsOf = (events: readonly SessionEvent[]): readonly string[] => events.map(({ id }) => id);

/** Evaluates the alerts of a session at this moment, for the watch that runs beside the requests. */
export async function raiseDueAlerts(input: Omit<AppendInput, 'events'>): Promise<AppendResult> {
  return appendEvents({ ...input, events: [] });
}

/** The id stands in the record already: what is stored stays stored. */
export const DIFFERENT_CONTENT: Problem = {
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

/** Which of these ids other sessions of the clinic have. */
async function takenElsewhere({ tx, head, events }: AppendInput): Promise<Barred> {
  const { rows } = await sql<{ id: string }>`
    select id from session_event
    where clinic_id = ${head.clinicId} and session_id <> ${head.id} and id = any(${idsOf(events)}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id }) => [id, [DIFFERENT_CONTENT]]));
}

/** The author is compared by id: a name or role may be written differently on a second device. */
function sameContent(stored: SessionEvent, sent: SessionEvent): boolean {
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

/**
 * Stores the events, moves the head, and tells the screens, in one statement: each way to the database costs as much
 * as the work there. Where another session has one of the ids, or it was refused before, nothing is written.
 */
async function write(
  input: AppendInput,
  { appended, state }: Plan,
): Promise<SessionHead | 'nothing-written'> {
  const { tx, cache, head, now } = input;
  const last = appended.at(-1);
  if (last === undefined) return head;
  const at = formatInstant(now);
  const phase = state.phase.name;
  const closedAt = phase === 'closed' || phase === 'cancelled' ? (head.closedAt ?? at) : null;
  const news = liveMessages(
    head.clinicId,
    { topic: 'session', id: head.id, seq: last.seq },
    { topic: 'board', id: head.clinicId },
  );
  const summary = summarise(state, now);
  const openedAt = head.openedAt ?? at;
  const ids = idsOf(appended);
  // An alert that follows is the server's own word: no refused entry stands in its way.
  const given = new Set(idsOf(input.events));
  const sent = ids.filter((id) => given.has(id));
  const { rows } = await sql<Pick<SessionHead, 'version'>>`
    with row as (
      select value as event from jsonb_array_elements(${JSON.stringify(appended)}::jsonb)
    ), stored as (
      insert into session_event (clinic_id, session_id, seq, id, kind, observed_at, recorded_at, event, hash)
      select ${head.clinicId}, ${head.id}, (event ->> 'seq')::int, (event ->> 'id')::uuid, event ->> 'kind',
             (event ->> 'observedAt')::timestamptz, (event ->> 'recordedAt')::timestamptz, event, event ->> 'hash'
      from row
      where not exists (
        select from session_event where clinic_id = ${head.clinicId} and id = any(${ids}::uuid[])
      ) and not exists (
        select from session_refusal where clinic_id = ${head.clinicId} and event_id = any(${sent}::uuid[])
      )
      returning seq
    ), moved as (
      update session set seq = ${last.seq}, head_hash = ${last.hash}, phase = ${phase}, summary = ${JSON.stringify(summary)},
        version = version + 1, opened_at = ${openedAt}, closed_at = ${closedAt}
      where clinic_id = ${head.clinicId} and id = ${head.id} and exists (select from stored)
      returning version
    )
    select moved.version, news.told
    from moved, (select count(pg_notify(${LIVE_CHANNEL}, message)) as told from unnest(${news}::text[]) as message
                 where exists (select from moved)) as news`.execute(tx);
  const [row] = rows;
  if (row === undefined) return 'nothing-written';
  cache.remember(head.id, last.seq, last.hash, state);
  return {
    ...head,
    seq: last.seq,
    headHash: last.hash,
    phase,
    summary,
    openedAt,
    closedAt,
    version: row.version,
  };
}
