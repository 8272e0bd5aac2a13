import { randomUUID } from 'node:crypto';
import type { PatientTaskView } from '@titrate/contract';
import { addMs, days, formatInstant, type Instant, type Problem } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { createInvitation } from '../../platform/identity/link-sessions.ts';
import { sendMail } from '../../platform/mail/mail.ts';
import type { RecordAuthor } from '../record-author.ts';
import { titleOf, toTaskView } from './task-view.ts';

export interface WantedTask {
  readonly kind: 'instrument' | 'intake';
  readonly ref: string;
  readonly opensAt?: Instant;
}

export interface TasksRequest {
  readonly clinicId: string;
  readonly patientId: string;
  readonly moment: string;
  readonly tasks: readonly WantedTask[];
  readonly dueAt?: string | undefined;
  readonly sessionId?: string;
  readonly author: RecordAuthor;
  readonly now: Instant;
}

/** How long a patient link opens its tasks. */
export const LINK_VALID = days(3);

/** Makes open tasks. One that is open already for the same thing and moment is not asked twice. */
export async function makeTasks(tx: Tx, request: TasksRequest): Promise<PatientTaskView[]> {
  const problems: Problem[] = [];
  const rows = request.tasks.map((task, index) => {
    const title = titleOf(task.kind, task.ref);
    if (title === undefined)
      problems.push({
        type: 'unknown-reference',
        message: `There is no ${task.kind} "${task.ref}"`,
        path: `/tasks/${index}/ref`,
      });
    return {
      clinicId: request.clinicId,
      id: randomUUID(),
      patientId: request.patientId,
      kind: task.kind,
      ref: task.ref,
      title: title ?? '',
      moment: request.moment,
      sessionId: request.sessionId ?? null,
      opensAt: formatInstant(task.opensAt ?? request.now),
      dueAt: request.dueAt ?? null,
      expiresAt: null,
      progress: '{}',
      completedAt: null,
      resultId: null,
      createdBy: JSON.stringify(request.author),
      // In the order they were asked for.
      createdAt: formatInstant(addMs(request.now, index)),
    };
  });
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
  const open = await openTasks(tx, request.clinicId, request.patientId);
  const asked = new Set(open.map((task) => `${task.kind}/${task.ref}/${task.moment}`));
  const fresh = rows.filter((row) => !asked.has(`${row.kind}/${row.ref}/${row.moment}`));
  if (fresh.length === 0) return [];
  const made = await tx.insertInto('patientTask').values(fresh).returningAll().execute();
  return made.map(toTaskView);
}

export async function openTasks(tx: Tx, clinicId: string, patientId: string) {
  return tx
    .selectFrom('patientTask')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('status', 'in', ['open', 'started'])
    .orderBy('opensAt')
    .orderBy('createdAt')
    .execute();
}

export interface SentLink {
  readonly link: string;
  readonly expiresAt: Instant;
  readonly sentTo: 'email' | 'nobody';
}

/** One link to everything the patient has open. Mailed without a word about health; shown to staff once. */
export async function inviteToTasks(
  tx: Tx,
  request: TasksRequest & { readonly publicUrl: string },
): Promise<SentLink> {
  const { clinicId, patientId, now } = request;
  const patient = await tx
    .selectFrom('patient')
    .select(['birthDate', 'email', 'givenName'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', patientId)
    .executeTakeFirst();
  if (patient === undefined) throw refuse('not-found', 'No such patient in this clinic');
  const expiresAt = addMs(now, LINK_VALID);
  const { path } = await createInvitation(tx, {
    clinicId,
    patientId,
    birthDate: patient.birthDate,
    purpose: request.moment,
    tasks: [],
    expiresAt,
  });
  const link = `${request.publicUrl}${path}`;
  if (patient.email !== null) {
    const clinic = await tx
      .selectFrom('clinic')
      .select('name')
      .where('id', '=', clinicId)
      .executeTakeFirstOrThrow();
    await sendMail(tx, {
      clinicId,
      recipient: patient.email,
      subject: 'Your clinic has a question for you',
      body: `Hello ${patient.givenName},\n\n${clinic.name} asks you to fill something in. Open this link within three days; you will be asked for your birth date:\n\n${link}\n\nIf you did not expect this, please call the clinic.`,
    });
  }
  return { link, expiresAt, sentTo: patient.email === null ? 'nobody' : 'email' };
}
