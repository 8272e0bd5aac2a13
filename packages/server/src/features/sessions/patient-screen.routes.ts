import {
  type EventData,
  expectedEnd,
  parseEvent,
  readiness,
  type SessionState,
} from '@titrate/clinical/session';
import { type ChairVisit, callNurse, chooseComfort, myChair, startPatientScreen } from '@titrate/contract';
import { addMs, formatInstant, hours, type Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { createInvitation } from '../../platform/identity/link-sessions.ts';
import { afterAppend } from './after-append.ts';
import { appendEvents } from './append.ts';
import { findSession, lockSession, type SessionHead, type StateCache } from './store.ts';

/** The link is for the tablet of one day. */
const LINK_VALID = hours(12);
const AT_THE_CHAIR = ['gate', 'ready', 'dosing', 'paused', 'recovery'] as const;

export const patientScreenRoutes = (cache: StateCache) =>
  [
    route(startPatientScreen, async ({ tx, clinicId, params, body, now, audit }) => {
      const head = await findSession(tx, clinicId, params.sessionId);
      if (head.patientId !== body.patientId)
        throw refuse('conflict', 'This session belongs to another patient than the one on your screen');
      const { birthDate } = await tx
        .selectFrom('patient')
        .select('birthDate')
        .where('clinicId', '=', clinicId)
        .where('id', '=', head.patientId)
        .executeTakeFirstOrThrow();
      const expiresAt = addMs(now, LINK_VALID);
      const { path, invitationId } = await createInvitation(tx, {
        clinicId,
        patientId: head.patientId,
        birthDate,
        purpose: 'chair',
        tasks: [],
        expiresAt,
      });
      audit({
        act: 'session.patientScreen',
        object: { kind: 'invitation', id: invitationId },
        patientId: head.patientId,
      });
      return { path, expiresAt: formatInstant(expiresAt) };
    }),

    route(myChair, async ({ tx, actor, now }) => {
      const head = await ownSession(tx, actor);
      return view(head === undefined ? undefined : await cache.stateOf(tx, head), head, now);
    }),

    route(callNurse, async ({ tx, actor, body, now, audit }) => {
      const { head, state } = await byPatient(cache, tx, actor, 'patient.called', {}, body.eventId, now);
      audit({
        act: 'session.patient.called',
        object: { kind: 'session', id: head.id },
        patientId: head.patientId,
      });
      return view(state, head, now);
    }),

    route(chooseComfort, async ({ tx, actor, body, now, audit }) => {
      const { choice, eventId } = body;
      const { head, state } = await byPatient(cache, tx, actor, 'comfort.chosen', { choice }, eventId, now);
      audit({
        act: 'session.comfort.chosen',
        object: { kind: 'session', id: head.id },
        patientId: head.patientId,
      });
      return view(state, head, now);
    }),
  ] as const;

interface Own {
  readonly clinicId: string;
  readonly patientId: string;
}

/** The database lets a patient be in one open session only. */
async function ownSession(tx: Tx, { clinicId, patientId }: Own): Promise<SessionHead | undefined> {
  return tx
    .selectFrom('session')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('phase', 'in', AT_THE_CHAIR)
    .executeTakeFirst();
}

async function byPatient<K extends 'patient.called' | 'comfort.chosen'>(
  cache: StateCache,
  tx: Tx,
  actor: Own,
  kind: K,
  data: EventData[K],
  id: string,
  now: Instant,
): Promise<{ readonly head: SessionHead; readonly state: SessionState }> {
  const found = await ownSession(tx, actor);
  if (found === undefined) throw refuse('conflict', 'Your session is over, or has not begun');
  const head = await lockSession(tx, actor.clinicId, found.id);
  const before = await cache.stateOf(tx, head);
  // Pressed again before anybody came: the call that stands is the call.
  if (kind === 'patient.called' && openCall(before) !== undefined) return { head, state: before };
  const event = parseEvent({
    id,
    sessionId: head.id,
    observedAt: formatInstant(now),
    author: { type: 'patient', id: actor.patientId },
    origin: 'patient',
    kind,
    data,
  });
  if (!event.ok) throw refuse('invalid-input', undefined, event.error);
  const result = await appendEvents({ tx, cache, head, events: [event.value], now });
  if (result.refused[0] !== undefined)
    throw refuse('held', 'This cannot be recorded now', result.refused[0].problems);
  await afterAppend({ tx, head, stored: result.stored, state: result.state, now });
  return { head: result.head, state: result.state };
}

const openCall = (state: SessionState) =>
  state.calls.find((call) => !state.callAnswers.some((answer) => answer.data.callEventId === call.eventId));

function view(state: SessionState | undefined, head: SessionHead | undefined, now: Instant) {
  const serverTime = formatInstant(now);
  if (state === undefined || head === undefined) return { visit: null, serverTime };
  const phase = state.phase.name;
  const ends = phase === 'dosing' ? expectedEnd(state) : undefined;
  const home = phase === 'recovery' ? readiness(state, now).readyAt : undefined;
  const called = openCall(state);
  const visit: ChairVisit = {
    stage: phase === 'dosing' || phase === 'paused' || phase === 'recovery' ? phase : 'waiting',
    chair: state.chair ?? null,
    doseEndsAt: ends === undefined ? null : formatInstant(ends),
    homeFrom: home === undefined ? null : formatInstant(home),
    calledAt: called === undefined ? null : formatInstant(called.at),
    comfort: state.comfort?.data.choice ?? null,
  };
  return { visit, serverTime };
}
