import { randomUUID } from 'node:crypto';
import { INDICATIONS } from '@titrate/clinical/protocols';
import {
  type CourseView,
  endCourse,
  listCourses,
  previewDose,
  readPlanBasis,
  signPlan,
} from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { valuesInForce } from '../library/in-force.ts';
import { findPatient } from '../patients/patients.queries.ts';
import { moveStage } from '../patients/stage.ts';
import { planBasis } from './basis.ts';
import { orderOfRecord } from './order.ts';
import { checkPlan, contentHash, insertPlan, signedContent, toPlanView } from './plan.ts';

export const courseRoutes = [
  route(listCourses, async ({ tx, clinicId, params }) => {
    await findPatient(tx, clinicId, params.patientId);
    return { courses: await coursesOf(tx, clinicId, params.patientId) };
  }),

  route(readPlanBasis, async ({ tx, clinicId, params, now }) =>
    planBasis({ tx, clinicId, patientId: params.patientId, now }),
  ),

  route(previewDose, async ({ tx, clinicId, params, body, now }) => {
    const basis = await planBasis({ tx, clinicId, patientId: params.patientId, now });
    const values = await valuesInForce(tx, clinicId, now);
    const { order, evaluation } = orderOfRecord(body.order, body.weightId, basis, now, values);
    const { answer, outcomes } = evaluation;
    return {
      answer: { ...answer, findings: answer.findings.map((finding) => ({ ...finding })) },
      outcomes: outcomes.map(({ missing, ...outcome }) => ({ ...outcome, missing: [...missing] })),
      request: order,
    };
  }),

  route(signPlan, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const patient = await findPatient(tx, clinicId, params.patientId);
    const signing = { tx, clinicId, patientId: patient.id, input: body, actor, now };
    const existing = await findPlan(tx, clinicId, body.id);
    if (existing !== undefined) {
      const isSame = existing.signature?.contentHash === contentHash(signedContent(signing));
      if (!isSame) throw refuse('conflict', 'This plan was signed with another content already');
      return toPlanView(existing);
    }
    const basis = await planBasis(signing);
    const values = await valuesInForce(tx, clinicId, now);
    const record = orderOfRecord(body.order, body.weightId, basis, now, values);
    const { indication } = await checkPlan(signing, record);
    const courseId = await courseFor(tx, clinicId, patient.id, body.courseId, indication, now);
    const replaces = await supersede(tx, clinicId, courseId);
    await insertPlan(signing, record, courseId, replaces);
    if (['intake', 'assessed', 'suitable', 'consented'].includes(patient.stage))
      await moveStage(tx, clinicId, patient.id, 'planned');
    audit({
      act: 'plan.sign',
      object: { kind: 'plan', id: body.id },
      patientId: patient.id,
      detail: { rules: record.evaluation.answer.findings.map((finding) => finding.rule) },
    });
    await publish({ topic: 'patients', id: patient.id });
    const signed = await findPlan(tx, clinicId, body.id);
    if (signed === undefined) throw new Error('Invariant broken: what was signed can be read');
    return toPlanView(signed);
  }),

  route(endCourse, async ({ tx, clinicId, params, body, audit, now, publish }) => {
    await findPatient(tx, clinicId, params.patientId);
    const ended = await tx
      .updateTable('course')
      .set({ endedAt: formatInstant(now), endReason: body.reason, version: sql<number>`version + 1` })
      .where('clinicId', '=', clinicId)
      .where('patientId', '=', params.patientId)
      .where('id', '=', params.courseId)
      .where('version', '=', body.version)
      .where('endedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (ended === undefined) throw refuse('stale-version', 'This course changed or has ended: look again');
    await supersede(tx, clinicId, ended.id);
    await moveStage(tx, clinicId, params.patientId, body.stage);
    audit({
      act: 'course.end',
      object: { kind: 'course', id: ended.id },
      patientId: params.patientId,
      reason: body.reason,
    });
    await publish({ topic: 'patients', id: params.patientId });
    const course = (await coursesOf(tx, clinicId, params.patientId)).find((one) => one.id === ended.id);
    if (course === undefined) throw new Error('Invariant broken: the ended course is listed');
    return course;
  }),
] as const;

async function coursesOf(tx: Tx, clinicId: string, patientId: string): Promise<CourseView[]> {
  const courses = await tx
    .selectFrom('course')
    .selectAll()
    .select(
      sql<number>`(select count(*)::int from session s where s.clinic_id = course.clinic_id and s.course_id = course.id
        and s.phase in ('discharged', 'closed'))`.as('sessionsDone'),
    )
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('startedAt', 'desc')
    .execute();
  const plans = await tx
    .selectFrom('plan')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('createdAt', 'desc')
    .orderBy(sql`status = 'signed'`, 'desc')
    .execute();
  return courses.map(({ clinicId: _clinic, patientId: _patient, ...course }) => ({
    ...course,
    plans: plans.filter((plan) => plan.courseId === course.id).map(toPlanView),
  }));
}

async function findPlan(tx: Tx, clinicId: string, id: string) {
  return tx
    .selectFrom('plan')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function courseFor(
  tx: Tx,
  clinicId: string,
  patientId: string,
  courseId: string | undefined,
  indication: string,
  now: Instant,
): Promise<string> {
  const open = await tx
    .selectFrom('course')
    .select(['id', 'indication'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('endedAt', 'is', null)
    .execute();
  const found =
    courseId === undefined
      ? open.find((course) => course.indication === indication)
      : open.find((course) => course.id === courseId);
  if (found !== undefined) return found.id;
  if (courseId !== undefined) throw refuse('not-found', 'No such open course of this patient');
  const id = randomUUID();
  const targetInstrument = INDICATIONS.find((one) => one.id === indication)?.targetInstrument ?? 'phq9';
  await tx
    .insertInto('course')
    .values({
      clinicId,
      id,
      patientId,
      indication,
      targetInstrument,
      startedAt: formatInstant(now),
      endedAt: null,
      endReason: null,
    })
    .execute();
  return id;
}

/** The plan in force steps back for the next one; booked sessions follow the course. */
async function supersede(tx: Tx, clinicId: string, courseId: string): Promise<string | null> {
  const before = await tx
    .updateTable('plan')
    .set({ status: 'superseded', version: sql<number>`version + 1` })
    .where('clinicId', '=', clinicId)
    .where('courseId', '=', courseId)
    .where('status', '=', 'signed')
    .returning('id')
    .executeTakeFirst();
  return before?.id ?? null;
}
