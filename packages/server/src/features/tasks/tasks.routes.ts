import { cancelTask, listPatientTasks, listResponses, recordResponse, sendTasks } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { findPatient } from '../patients/patients.queries.ts';
import { recordAuthor } from '../record-author.ts';
import { inviteToTasks, makeTasks } from './make-tasks.ts';
import { refuseUnopenable } from './openable.ts';
import { listResponsesOf, storeResponse } from './responses.ts';
import { toTaskView } from './task-view.ts';

export const taskRoutes = [
  route(listPatientTasks, async ({ tx, clinicId, params }) => {
    await findPatient(tx, clinicId, params.patientId);
    const tasks = await tx
      .selectFrom('patientTask')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('patientId', '=', params.patientId)
      .orderBy('createdAt', 'desc')
      .limit(300)
      .execute();
    const invitations = await tx
      .selectFrom('invitation')
      .select(['id', 'purpose', 'createdAt', 'expiresAt', 'openedAt', 'closedAt'])
      .where('clinicId', '=', clinicId)
      .where('patientId', '=', params.patientId)
      .orderBy('createdAt', 'desc')
      .limit(50)
      .execute();
    return {
      tasks: tasks.map(toTaskView),
      invitations: invitations.map(({ openedAt, closedAt, ...rest }) => ({
        ...rest,
        opened: openedAt !== null,
        closed: closedAt !== null,
      })),
    };
  }),

  route(sendTasks, async ({ tx, clinicId, params, body, actor, now, deps, audit, publish }) => {
    const request = {
      clinicId,
      patientId: params.patientId,
      moment: body.moment,
      tasks: body.tasks,
      dueAt: body.dueAt,
      author: recordAuthor(actor),
      now,
    };
    await findPatient(tx, clinicId, params.patientId);
    await refuseUnopenable(tx, request);
    const tasks = await makeTasks(tx, request);
    const { link, expiresAt, sentTo } = await inviteToTasks(tx, {
      ...request,
      publicUrl: deps.config.publicUrl,
    });
    audit({
      act: 'tasks.send',
      object: { kind: 'patient', id: params.patientId },
      patientId: params.patientId,
      detail: { moment: body.moment, refs: tasks.map((task) => task.ref) },
    });
    await publish({ topic: 'patients', id: params.patientId });
    return {
      tasks,
      link,
      expiresAt: formatInstant(expiresAt),
      // Without a mail server the letter stays in the outbox: nobody has it.
      sentTo: deps.config.smtpUrl === undefined ? ('nobody' as const) : sentTo,
    };
  }),

  route(cancelTask, async ({ tx, clinicId, params, audit, publish }) => {
    const cancelled = await tx
      .updateTable('patientTask')
      .set({ status: 'cancelled', version: sql<number>`version + 1` })
      .where('clinicId', '=', clinicId)
      .where('patientId', '=', params.patientId)
      .where('id', '=', params.taskId)
      .where('status', 'in', ['open', 'started'])
      .returning('id')
      .executeTakeFirst();
    if (cancelled === undefined) throw refuse('not-found', 'No open task of this patient with that id');
    audit({ act: 'tasks.cancel', object: { kind: 'task', id: params.taskId }, patientId: params.patientId });
    await publish({ topic: 'patients', id: params.patientId });
    return undefined;
  }),

  route(listResponses, async ({ tx, clinicId, params, query, audit }) => {
    await findPatient(tx, clinicId, params.patientId);
    audit({
      act: 'responses.read',
      object: { kind: 'patient', id: params.patientId },
      patientId: params.patientId,
    });
    return { responses: await listResponsesOf(tx, clinicId, params.patientId, query.instrument) };
  }),

  route(recordResponse, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    await findPatient(tx, clinicId, params.patientId);
    if (Date.parse(body.completedAt) > now + 60_000) {
      throw refuse('invalid-input', undefined, [
        { type: 'in-the-future', message: 'Filled in later than now', path: '/completedAt' },
      ]);
    }
    const stored = await storeResponse(tx, {
      ...body,
      clinicId,
      patientId: params.patientId,
      author: recordAuthor(actor),
      now,
    });
    audit({
      act: 'responses.record',
      object: { kind: 'response', id: stored.id },
      patientId: params.patientId,
      detail: { instrument: stored.instrument },
    });
    await publish({ topic: 'patients', id: params.patientId });
    return stored;
  }),
] as const;
