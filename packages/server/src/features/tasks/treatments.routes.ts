import { fold, given, parseEvent, type SessionEvent, type SessionState } from '@titrate/clinical/session';
import { listTreatments, type TreatmentView } from '@titrate/contract';
import { Decimal, formatInstant, type Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';
import { findPatient } from '../patients/patients.queries.ts';

export const treatmentRoutes = [
  route(listTreatments, async ({ tx, clinicId, params, now, audit }) => {
    await findPatient(tx, clinicId, params.patientId);
    audit({
      act: 'treatments.read',
      object: { kind: 'patient', id: params.patientId },
      patientId: params.patientId,
    });
    const sessions = await sessionsOf(tx, clinicId, params.patientId);
    const events = await eventsOf(
      tx,
      clinicId,
      sessions.map(({ id }) => id),
    );
    const treatments = sessions.flatMap((session) => {
      const view = toView(session, fold(events.get(session.id) ?? []), now);
      return view === undefined ? [] : [view];
    });
    return { treatments: treatments.sort((a, b) => a.startedAt.localeCompare(b.startedAt)) };
  }),
] as const;

interface Session {
  readonly id: string;
  readonly courseId: string;
  readonly number: number;
}

/** A course has at most 60 sessions; a person has few courses. */
const MOST_SESSIONS = 500;

const sessionsOf = (tx: Tx, clinicId: string, patientId: string): Promise<Session[]> =>
  tx
    .selectFrom('session')
    .select(['id', 'courseId', 'number'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('phase', 'not in', ['booked', 'gate', 'ready'])
    .orderBy('startsAt', 'desc')
    .limit(MOST_SESSIONS)
    .execute();

async function eventsOf(
  tx: Tx,
  clinicId: string,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, SessionEvent[]>> {
  const events = new Map<string, SessionEvent[]>();
  if (sessionIds.length === 0) return events;
  const rows = await tx
    .selectFrom('sessionEvent')
    .select(['sessionId', 'event'])
    .where('clinicId', '=', clinicId)
    .where('sessionId', 'in', [...sessionIds])
    .orderBy('sessionId')
    .orderBy('seq')
    .execute();
  for (const row of rows) {
    const parsed = parseEvent(row.event);
    if (!parsed.ok) throw new Error('Invariant broken: a stored event does not read');
    const list = events.get(row.sessionId) ?? [];
    list.push(parsed.value);
    events.set(row.sessionId, list);
  }
  return events;
}

/** Nothing while nothing was given. */
function toView(session: Session, state: SessionState, now: Instant): TreatmentView | undefined {
  const order = state.opening?.data.order;
  if (order === undefined || state.firstDoseAt === undefined) return undefined;
  const { totalMg } = given(state, now);
  const ended = state.dosingEndedAt;
  return {
    sessionId: session.id,
    courseId: session.courseId,
    number: session.number,
    coursePhase: order.coursePhase ?? null,
    product: order.product,
    route: order.route,
    startedAt: formatInstant(state.firstDoseAt),
    endedAt: ended === undefined ? null : formatInstant(ended),
    givenMg: totalMg,
    givenMgPerKg: Decimal.of(totalMg).over(Decimal.of(order.weightKg), 3).toNumber(),
    durationMin: ended === undefined ? null : Math.round((ended - state.firstDoseAt) / 60_000),
    tolerability: {
      maxSystolicMmHg: highest(
        state.vitals.flatMap(({ data }) =>
          data.status === 'doubtful' || data.systolicMmHg === undefined ? [] : [data.systolicMmHg],
        ),
      ),
      peakCadss6: highest(
        state.scales.flatMap(({ data }) =>
          data.scale === 'cadss6' && data.score !== undefined ? [data.score] : [],
        ),
      ),
      worstAdverseEventGrade: highest(state.adverseEvents.map(({ data }) => data.grade)),
    },
  };
}

const highest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.max(...values);
