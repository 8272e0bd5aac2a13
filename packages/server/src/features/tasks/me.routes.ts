import { isInstrumentId, score } from '@titrate/clinical/instruments';
import { educationBySlug } from '@titrate/clinical/protocols';
import { myTasks, openMyTask, saveMyProgress, submitMyTask } from '@titrate/contract';
import { addMs, formatInstant, hours, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { PatientActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { finishTask, SAFETY_RULE } from './finish-task.ts';
import { byOpenable } from './openable.ts';
import { answersOf, askedPositions, checkProgress } from './progress.ts';
import { formFor, questionsOf } from './questions.ts';
import { openRiskWork, riskFlagsOf } from './risk.ts';
import { type PatientTask, toTaskView } from './task-view.ts';

export const meRoutes = [
  route(myTasks, async ({ tx, actor, now }) => {
    const patient = await tx
      .selectFrom('patient')
      .select('givenName')
      .where('clinicId', '=', actor.clinicId)
      .where('id', '=', actor.patientId)
      .executeTakeFirstOrThrow();
    const clinic = await tx
      .selectFrom('clinic')
      .select(['name', 'timeZone', 'settings'])
      .where('id', '=', actor.clinicId)
      .executeTakeFirstOrThrow();
    const tasks = await tx
      .selectFrom('patientTask')
      .selectAll()
      .where('clinicId', '=', actor.clinicId)
      .where('patientId', '=', actor.patientId)
      .where('opensAt', '<=', formatInstant(now))
      .where('status', 'in', ['open', 'started', 'done'])
      // A safety screen that an answer opened comes before everything else.
      .orderBy(sql`created_by->>'name' is distinct from ${SAFETY_RULE.name}`)
      .orderBy('createdAt')
      .orderBy('id')
      .execute();
    // What cannot be opened today is not offered: a button that leads nowhere is taken for a fault of one's own.
    const { openable } = await byOpenable(
      tx,
      { ...actor, now },
      tasks.filter((task) => task.status !== 'done'),
    );
    const phone = clinic.settings['phone'];
    return {
      patient,
      clinic: {
        name: clinic.name,
        timeZone: clinic.timeZone,
        phone: typeof phone === 'string' ? phone : null,
      },
      tasks: tasks
        .filter((task) => (task.status === 'done' ? isRecent(task, now) : openable.includes(task)))
        .map(toTaskView),
      nextVisit: await nextVisit(tx, actor, now),
      recentVisit: await recentVisit(tx, actor, now),
    };
  }),

  route(openMyTask, async ({ tx, actor, params, now }) => {
    const task = await findMyTask(tx, actor, params.taskId);
    const patient = await tx
      .selectFrom('patient')
      .select('sexAtBirth')
      .where('clinicId', '=', actor.clinicId)
      .where('id', '=', actor.patientId)
      .executeTakeFirstOrThrow();
    return {
      task: toTaskView(task),
      form: task.kind === 'instrument' ? await formFor(tx, { ...actor, now }, task.ref) : null,
      questions: task.kind === 'intake' ? questionsOf(task.ref, patient.sexAtBirth) : null,
      progress: progressOf(task),
      seenBy: await seenBy(tx, actor.clinicId),
    };
  }),

  route(saveMyProgress, async ({ tx, actor, params, body, now, publish }) => {
    const task = await lockOpenTask(tx, actor, params.taskId, now);
    const problems = checkProgress(task, body.answers);
    if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
    const merged = { ...progressOf(task), ...body.answers };
    await tx
      .updateTable('patientTask')
      .set({ progress: JSON.stringify(merged), status: 'started', version: sql<number>`version + 1` })
      .where('clinicId', '=', actor.clinicId)
      .where('id', '=', task.id)
      .execute();
    if (task.status === 'open') await publish({ topic: 'patients', id: actor.patientId });
    const answers = task.kind === 'instrument' ? answersOf(task.ref, merged) : [];
    const isRisk = task.kind === 'instrument' && (await raiseRisk(tx, actor, task, answers, now));
    return {
      progress: merged,
      asked: task.kind === 'instrument' ? askedPositions(task.ref, answers) : null,
      help: isRisk ? await helpFrom(tx, actor.clinicId) : null,
    };
  }),

  route(submitMyTask, async ({ tx, actor, params, now, audit, publish }) => {
    const task = await findMyTask(tx, actor, params.taskId);
    // A second press: the form is stored already.
    if (task.status === 'done') return { task: toTaskView(task), help: null, followUp: [] };
    const open = await lockTask(tx, actor, params.taskId, now);
    if (open.status === 'done') return { task: toTaskView(open), help: null, followUp: [] };
    const { isRisk, followUp } = await finishTask(tx, actor, open, now);
    audit({
      act: 'tasks.finish',
      object: { kind: 'task', id: task.id },
      patientId: actor.patientId,
      detail: { ref: task.ref },
    });
    await publish({ topic: 'patients', id: actor.patientId });
    return {
      task: toTaskView(await findMyTask(tx, actor, task.id)),
      help: isRisk ? await helpFrom(tx, actor.clinicId) : null,
      followUp,
    };
  }),
] as const;

async function findMyTask(tx: Tx, actor: PatientActor, taskId: string): Promise<PatientTask> {
  const task = await tx
    .selectFrom('patientTask')
    .selectAll()
    .where('clinicId', '=', actor.clinicId)
    .where('patientId', '=', actor.patientId)
    .where('id', '=', taskId)
    .where('status', '<>', 'cancelled')
    .executeTakeFirst();
  if (task === undefined) throw refuse('not-found', 'This task is not there any more');
  return task;
}

async function lockOpenTask(tx: Tx, actor: PatientActor, taskId: string, now: Instant): Promise<PatientTask> {
  const task = await lockTask(tx, actor, taskId, now);
  if (task.status === 'done') throw refuse('conflict', 'This is finished already, perhaps on another phone');
  return task;
}

async function lockTask(tx: Tx, actor: PatientActor, taskId: string, now: Instant): Promise<PatientTask> {
  await tx
    .selectFrom('patientTask')
    .select('id')
    .where('clinicId', '=', actor.clinicId)
    .where('patientId', '=', actor.patientId)
    .where('id', '=', taskId)
    .forUpdate()
    .execute();
  const task = await findMyTask(tx, actor, taskId);
  if (task.opensAt > formatInstant(now)) throw refuse('held', 'This opens later');
  if (task.status === 'expired') throw refuse('conflict', 'This has expired: ask the clinic for a new link');
  return task;
}

/** What was saved was checked when it came in. */
const progressOf = (task: PatientTask) => task.progress as Record<string, string | number | null>;

async function raiseRisk(
  tx: Tx,
  actor: PatientActor,
  task: PatientTask,
  answers: readonly (number | null)[],
  now: Instant,
): Promise<boolean> {
  if (!isInstrumentId(task.ref)) return false;
  const scored = score({ instrument: task.ref, answers });
  if (!scored.ok || riskFlagsOf(scored.value).length === 0) return false;
  return openRiskWork(tx, {
    clinicId: actor.clinicId,
    patientId: actor.patientId,
    taskId: task.id,
    score: scored.value,
    now,
  });
}

const helpFrom = async (tx: Tx, clinicId: string) => ({
  reason: 'thoughts-of-death' as const,
  seenBy: await seenBy(tx, clinicId),
});

/** Who sees it and when, as the clinic set it; said truthfully when it did not. */
async function seenBy(tx: Tx, clinicId: string): Promise<string> {
  const { settings } = await tx
    .selectFrom('clinic')
    .select('settings')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const said = settings['riskAnswersSeenBy'];
  return typeof said === 'string'
    ? said
    : 'The clinic is told now and will contact you. It is not watched at night: if you are in danger, use the numbers above.';
}

const isRecent = (task: PatientTask, now: Instant): boolean =>
  Date.parse(task.completedAt ?? '') > now - 7 * 86_400_000;

async function nextVisit(tx: Tx, actor: PatientActor, now: Instant) {
  const visit = await visitsOf(tx, actor)
    .where('session.phase', '=', 'booked')
    .where('session.startsAt', '>=', formatInstant(now))
    .orderBy('session.startsAt')
    .executeTakeFirst();
  if (visit === undefined) return null;
  const summary = educationBySlug('before')?.summary;
  return { ...visit, preparation: summary === undefined ? [] : [summary] };
}

/** How long after a treatment its after-care stays on the first page. */
const AFTER_CARE_SHOWN = hours(48);

async function recentVisit(tx: Tx, actor: PatientActor, now: Instant) {
  const visit = await visitsOf(tx, actor)
    .where('session.phase', 'not in', ['booked', 'cancelled'])
    .where('session.startsAt', '>=', formatInstant(addMs(now, -AFTER_CARE_SHOWN)))
    .orderBy('session.startsAt', 'desc')
    .executeTakeFirst();
  return visit === undefined ? null : { startsAt: visit.startsAt, product: visit.product };
}

const visitsOf = (tx: Tx, actor: PatientActor) =>
  tx
    .selectFrom('session')
    .innerJoin('plan', (join) =>
      join.onRef('plan.clinicId', '=', 'session.clinicId').onRef('plan.id', '=', 'session.planId'),
    )
    .select(['session.startsAt', 'session.endsAt', 'plan.product'])
    .where('session.clinicId', '=', actor.clinicId)
    .where('session.patientId', '=', actor.patientId);
