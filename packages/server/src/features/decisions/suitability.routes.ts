import {
  evaluateSuitability,
  latestEvaluation,
  overrideRule,
  readDecisions,
  signAssessment,
} from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
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
  evaluateAndKeep,
  evaluationOrRefuse,
  overridesOf,
  standing,
  toEvaluationView,
  treatmentOf,
} from './evaluation.ts';

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
      .onConflict((conflict) => conflict.columns(['clinicId', 'evaluationId', 'rule']).doNothing())
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
    if (body.decision === 'suitable') {
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
      if (await chartChangedAfter(tx, clinicId, params.patientId, evaluation.at)) {
        throw refuse('stale-version', 'The chart changed since this evaluation: evaluate again');
      }
    }
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
      .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
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
    const signed = await tx
      .selectFrom('assessment')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
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
      union all select 1 from response where clinic_id = ${clinicId} and patient_id = ${patientId} and recorded_at > ${at}
    ) as changed`.execute(tx);
  return rows[0]?.changed ?? false;
}
