import type { SessionState } from '@titrate/clinical/session';
import type { Product, Route } from '@titrate/contract';
import { Decimal, formatInstant, type Instant, instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { StateCache } from '../sessions/store.ts';

const folded = new StateCache();

/** A session in which something was given, with the order it followed. */
export interface DosedSession {
  readonly id: string;
  readonly courseId: string;
  /** The first milligram. */
  readonly at: string;
  readonly product: Product;
  readonly route: Route;
  readonly completed: boolean;
  readonly orderedMg: number;
  readonly orderedMgPerKg: number | null;
  /** Somebody stopped it before its end. */
  readonly stopEvent: boolean;
}

const DOSED_PHASES = ['dosing', 'paused', 'recovery', 'discharged', 'closed'] as const;

/** Everything that was given to a patient, in order of time, read from the events alone. */
export async function dosedSessions(
  tx: Tx,
  clinicId: string,
  patientId: string,
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
    const session = dosedSession(await folded.stateOf(tx, head), head.courseId);
    if (session !== undefined) sessions.push({ ...session, id: head.id });
  }
  return sessions;
}

function dosedSession(state: SessionState, courseId: string): Omit<DosedSession, 'id'> | undefined {
  const order = state.opening?.data.order;
  if (order === undefined || state.firstDoseAt === undefined) return undefined;
  const stopEvent = state.halts.some(({ act, reason }) => act === 'stopped' && reason !== 'completed');
  return {
    courseId,
    at: formatInstant(state.firstDoseAt),
    product: order.product,
    route: order.route,
    completed: state.dosingEndedAt !== undefined && !stopEvent,
    stopEvent,
    orderedMg: order.doseMg,
    orderedMgPerKg: order.doseMgPerKg ?? perKg(order.doseMg, order.weightKg),
  };
}

const perKg = (mg: number, kg: number): number => Decimal.of(mg).over(Decimal.of(kg)).round(3).toNumber();

export const atOf = (session: Pick<DosedSession, 'at'>): Instant => instant(Date.parse(session.at));
