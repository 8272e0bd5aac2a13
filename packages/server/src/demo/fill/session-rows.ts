import { formatInstant, type Instant } from '@titrate/quantity';
import { followSession } from '../../features/ledger/session-entries.ts';
import { makeFormDue } from '../../features/rems/due-forms.ts';
import { summarise } from '../../features/sessions/summary.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { plusMinutes } from './calendar.ts';
import type { ScriptedSession, WrittenSession } from './session-events.ts';

export interface SessionRow {
  readonly clinicId: string;
  readonly courseId: string;
  readonly chairId: string;
  readonly nurseId: string;
  readonly prescriberId: string;
  readonly stayMin: number;
}

/** Writes a scripted session with its whole record; the summary is what the board would show at that moment. */
export async function writeSession(
  tx: Tx,
  session: ScriptedSession,
  written: WrittenSession,
  row: SessionRow,
  now: Instant,
): Promise<void> {
  const { events, state } = written;
  const last = events.at(-1);
  if (last === undefined) return;
  const phase = state.phase.name;
  const endedAt = Date.parse(last.recordedAt) as Instant;
  const isOver = phase === 'closed' || phase === 'cancelled';
  await tx
    .insertInto('session')
    .values({
      ...bookingOf(session, row),
      phase,
      seq: last.seq,
      headHash: last.hash,
      summary: JSON.stringify(summarise(state, isOver ? endedAt : now)),
      openedAt: events[0]?.recordedAt ?? null,
      closedAt: isOver ? last.recordedAt : null,
    })
    .execute();
  await tx
    .insertInto('sessionEvent')
    .values(
      events.map((event) => ({
        clinicId: row.clinicId,
        sessionId: session.sessionId,
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
  await followSession({
    tx,
    clinicId: row.clinicId,
    patientId: session.patientId,
    sessionId: session.sessionId,
    state,
    now: isOver ? endedAt : now,
  });
  if (events.some(({ kind }) => kind === 'device.given'))
    await makeFormDue(
      tx,
      { clinicId: row.clinicId, id: session.sessionId, patientId: session.patientId },
      state,
    );
}

/** A session that is booked and not begun. */
export async function writeBooking(
  tx: Tx,
  session: Omit<ScriptedSession, 'facts' | 'signed' | 'chart' | 'ageYears' | 'chairLabel' | 'monitorId'>,
  row: SessionRow,
): Promise<void> {
  await tx
    .insertInto('session')
    .values({ ...bookingOf(session, row), summary: '{}', openedAt: null, closedAt: null })
    .execute();
}

function bookingOf(
  session: Pick<ScriptedSession, 'sessionId' | 'patientId' | 'planId' | 'number' | 'zero'>,
  row: SessionRow,
) {
  return {
    clinicId: row.clinicId,
    id: session.sessionId,
    patientId: session.patientId,
    courseId: row.courseId,
    planId: session.planId,
    number: session.number,
    chairId: row.chairId,
    startsAt: formatInstant(plusMinutes(session.zero, -20)),
    endsAt: formatInstant(plusMinutes(session.zero, row.stayMin - 20)),
    nurseId: row.nurseId,
    prescriberId: row.prescriberId,
    cancelledBecause: null,
  };
}
