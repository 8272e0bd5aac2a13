import { randomUUID } from 'node:crypto';
import { instrumentById, isInstrumentId } from '@titrate/clinical/instruments';
import type { PatientTaskView } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { PatientActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { recordAuthor } from '../record-author.ts';
import { formsOfPatient } from '../wording/in-force.ts';
import { makeTasks } from './make-tasks.ts';
import { answersOf, askedPositions } from './progress.ts';
import { questionsOf } from './questions.ts';
import { storeResponse } from './responses.ts';
import { noteScreenNotAsked, riskFlagsOf } from './risk.ts';
import type { PatientTask } from './task-view.ts';

export interface Finished {
  readonly resultId: string | null;
  readonly isRisk: boolean;
  readonly followUp: PatientTaskView[];
}

/** Turns the saved answers of a task into what the chart keeps. */
export async function finishTask(
  tx: Tx,
  actor: PatientActor,
  task: PatientTask,
  now: Instant,
): Promise<Finished> {
  const finished =
    task.kind === 'intake'
      ? await keepHistory(tx, actor, task, now)
      : await keepResponse(tx, actor, task, now);
  await tx
    .updateTable('patientTask')
    .set({
      status: 'done',
      completedAt: formatInstant(now),
      resultId: finished.resultId,
      version: sql<number>`version + 1`,
    })
    .where('clinicId', '=', task.clinicId)
    .where('id', '=', task.id)
    .execute();
  return finished;
}

async function keepHistory(tx: Tx, actor: PatientActor, task: PatientTask, now: Instant): Promise<Finished> {
  const patient = await tx
    .selectFrom('patient')
    .select('sexAtBirth')
    .where('clinicId', '=', task.clinicId)
    .where('id', '=', task.patientId)
    .executeTakeFirstOrThrow();
  const asked = questionsOf(task.ref, patient.sexAtBirth).filter(
    (question) => question.askedWhenYes === null || task.progress[question.askedWhenYes] === 'yes',
  );
  const missing = asked.filter((question) => task.progress[question.id] === undefined);
  if (missing.length > 0) {
    throw refuse(
      'invalid-input',
      'Some questions are not answered yet',
      missing.map(({ id, question }) => ({ type: 'missing', message: question, path: `/answers/${id}` })),
    );
  }
  const rows = asked.map((question) => ({
    clinicId: task.clinicId,
    id: randomUUID(),
    patientId: task.patientId,
    factId: question.id,
    value: JSON.stringify(task.progress[question.id]),
    observedAt: formatInstant(now),
    recordedAt: formatInstant(now),
    source: 'patient' as const,
    author: JSON.stringify(recordAuthor(actor)),
    importId: null,
  }));
  if (rows.length > 0) await tx.insertInto('fact').values(rows).execute();
  return { resultId: null, isRisk: false, followUp: [] };
}

async function keepResponse(tx: Tx, actor: PatientActor, task: PatientTask, now: Instant): Promise<Finished> {
  const answers = answersOf(task.ref, task.progress);
  refuseUnanswered(task, answers);
  const extra = Object.fromEntries(
    Object.entries(task.progress).flatMap(([key, value]) =>
      key.startsWith('x:') ? [[key.slice(2), value]] : [],
    ),
  );
  const patient = await tx
    .selectFrom('patient')
    .select('sexAtBirth')
    .where('clinicId', '=', task.clinicId)
    .where('id', '=', task.patientId)
    .executeTakeFirstOrThrow();
  const stored = await storeResponse(tx, {
    clinicId: task.clinicId,
    id: randomUUID(),
    patientId: task.patientId,
    instrument: task.ref,
    answers,
    ...(task.ref === 'audit_c' ? { context: { sex: contextSex(patient.sexAtBirth) } } : {}),
    extra,
    mode: 'self',
    moment: task.moment,
    sessionId: task.sessionId,
    taskId: task.id,
    ...(await wordingOf(tx, task, now)),
    completedAt: formatInstant(now),
    author: recordAuthor(actor),
    now,
  });
  const flags = riskFlagsOf(stored.score);
  const followUp =
    flags.includes('si_item_positive') && task.ref !== 'cssrs_screen'
      ? await askSafetyScreen(tx, task, now)
      : [];
  return { resultId: stored.id, isRisk: flags.length > 0, followUp };
}

/** What the patient read: the words in force as the form is finished. One that opened before its licence ended is kept too. */
async function wordingOf(tx: Tx, task: PatientTask, now: Instant) {
  if (!isInstrumentId(task.ref)) return {};
  const { form, wordingHash } = (await formsOfPatient(tx, { ...task, now }))(task.ref);
  return form.ok ? { language: form.value.language, wordingHash } : {};
}

/** A questionnaire may be finished with gaps only where its own rule says what they mean; the safety screen never. */
function refuseUnanswered(task: PatientTask, answers: readonly (number | null)[]): void {
  if (!isInstrumentId(task.ref)) throw refuse('conflict', 'This questionnaire is no longer kept');
  const { items } = instrumentById(task.ref);
  const open = (askedPositions(task.ref, answers) ?? []).filter((index) => answers[index] === null);
  const skipped = open.filter((index) => task.progress[String(index)] === undefined);
  if (skipped.length > 0) {
    throw refuse(
      'invalid-input',
      'Some questions are not answered yet',
      skipped.map((index) => ({
        type: 'missing',
        message: items[index]?.title ?? '',
        path: `/answers/${index}`,
      })),
    );
  }
}

/** Who asks for a safety screen: nobody at the clinic, but a rule. */
export const SAFETY_RULE = { type: 'system', name: 'safety rule' } as const;

/**
 * A positive item on a mood questionnaire opens the suicide screen in the same sitting. Where the clinic has no wording
 * for it, whoever is called about the answer reads that they ask it themselves.
 */
async function askSafetyScreen(tx: Tx, task: PatientTask, now: Instant): Promise<PatientTaskView[]> {
  const { form } = (await formsOfPatient(tx, { ...task, now }))('cssrs_screen');
  if (!form.ok) {
    await noteScreenNotAsked(tx, task.clinicId, task.id);
    return [];
  }
  return makeTasks(tx, {
    clinicId: task.clinicId,
    patientId: task.patientId,
    moment: task.moment,
    tasks: [{ kind: 'instrument', ref: 'cssrs_screen' }],
    ...(task.sessionId === null ? {} : { sessionId: task.sessionId }),
    author: SAFETY_RULE,
    now,
  });
}

const contextSex = (sexAtBirth: string | null): string =>
  sexAtBirth === 'female' || sexAtBirth === 'male' ? sexAtBirth : 'absent';
