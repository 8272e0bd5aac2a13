import type { SealedEvent, SessionState } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { publish } from '../../platform/live/live.ts';
import { followSession, movesStock } from '../ledger/session-entries.ts';
import { makeFormDue } from '../rems/due-forms.ts';
import type { SessionHead } from './store.ts';

export interface Appended {
  readonly tx: Tx;
  /** As it stood before; what has a higher number was added now. */
  readonly head: SessionHead;
  readonly stored: readonly SealedEvent[];
  readonly state: SessionState;
  readonly now: Instant;
}

/** What follows outside the record from an entry in it, in the same transaction. A repeated send has no second effect. */
export async function afterAppend({ tx, head, stored, state, now }: Appended): Promise<void> {
  if (movesStock(stored.filter((event) => event.seq > head.seq))) {
    const { clinicId, patientId, id: sessionId } = head;
    await followSession({ tx, clinicId, patientId, sessionId, state, now });
  }
  for (const event of stored) {
    if (event.seq <= head.seq) continue;
    if (event.kind === 'nurse.assigned') await followNurse(tx, head, state);
    // Whoever left before any dose is where they were.
    const left = event.kind === 'session.discharged' || event.kind === 'session.ended';
    if (left && state.firstDoseAt !== undefined) await moveStage(tx, head);
    if (event.kind === 'device.given') await makeFormDue(tx, head, state);
    if (event.kind === 'session.signed' || event.kind === 'addendum.added') {
      await enqueue(tx, {
        task: 'sessions.keepRecord',
        payload: { clinicId: head.clinicId, sessionId: head.id },
        key: `sessions.keepRecord/${head.id}`,
      });
    }
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The chair’s nurse on every list is who has it by the record; whoever it is offered to is not yet (ADM-03). */
async function followNurse(tx: Tx, head: SessionHead, state: SessionState): Promise<void> {
  const nurse = state.nurse?.data.to;
  if (nurse === undefined) return;
  if (!UUID.test(nurse.id)) throw refuse('not-found', 'Nobody of this clinic has that name');
  const member = await tx
    .selectFrom('staffMember')
    .select('userId')
    .where('clinicId', '=', head.clinicId)
    .where('userId', '=', nurse.id)
    .where('active', '=', true)
    .executeTakeFirst();
  if (member === undefined) throw refuse('not-found', 'Nobody of this clinic has that name');
  await tx
    .updateTable('session')
    .set({ nurseId: member.userId })
    .where('clinicId', '=', head.clinicId)
    .where('id', '=', head.id)
    .execute();
}

/** In treatment after a session, in follow-up after the last planned one; later stages stay as they are. */
async function moveStage(tx: Tx, head: SessionHead): Promise<void> {
  const plan = await tx
    .selectFrom('plan')
    .select('sessionsPlanned')
    .where('clinicId', '=', head.clinicId)
    .where('id', '=', head.planId)
    .executeTakeFirstOrThrow();
  const stage = head.number >= plan.sessionsPlanned ? 'follow-up' : 'in-treatment';
  await tx
    .updateTable('patient')
    .set({ stage })
    .where('clinicId', '=', head.clinicId)
    .where('id', '=', head.patientId)
    .where('stage', 'in', ['intake', 'assessed', 'suitable', 'consented', 'planned', 'in-treatment'])
    .execute();
  await publish(tx, head.clinicId, { topic: 'patients', id: head.patientId });
}
