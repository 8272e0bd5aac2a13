import { type Finding, indicationById, type ScreenAnswer } from '@titrate/clinical/rules';
import type { EvaluationView } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import type { RecordAuthor } from '../record-author.ts';
import type { EvaluationTable } from './decisions.tables.ts';
import { RULES_VERSION, screenPatient } from './screening.ts';
import type { AskedTreatment } from './snapshot.ts';

export type Evaluation = Selectable<EvaluationTable>;

export interface EvaluationRequest {
  readonly clinicId: string;
  readonly patientId: string;
  readonly id: string;
  readonly treatment: EvaluationView['treatment'];
  readonly author: RecordAuthor;
  readonly now: Instant;
}

/** Asks every rule and keeps the answer beside the snapshot it saw, so that it can be replayed to the same bytes. */
export async function evaluateAndKeep(tx: Tx, request: EvaluationRequest): Promise<Evaluation> {
  const { clinicId, patientId, id, treatment, author, now } = request;
  const existing = await findEvaluation(tx, clinicId, patientId, id);
  if (existing !== undefined) return existing;
  if (indicationById(treatment.indication) === undefined) {
    throw refuse('invalid-input', undefined, [
      {
        type: 'unknown-indication',
        message: `There is no indication "${treatment.indication}"`,
        path: '/indication',
      },
    ]);
  }
  const { document, answer } = await screenPatient(tx, {
    clinicId,
    patientId,
    now,
    treatment: assessmentOf(treatment),
  });
  const kept = await tx
    .insertInto('evaluation')
    .values({
      clinicId,
      id,
      patientId,
      kind: 'suitability',
      sessionId: null,
      at: formatInstant(now),
      snapshot: JSON.stringify(document),
      answer: JSON.stringify(answer),
      rulesVersion: RULES_VERSION,
      author: JSON.stringify(author),
    })
    .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  // The same press arriving twice at once keeps one; an id of somebody else's evaluation is refused.
  return kept ?? evaluationOrConflict(tx, clinicId, patientId, id);
}

/** The suitability question as the rules are asked it. */
export function assessmentOf(treatment: EvaluationView['treatment']): AskedTreatment {
  return {
    product: treatment.product,
    route: treatment.route,
    indications: [treatment.indication],
    stage: 'assessment',
    ...(treatment.compounded === undefined ? {} : { compounded: treatment.compounded }),
  };
}

async function evaluationOrConflict(tx: Tx, clinicId: string, patientId: string, id: string) {
  const existing = await findEvaluation(tx, clinicId, patientId, id);
  if (existing === undefined) throw refuse('conflict', 'This id belongs to something else already');
  return existing;
}

export async function findEvaluation(
  tx: Tx,
  clinicId: string,
  patientId: string,
  id: string,
): Promise<Evaluation | undefined> {
  return tx
    .selectFrom('evaluation')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('kind', '=', 'suitability')
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function evaluationOrRefuse(
  tx: Tx,
  clinicId: string,
  patientId: string,
  id: string,
): Promise<Evaluation> {
  const found = await findEvaluation(tx, clinicId, patientId, id);
  if (found === undefined) throw refuse('not-found', 'No such evaluation of this patient');
  return found;
}

/** What was stored was the answer of `screen`. */
export const answerOf = (evaluation: Evaluation): ScreenAnswer => evaluation.answer as ScreenAnswer;

export function treatmentOf(evaluation: Evaluation): EvaluationView['treatment'] {
  const { treatment } = evaluation.snapshot as {
    readonly treatment: {
      readonly product: 'ketamine' | 'esketamine';
      readonly route: EvaluationView['treatment']['route'];
      readonly indications: readonly string[];
      readonly compounded?: boolean;
    };
  };
  const { product, route, indications, compounded } = treatment;
  return {
    product,
    route,
    indication: indications[0] ?? '',
    ...(compounded === undefined ? {} : { compounded }),
  };
}

export async function toEvaluationView(tx: Tx, evaluation: Evaluation): Promise<EvaluationView> {
  const overrides = await overridesOf(tx, evaluation);
  const { overall, findings } = answerOf(evaluation);
  return {
    id: evaluation.id,
    at: evaluation.at,
    rulesVersion: evaluation.rulesVersion,
    treatment: treatmentOf(evaluation),
    overall,
    holding: standing(findings, new Set(overrides.keys())).map((finding) => finding.rule),
    findings: findings.map((finding) => ({
      rule: finding.rule,
      version: finding.version,
      title: finding.title,
      subject: finding.subject,
      severity: finding.severity,
      relaxable: finding.relaxable,
      result: finding.result,
      inputs: finding.inputs.map(({ value, ...input }) => ({
        ...input,
        value: typeof value === 'object' ? [...value] : value,
      })),
      missing: finding.missing.map((missing) => ({ ...missing })),
      thresholds: finding.thresholds,
      waitsForConsent: waitsForConsent(finding),
      clinicianText: finding.clinicianText,
      patientText: finding.patientText,
      rationale: finding.rationale,
      sources: finding.sources.map((source) => ({ ...source })),
      override: overrides.get(finding.rule) ?? null,
    })),
  };
}

export async function overridesOf(tx: Tx, evaluation: Pick<Evaluation, 'clinicId' | 'id'>) {
  const rows = await tx
    .selectFrom('ruleOverride')
    .select(['rule', 'reason', 'author', 'at'])
    .where('clinicId', '=', evaluation.clinicId)
    .where('evaluationId', '=', evaluation.id)
    .execute();
  return new Map(
    rows.map((row) => [
      row.rule,
      {
        reason: row.reason,
        by: row.author.type === 'person' ? row.author.name : row.author.type,
        at: row.at,
      },
    ]),
  );
}

/**
 * Findings that keep a decision "suitable" away: blocks that are true or cannot be told, and overrides without a reason.
 * Consent is signed after the decision, so a finding that waits for nothing else does not hold it; it holds the plan.
 */
export function standing(findings: readonly Finding[], overridden: ReadonlySet<string>): readonly Finding[] {
  return findings.filter(
    (finding) =>
      finding.result !== 'false' &&
      !waitsForConsent(finding) &&
      (finding.severity === 'block' || (finding.severity === 'override' && !overridden.has(finding.rule))),
  );
}

const CONSENT_INPUTS: readonly string[] = ['records.treatmentConsent', 'records.offLabelConsent'];

function waitsForConsent({ result, missing }: Pick<Finding, 'result' | 'missing'>): boolean {
  return (
    result === 'unknown' && missing.length > 0 && missing.every(({ input }) => CONSENT_INPUTS.includes(input))
  );
}
