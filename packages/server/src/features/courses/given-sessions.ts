import { given, type SessionState } from '@titrate/clinical/session';
import type { GivenSession } from '@titrate/contract';
import { Decimal, formatInstant, type Instant, instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { StateCache } from '../sessions/store.ts';

const folded = new StateCache();

/** A session in which something was given, with the order it followed. */
export interface DosedSession extends GivenSession {
  readonly courseId: string;
  readonly orderedMg: number;
  readonly orderedMgPerKg: number | null;
  readonly weightKg: number | null;
  /** Somebody stopped it before its end, or the patient asked to stop. */
  readonly stopEvent: boolean;
}

const DOSED_PHASES = ['dosing', 'paused', 'recovery', 'discharged', 'closed'] as const;

/** Everything that was given to a patient, in order of time, read from the events alone. */
export async function dosedSessions(
  tx: Tx,
  clinicId: string,
  patientId: string,
  now: Instant,
): Promise<readonly DosedSession[]> {
  const heads = await tx
    .selectFrom('session')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('phase', 'in', DOSED_PHASES)
    .orderBy('startsAt')
    .limit(500)
    .execute();
  const sessions: DosedSession[] = [];
  for (const head of heads) {
    const session = dosedSession(await folded.stateOf(tx, head), head.number, head.courseId, now);
    if (session !== undefined) sessions.push({ ...session, id: head.id });
  }
  return sessions;
}

function dosedSession(
  state: SessionState,
  number: number,
  courseId: string,
  now: Instant,
): Omit<DosedSession, 'id'> | undefined {
  const order = state.opening?.data.order;
  if (order === undefined || state.firstDoseAt === undefined) return undefined;
  const { totalMg } = given(state, now);
  const weightKg = order.weightKg;
  const stopEvent = state.halts.some(({ act, reason }) => act === 'stopped' && reason !== 'completed');
  return {
    number,
    courseId,
    at: formatInstant(state.firstDoseAt),
    product: order.product,
    route: order.route,
    givenMg: totalMg,
    givenMgPerKg: perKg(totalMg, weightKg),
    durationMin:
      state.dosingEndedAt === undefined
        ? null
        : Math.round((state.dosingEndedAt - state.firstDoseAt) / 6_000) / 10,
    completed: state.dosingEndedAt !== undefined && !stopEvent,
    stopEvent,
    orderedMg: order.doseMg,
    orderedMgPerKg: order.doseMgPerKg ?? perKg(order.doseMg, weightKg),
    weightKg,
    tolerability: tolerabilityOf(state),
  };
}

const perKg = (mg: number, kg: number): number => Decimal.of(mg).over(Decimal.of(kg)).round(3).toNumber();

/** The worst of each measure during the session. What nobody measured is null, never zero. */
function tolerabilityOf(state: SessionState): GivenSession['tolerability'] {
  const highest = (values: readonly (number | undefined)[]): number | null => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? null : Math.max(...known);
  };
  const vitals = state.vitals.filter(({ data }) => data.status !== 'doubtful').map(({ data }) => data);
  const scale = (id: string) =>
    highest(state.scales.filter(({ data }) => data.scale === id).map(({ data }) => data.score));
  return {
    maxSystolicMmHg: highest(vitals.map((vital) => vital.systolicMmHg)),
    maxDiastolicMmHg: highest(vitals.map((vital) => vital.diastolicMmHg)),
    peakDissociationItem: scale('dissociation-item'),
    peakCadss6: scale('cadss6'),
    peakNausea: scale('nausea'),
    worstAdverseEventGrade: highest(state.adverseEvents.map(({ data }) => data.grade)),
  };
}

export const atOf = (session: Pick<DosedSession, 'at'>): Instant => instant(Date.parse(session.at));
