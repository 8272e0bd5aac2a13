import { GENESIS_HASH, parseEvent, type SessionEvent, type SessionState } from '@titrate/clinical/session';
import { type Instant, minutesBetween } from '@titrate/quantity';
import { createRandom } from '@titrate/virtual-clinic';
import { followSession } from '../../features/ledger/session-entries.ts';
import { appendEvents } from '../../features/sessions/append.ts';
import { eventsAfter, lockSession, type SessionHead, sessionStates } from '../../features/sessions/store.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import { type FilledPatient, type Filling, scripted } from '../fill/fill.ts';
import { draftOf, namingWaste } from '../fill/session-events.ts';

/** A session of an earlier run that nobody touched for this long is brought to its end. */
const STALE_AFTER_MIN = 240;

/**
 * A demonstration that is started again another day finds its room as it was left. What was left open long ago is
 * finished the way its script goes on, charted late as it would be, so that the chairs are free for today's patients.
 */
export async function finishStaleSessions(
  filling: Filling,
  patients: readonly FilledPatient[],
): Promise<void> {
  const { clinicId } = filling.team;
  const open = await inClinic(filling.deps.db, clinicId, (tx) =>
    tx
      .selectFrom('session')
      .select(['id', 'patientId'])
      .where('clinicId', '=', clinicId)
      .where('phase', 'in', ['gate', 'ready', 'dosing', 'paused', 'recovery', 'discharged'])
      .execute(),
  );
  for (const { id, patientId } of open) {
    const patient = patients.find((one) => one.patientId === patientId);
    if (patient !== undefined)
      await inClinic(filling.deps.db, clinicId, (tx) => finish(tx, filling, patient, id));
  }
}

async function finish(tx: Tx, filling: Filling, patient: FilledPatient, sessionId: string): Promise<void> {
  const { now } = filling.calendar;
  const head = await lockSession(tx, filling.team.clinicId, sessionId);
  const events = await eventsAfter(tx, head.clinicId, head.id, 0);
  const last = events.filter((event) => event.origin === 'person').at(-1);
  if (last === undefined || minutesBetween(Date.parse(last.observedAt) as Instant, now) < STALE_AFTER_MIN)
    return;
  const zero = zeroOf(events, now);
  const chair = filling.chairs.find((one) => one.id === head.chairId);
  if (patient.treatment === undefined || chair === undefined || head.headHash === GENESIS_HASH) return;
  const session = scripted(filling, patient, patient.treatment, chair, {
    sessionId,
    number: head.number,
    zero,
    seed: `${patient.chart.seed}/${head.number}`,
  });
  const ids = createRandom(`${sessionId}/end/${now}`);
  const done = new Set(events.map((event) => `${event.kind}/${event.observedAt}`));
  let current: SessionHead = head;
  for (const fact of session.facts) {
    const known = (await sessionStates.stateOf(tx, current)).events;
    const event = read(draftOf(filling.team, session, namingWaste(fact, known), ids.uuid()));
    if (
      event === undefined ||
      done.has(`${event.kind}/${event.observedAt}`) ||
      event.observedAt <= last.observedAt
    )
      continue;
    // What the visitor did differently makes some steps of the script inadmissible: they are left out.
    current = (await appendEvents({ tx, cache: sessionStates, head: current, events: [event], now })).head;
  }
  await followLedger(tx, filling, current, await sessionStates.stateOf(tx, current));
}

async function followLedger(tx: Tx, filling: Filling, head: SessionHead, state: SessionState): Promise<void> {
  const { clinicId, patientId, id: sessionId } = head;
  if (state.drawn.length > 0)
    await followSession({ tx, clinicId, patientId, sessionId, state, now: filling.calendar.now });
}

function zeroOf(events: readonly SessionEvent[], now: Instant): Instant {
  const first = events.find((event) =>
    ['infusion.started', 'injection.given', 'device.given'].includes(event.kind),
  );
  const arrived = events.find((event) => event.kind === 'patient.arrived');
  if (first !== undefined) return Date.parse(first.observedAt) as Instant;
  return (arrived === undefined ? now : Date.parse(arrived.observedAt) + 40 * 60_000) as Instant;
}

function read(draft: unknown): SessionEvent | undefined {
  const parsed = parseEvent(draft);
  return parsed.ok ? parsed.value : undefined;
}
