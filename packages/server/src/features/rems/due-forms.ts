import { REMS_FORM_DUE_DAYS } from '@titrate/clinical/protocols';
import type { SessionState } from '@titrate/clinical/session';
import { type CivilDate, instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { dayIn } from '../../platform/moments.ts';

const DAY_MS = 86_400_000;

/** Whole calendar days from one day to another; a day is a date here, whatever its hours (REC-07). */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The first device of a session under the REMS makes its form due, whatever becomes of the session then (RM-07). */
export async function makeFormDue(
  tx: Tx,
  head: { readonly clinicId: string; readonly id: string; readonly patientId: string },
  state: SessionState,
): Promise<void> {
  const opening = state.opening?.data;
  if (opening === undefined || opening.region !== 'US' || state.firstDoseAt === undefined) return;
  const sessionOn = dayIn(opening.clinicZone ?? 'UTC', instant(state.firstDoseAt));
  await tx
    .insertInto('remsForm')
    .values({
      clinicId: head.clinicId,
      sessionId: head.id,
      patientId: head.patientId,
      sessionOn,
      dueOn: dayAfter(sessionOn, REMS_FORM_DUE_DAYS),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The last step of each form; a form without one has no row. */
export const lastSteps = (tx: Tx, clinicId: string) =>
  tx
    .selectFrom('remsFormStep')
    .distinctOn('sessionId')
    .select(['sessionId', 'step', 'at', 'author', 'note'])
    .where('clinicId', '=', clinicId)
    .orderBy('sessionId')
    .orderBy('number', 'desc');

/** How many forms of the clinic should have been with the REMS before today and are not (RM-07). */
export async function formsOverdue(tx: Tx, clinicId: string, today: CivilDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from rems_form
    where clinic_id = ${clinicId} and due_on < ${today}::date
      and coalesce((select step from rems_form_step last
                    where last.clinic_id = rems_form.clinic_id and last.session_id = rems_form.session_id
                    order by number desc limit 1), 'rejected') = 'rejected'`.execute(tx);
  return rows[0]?.count ?? 0;
}
