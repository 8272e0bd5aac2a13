import {
  EVENT_KINDS,
  type EventKind,
  hasEvent,
  parseEvent,
  type SessionEvent,
} from '@titrate/clinical/session';
import { appendSessionEvents, type Role, sessionEvents } from '@titrate/contract';
import { formatInstant, type Instant, type Problem } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { hasFreshProof, requireFreshProof } from '../../platform/identity/step-up.ts';
import { storedInstant } from '../../platform/moments.ts';
import { drawRefusals } from '../ledger/draw-check.ts';
import { scheduleFollowUp } from '../tasks/follow-up.ts';
import { afterAppend } from './after-append.ts';
import { appendEvents, DIFFERENT_CONTENT, type RefusedEvent } from './append.ts';
import { mayAppend } from './permissions.ts';
import { keepRefusals } from './refused-before.ts';
import { stabilityProblem } from './stability.ts';
import { eventsAfter, findSession, lockSession, type StateCache } from './store.ts';

export const chartingRoutes = (cache: StateCache) =>
  [
    route(sessionEvents, async ({ tx, clinicId, params, query, now }) => {
      const find = query.settled === undefined ? findSession : lockSession;
      const head = await find(tx, clinicId, params.sessionId);
      return {
        events: await eventsAfter(tx, clinicId, head.id, query.after),
        seq: head.seq,
        serverTime: formatInstant(now),
      };
    }),

    route(appendSessionEvents, async ({ tx, clinicId, params, body, actor, now, audit }) => {
      const head = await lockSession(tx, clinicId, params.sessionId);
      if (head.patientId !== body.patientId) {
        throw refuse(
          'conflict',
          'This session belongs to another patient than the one on your screen. Nothing was stored',
        );
      }
      if (head.seq === 0) throw refuse('conflict', 'Open the session first');
      const refused: RefusedEvent[] = [];
      const events: SessionEvent[] = [];
      for (const sent of body.events) {
        const read = await readEvent(tx, clinicId, head.id, sent, actor);
        if (Array.isArray(read)) refused.push({ id: sent.id, problems: read });
        else events.push(read as SessionEvent);
      }
      const unproved = await withoutProof(tx, clinicId, events, actor, now);
      // A signature sent alone asks for the code; sent with other facts, it waits and they are stored.
      if (unproved.size > 0 && unproved.size === body.events.length) requireFreshProof(actor, now);
      const notInStock = await drawRefusals(
        tx,
        clinicId,
        events.filter((event) => !unproved.has(event.id)),
        now,
      );
      refused.push(...notInStock);
      const out = new Set([...unproved, ...notInStock.map(({ id }) => id)]);
      const admissible = events.filter((event) => !out.has(event.id));
      const result = await appendEvents({ tx, cache, head, events: admissible, now });
      refused.push(...result.refused);
      // Without a fresh code nothing is decided yet, and an entry that is stored is no refused one.
      await keepRefusals(
        tx,
        head,
        refused.filter(
          ({ id, problems }) => !problems.includes(DIFFERENT_CONTENT) && !hasEvent(result.state, id),
        ),
        now,
      );
      refused.push(...[...unproved].map((id) => ({ id, problems: [NOT_PROVED] })));
      await afterAppend({ tx, head, stored: result.stored, state: result.state, now });
      for (const event of result.stored) {
        audit({
          act: `session.${event.kind}`,
          object: { kind: 'session', id: head.id },
          patientId: head.patientId,
          detail: { event: event.id, seq: event.seq },
        });
        // Sent twice, it is stored once and asks once.
        if (event.seq > head.seq && leftForHome(event))
          await scheduleFollowUp(tx, {
            clinicId,
            patientId: head.patientId,
            sessionId: head.id,
            leftAt: storedInstant(event.observedAt),
            now,
          });
      }
      return {
        seq: result.head.seq,
        stored: [...result.stored],
        refused: refused.map(({ id, problems }) => ({ id, problems: [...problems] })),
        serverTime: formatInstant(now),
      };
    }),
  ] as const;

/** Acts under one's own name that ask for a fresh proof of presence (SEC-06). */
const NEEDS_PRESENCE: readonly EventKind[] = [
  'override.recorded',
  'session.signed',
  'drug.drawn',
  'drug.wasted',
  'drug.wasteWitnessed',
  'drug.returned',
];

const NOT_PROVED: Problem = {
  type: 'second-factor-required',
  message: 'Confirm with a fresh one-time code, then send it again',
  path: '/kind',
};

/** Ids of events that wait for a fresh proof. One that is stored or was refused already needs none: nothing is decided by it. */
async function withoutProof(
  tx: Tx,
  clinicId: string,
  events: readonly SessionEvent[],
  actor: StaffActor,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const asking = events.filter(({ kind }) => NEEDS_PRESENCE.includes(kind)).map(({ id }) => id);
  if (asking.length === 0 || hasFreshProof(actor, now)) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from session_event where clinic_id = ${clinicId} and id = any(${asking}::uuid[])
    union all
    select event_id from session_refusal where clinic_id = ${clinicId} and event_id = any(${asking}::uuid[])`.execute(
    tx,
  );
  return new Set(asking.filter((id) => !rows.some((row) => row.id === id)));
}

/** Whoever goes home is asked how they are the next day and later, also when they left early. */
const leftForHome = (event: SessionEvent): boolean =>
  event.kind === 'session.discharged' ||
  (event.kind === 'session.ended' && event.data.manner === 'left-before-criteria');

/** One sent event as the record takes it: read by the core, signed with the name of who sent it. Or what is wrong with it. */
async function readEvent(
  tx: Tx,
  clinicId: string,
  sessionId: string,
  sent: Readonly<Record<string, unknown>>,
  actor: StaffActor,
): Promise<SessionEvent | readonly Problem[]> {
  const parsed = parseEvent({ ...sent, sessionId, author: authorOf(actor, sent), origin: 'person' });
  if (!parsed.ok) return parsed.error;
  const event = parsed.value;
  const corrected =
    event.kind === 'correction.made' ? await kindOf(tx, clinicId, event.data.replaces) : undefined;
  if (!mayAppend(actor.roles, event.kind, corrected)) {
    return [{ type: 'not-permitted', message: `Your role may not record ${event.kind}`, path: '/kind' }];
  }
  const unstated = await stabilityProblem(tx, clinicId, event);
  return unstated === undefined ? event : [unstated];
}

/** Under which of several roles a person writes: the one the act names, or the first that may do it. */
function authorOf(actor: StaffActor, sent: Readonly<Record<string, unknown>>) {
  const named = asOf(sent['data']);
  const allowed = EVENT_KINDS.find((kind) => kind === sent['kind']);
  const able = BY_TRAINING.filter((role) => actor.roles.includes(role));
  const role =
    able.find((one) => one === named) ??
    able.find((one) => allowed !== undefined && mayAppend([one], allowed)) ??
    able[0];
  return { type: 'person', id: actor.userId, name: actor.displayName, role } as const;
}

const BY_TRAINING: readonly Role[] = ['prescriber', 'nurse', 'therapist', 'front-desk', 'owner', 'auditor'];

const asOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'as' in data ? data.as : undefined;

async function kindOf(tx: Tx, clinicId: string, eventId: string): Promise<EventKind | undefined> {
  const row = await tx
    .selectFrom('sessionEvent')
    .select('kind')
    .where('clinicId', '=', clinicId)
    .where('id', '=', eventId)
    .executeTakeFirst();
  return row?.kind as EventKind | undefined;
}
