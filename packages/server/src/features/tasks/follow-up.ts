import { isInstrumentId } from '@titrate/clinical/instruments';
import { FOLLOW_UPS } from '@titrate/clinical/protocols';
import { addMs, formatInstant, hours, type Instant, minutes } from '@titrate/quantity';
import { z } from 'zod';
import type { Tx } from '../../platform/database/schema.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import { enqueue, type Task } from '../../platform/jobs/jobs.ts';
import { inviteToTasks, makeTasks, openTasks, type WantedTask } from './make-tasks.ts';
import { byOpenable, openAskYourself } from './openable.ts';

const SYSTEM = { type: 'system', name: 'follow-up schedule' } as const;

export interface AfterSession {
  readonly clinicId: string;
  readonly patientId: string;
  readonly sessionId: string;
  /** When the patient left. */
  readonly leftAt: Instant;
  readonly now: Instant;
}

/**
 * Asks the measure of the course the next day and later, and lets the links go out when each opens. A like task of an
 * earlier session that nobody answered is not asked twice.
 */
export async function scheduleFollowUp(tx: Tx, after: AfterSession): Promise<void> {
  const { clinicId, patientId, sessionId, leftAt, now } = after;
  const course = await tx
    .selectFrom('session')
    .innerJoin('course', (join) =>
      join.onRef('course.clinicId', '=', 'session.clinicId').onRef('course.id', '=', 'session.courseId'),
    )
    .select('course.targetInstrument')
    .where('session.clinicId', '=', clinicId)
    .where('session.id', '=', sessionId)
    .executeTakeFirstOrThrow();
  const target = course.targetInstrument;
  const isPositive = await lastScreenPositive(tx, clinicId, patientId);
  for (const followUp of FOLLOW_UPS) {
    const opensAt = addMs(leftAt, hours(followUp.afterH));
    const asked = followUp.instruments
      .map((instrument) => (instrument === 'target' ? target : instrument))
      .filter(isInstrumentId);
    const refs = followUp.moment === 'day-1' && isPositive ? [...asked, 'cssrs_screen'] : asked;
    const tasks: WantedTask[] = refs.map((ref) => ({ kind: 'instrument', ref, opensAt }));
    const made = await makeTasks(tx, {
      clinicId,
      patientId,
      moment: followUp.moment,
      tasks,
      sessionId,
      author: SYSTEM,
      now,
    });
    if (made.length === 0) continue;
    await enqueue(tx, {
      task: inviteWhenOpen.name,
      payload: { clinicId, patientId, moment: followUp.moment },
      runAt: formatInstant(opensAt),
      key: `invite:${sessionId}:${followUp.moment}`,
    });
  }
}

async function lastScreenPositive(tx: Tx, clinicId: string, patientId: string): Promise<boolean> {
  const last = await tx
    .selectFrom('response')
    .select('flags')
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('instrument', '=', 'cssrs_screen')
    .orderBy('completedAt', 'desc')
    .executeTakeFirst();
  return last?.flags.some((flag) => flag.startsWith('suicide_risk_')) ?? false;
}

/** Clocks of database and server may differ by this much; a link must not be lost over it. */
const CLOCK_TOLERANCE = minutes(1);

const Payload = z.object({ clinicId: z.uuid(), patientId: z.uuid(), moment: z.string() });

/** Sends the link when a task opens, unless it was answered or taken back by then, or its form does not open. */
export const inviteWhenOpen: Task = {
  name: 'tasks.invite',
  async run(payload, deps) {
    const { clinicId, patientId, moment } = Payload.parse(payload);
    const now = deps.clock.now();
    await inClinic(deps.db, clinicId, async (tx) => {
      const waiting = (await openTasks(tx, clinicId, patientId)).filter(
        (task) => task.moment === moment && task.opensAt <= formatInstant(addMs(now, CLOCK_TOLERANCE)),
      );
      const { openable, shut } = await byOpenable(tx, { clinicId, patientId, now }, waiting);
      if (shut.length > 0) await openAskYourself(tx, { clinicId, patientId, now }, shut);
      if (openable.length === 0) return;
      await inviteToTasks(tx, {
        clinicId,
        patientId,
        moment,
        tasks: [],
        author: SYSTEM,
        now,
        publicUrl: deps.config.publicUrl,
      });
    });
  },
};
