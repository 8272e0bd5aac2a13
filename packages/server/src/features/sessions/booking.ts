import { observationFor } from '@titrate/clinical/protocols';
import { formatInstant, type Instant, parseInstant } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import type { PlanTable } from '../courses/courses.tables.ts';

const MIN = 60_000;
/** Time for arrival, the gate and the double check before the dose; a clinic's own figure may come later. */
const PREPARATION_MIN = 20;

/** How long a session keeps its chair: preparation, dosing, and the minimum observation of its product and route. */
export function stayMin(plan: Pick<Selectable<PlanTable>, 'product' | 'route' | 'durationMin'>): number {
  const dosingMin = plan.durationMin === null ? 0 : Number(plan.durationMin);
  return PREPARATION_MIN + dosingMin + observationFor(plan).minimumMin;
}

export interface Booking {
  readonly id: string;
  readonly patientId: string;
  readonly planId: string;
  readonly chairId: string;
  readonly startsAt: string;
  readonly nurseId?: string | undefined;
  readonly prescriberId?: string | undefined;
}

/** Books the next session of a signed plan. The same id twice is one booking. */
export async function bookSession(tx: Tx, clinicId: string, booking: Booking): Promise<void> {
  const existing = await tx
    .selectFrom('session')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('id', '=', booking.id)
    .executeTakeFirst();
  if (existing !== undefined) return;
  const plan = await signedPlan(tx, clinicId, booking);
  const startsAt = readInstant(booking.startsAt);
  const endsAt = (startsAt + stayMin(plan) * MIN) as Instant;
  await holdChair(tx, clinicId, booking.chairId, startsAt, endsAt, booking.id);
  const last = await tx
    .selectFrom('session')
    .select(sql<number>`coalesce(max(number), 0)`.as('number'))
    .where('clinicId', '=', clinicId)
    .where('courseId', '=', plan.courseId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('session')
    .values({
      clinicId,
      id: booking.id,
      patientId: booking.patientId,
      courseId: plan.courseId,
      planId: plan.id,
      number: last.number + 1,
      chairId: booking.chairId,
      startsAt: formatInstant(startsAt),
      endsAt: formatInstant(endsAt),
      nurseId: booking.nurseId ?? null,
      prescriberId: booking.prescriberId ?? null,
      summary: '{}',
      openedAt: null,
      closedAt: null,
      cancelledBecause: null,
    })
    .execute();
}

/**
 * Makes sure that nobody else has the chair in that time. The chair's row is locked, so two bookings made at once
 * come one after the other.
 */
export async function holdChair(
  tx: Tx,
  clinicId: string,
  chairId: string,
  from: Instant,
  to: Instant,
  exceptSession: string,
): Promise<void> {
  const chair = await tx
    .selectFrom('chair')
    .select(['id', 'active'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', chairId)
    .forUpdate()
    .executeTakeFirst();
  if (chair === undefined || !chair.active) throw refuse('not-found', 'No such chair in use');
  const taken = await tx
    .selectFrom('session')
    .select(['id', 'startsAt', 'endsAt'])
    .where('clinicId', '=', clinicId)
    .where('chairId', '=', chairId)
    .where('id', '<>', exceptSession)
    .where('phase', 'not in', ['cancelled', 'closed', 'discharged'])
    .where('startsAt', '<', formatInstant(to))
    .where('endsAt', '>', formatInstant(from))
    .executeTakeFirst();
  if (taken !== undefined) {
    throw refuse('conflict', 'The chair is taken in that time', [
      { type: 'chair-taken', message: `Taken from ${taken.startsAt} to ${taken.endsAt}`, path: '/startsAt' },
    ]);
  }
}

async function signedPlan(tx: Tx, clinicId: string, booking: Booking): Promise<Selectable<PlanTable>> {
  const plan = await tx
    .selectFrom('plan')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', booking.planId)
    .where('patientId', '=', booking.patientId)
    .executeTakeFirst();
  if (plan === undefined) throw refuse('not-found', 'No such plan of this patient');
  if (plan.status !== 'signed') throw refuse('held', 'The plan is not signed: a prescriber signs it first');
  return plan;
}

export function readInstant(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw refuse('invalid-input', undefined, [parsed.error]);
  return parsed.value;
}
