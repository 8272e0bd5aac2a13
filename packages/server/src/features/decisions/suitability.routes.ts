import type { Finding } from '@titrate/clinical/rules';
import {
  evaluateSuitability,
  latestEvaluation,
  overrideRule,
  readDecisions,
  signAssessment,
} from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { signatureOf } from '../history/keep.ts';
import { findPatient } from '../patients/patients.queries.ts';
import { moveStage } from '../patients/stage.ts';
import { recordAuthor } from '../record-author.ts';
import type { AssessmentTable } from './decisions.tables.ts';
import {
  answerOf,
  assessmentOf,
  type Evaluation,
  evaluateAndKeep,
  evaluationOrRefuse,
  overridesOf,
  standing,
  toEvaluationView,
  treatmentOf,
} from './evaluation.ts';
import { screenPatient } from './screening.ts';

export const suitabilityRoutes = [
  route(evaluateSuitability, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const { id, ...treatment } = body;
    await findPatient(tx, clinicId, params.patientId);
    const evaluation = await evaluateAndKeep(tx, {
      clinicId,
      patientId: params.patientId,
      id,
      treatment,
      author: recordAuthor(actor),
      now,
    });
    audit({
      act: 'suitability.evaluate',
      object: { kind: 'evaluation', id },
      patientId: params.patientId,
      detail: { rules: evaluation.rulesVersion },
    });
    await publish({ topic: 'patients', id: params.patientId });
    return toEvaluationView(tx, evaluation);
  }),

  route(latestEvaluation, async ({ tx, clinicId, params }) => {
    await findPatient(tx, clinicId, params.patientId);
    const evaluation = await tx
      .selectFrom('evaluation')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('patientId', '=', params.patientId)
      .where('kind', '=', 'suitability')
      .orderBy('at', 'desc')
      .executeTakeFirst();
    if (evaluation === undefined) return { evaluation: null, chartChangedSince: false };
    return {
      evaluation: await toEvaluationView(tx, evaluation),
      chartChangedSince: await chartChangedAfter(tx, clinicId, params.patientId, evaluation.at),
    };
  }),

  route(overrideRule, async ({ tx, clinicId, params, body, actor, now, audit }) => {
    requireFreshProof(actor, now);
    const evaluation = await evaluationOrRefuse(tx, clinicId, params.patientId, params.evaluationId);
    const finding = answerOf(evaluation).findings.find((one) => one.rule === body.rule);
    if (finding === undefined || finding.result === 'false')
      throw refuse('not-found', 'This rule has nothing against the treatment');
    if (finding.severity !== 'override') {
      throw refuse(
        'held',
        finding.severity === 'block'
          ? 'A block clears only when the fact changes or the missing item is supplied'
          : 'This rule needs no override',
      );
    }
    const before = await tx
      .selectFrom('ruleOverride')
      .select(['id', 'author'])
      .where('clinicId', '=', clinicId)
      .where((where) =>
        where.or([
          where('id', '=', body.id),
          where.and([where('evaluationId', '=', evaluation.id), where('rule', '=', finding.rule)]),
        ]),
      )
      .executeTakeFirst();
    if (before?.id === body.id) return toEvaluationView(tx, evaluation);
    if (before !== undefined)
      throw refuse('conflict', 'Somebody has overridden this rule already: look again');
    await tx
      .insertInto('ruleOverride')
      .values({
        clinicId,
        id: body.id,
        patientId: params.patientId,
        evaluationId: evaluation.id,
        rule: finding.rule,
        ruleVersion: finding.version,
        reason: body.reason,
        at: formatInstant(now),
        author: JSON.stringify(recordAuthor(actor)),
      })
      .execute();
    audit({
      act: 'suitability.override',
      object: { kind: 'evaluation', id: evaluation.id },
      patientId: params.patientId,
      detail: { rule: finding.rule, version: finding.version },
    });
    return toEvaluationView(tx, evaluation);
  }),

  route(signAssessment, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const evaluation = await evaluationOrRefuse(tx, clinicId, params.patientId, body.evaluationId);
    const { indication, product, route: treatmentRoute } = treatmentOf(evaluation);
    const existing = await findAssessment(tx, clinicId, body.id);
    if (existing !== undefined) {
      const isSame =
        existing.patientId === params.patientId &&
        existing.evaluationId === evaluation.id &&
        existing.decision === body.decision &&
        existing.note === body.note;
      if (!isSame) throw refuse('conflict', 'This decision was signed with another content already');
      return toAssessmentView(existing);
    }
    if (body.decision === 'suitable') await refuseUnlessClear(tx, evaluation, now);
    const content = {
      decision: body.decision,
      evaluationId: evaluation.id,
      indication,
      product,
      route: treatmentRoute,
      note: body.note,
    };
    await tx
      .insertInto('assessment')
      .values({
        ...content,
        clinicId,
        id: body.id,
        patientId: params.patientId,
        signature: JSON.stringify(signatureOf(actor, now, content)),
        signedAt: formatInstant(now),
      })
      .execute();
    const stage =
      body.decision === 'suitable' ? 'suitable' : body.decision === 'not-suitable' ? 'excluded' : 'assessed';
    await moveStage(tx, clinicId, params.patientId, stage);
    audit({
      act: 'assessment.sign',
      object: { kind: 'assessment', id: body.id },
      patientId: params.patientId,
      detail: { decision: body.decision },
    });
    await publish({ topic: 'patients', id: params.patientId });
    const signed = await findAssessment(tx, clinicId, body.id);
    if (signed === undefined) throw new Error('Invariant broken: what was signed can be read');
    return toAssessmentView(signed);
  }),

  route(readDecisions, async ({ tx, clinicId, params }) => {
    await findPatient(tx, clinicId, params.patientId);
    const rows = await tx
      .selectFrom('assessment')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('patientId', '=', params.patientId)
      .orderBy('signedAt', 'desc')
      .limit(100)
      .execute();
    return { assessments: rows.map(toAssessmentView) };
  }),
] as const;

/**
 * "Suitable" is signed on today's facts: nothing stands against it, the chart is the one that was evaluated, and every
 * rule still says the same now that time has passed (a weight or a test may have become too old).
 */
async function refuseUnlessClear(tx: Tx, evaluation: Evaluation, now: Instant): Promise<void> {
  const { clinicId, patientId } = evaluation;
  const overridden = new Set((await overridesOf(tx, evaluation)).keys());
  const held = standing(answerOf(evaluation).findings, overridden);
  if (held.length > 0) {
    throw refuse(
      'held',
      'This cannot be signed as suitable yet',
      held.map((finding) => ({
        type: finding.result === 'unknown' ? 'not-known' : finding.severity,
        message: `${finding.rule} ${finding.title}`,
        path: `/findings/${finding.rule}`,
      })),
    );
  }
  if (await chartChangedAfter(tx, clinicId, patientId, evaluation.at)) {
    throw refuse('stale-version', 'The chart changed since this evaluation: evaluate again');
  }
  const treatment = assessmentOf(treatmentOf(evaluation));
  const today = await screenPatient(tx, { clinicId, patientId, now, treatment });
  const kept = new Map(answerOf(evaluation).findings.map((finding) => [finding.rule, saysOf(finding)]));
  const changed = standing(today.answer.findings, new Set()).filter(
    (finding) => kept.get(finding.rule) !== saysOf(finding),
  );
  if (changed.length > 0) {
    throw refuse(
      'stale-version',
      'Since this evaluation a rule has changed its answer: evaluate again',
      changed.map((finding) => ({
        type: 'changed',
        message: `${finding.rule} ${finding.title}`,
        path: `/findings/${finding.rule}`,
      })),
    );
  }
}

const saysOf = ({ result, severity, version }: Finding): string => `${result} ${severity} ${version}`;

async function findAssessment(tx: Tx, clinicId: string, id: string) {
  return tx
    .selectFrom('assessment')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
}

function toAssessmentView(row: Selectable<AssessmentTable>) {
  const { id, evaluationId, decision, indication, product, route: by, note, signature, signedAt } = row;
  return {
    id,
    evaluationId,
    decision,
    indication,
    product,
    route: by,
    note,
    signedBy: signature.name,
    credentials: signature.credentials,
    signedAt,
  };
}

/** Whether anything a rule could have read was recorded later than the evaluation. */
async function chartChangedAfter(tx: Tx, clinicId: string, patientId: string, at: string): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select exists (
      select 1 from fact where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
      union all select 1 from medicine where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
      union all select 1 from allergy where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
      union all select 1 from vital where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
      union all select 1 from lab where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
      union all select 1 from treatment_trial where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
      union all select 1 from clinical_record where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
      union all select 1 from examination where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
      union all select 1 from reconciliation where clinic_id = ${clinicId} and patient_id = ${patientId} and at > ${at}
      union all select 1 from response where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
    ) as changed`.execute(tx);
  return rows[0]?.changed ?? false;
}
