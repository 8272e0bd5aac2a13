import { createHash, randomUUID } from 'node:crypto';
import { DOSE_RULES } from '@titrate/clinical/dose';
import { protocolById } from '@titrate/clinical/protocols';
import type { PlanInput, PlanView } from '@titrate/contract';
import { canonicalJson, formatInstant, type Instant, type Json, type Problem } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { currentConsent } from '../decisions/consent.routes.ts';
import { signatureOf } from '../history/keep.ts';
import { recordAuthor } from '../record-author.ts';
import type { PlanTable } from './courses.tables.ts';
import type { OrderOfRecord } from './order.ts';

export interface Signing {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
  readonly input: PlanInput;
  readonly actor: StaffActor;
  readonly now: Instant;
}

/** Everything that must hold before a plan is signed. All that is wrong is named at once. */
export async function checkPlan(
  { tx, clinicId, patientId, input, now }: Signing,
  { evaluation: { answer } }: OrderOfRecord,
): Promise<{ indication: string }> {
  const { product, route } = input.order;
  const protocol = protocolById(input.protocol);
  const problems: Problem[] = [];
  if (protocol === undefined || protocol.product !== product || protocol.route !== route) {
    problems.push({
      type: 'unknown-protocol',
      message: 'Choose a protocol of this product and route',
      path: '/protocol',
    });
  }
  if (protocol !== undefined && input.sessionsPerWeek > protocol.series.perWeekMax) {
    problems.push({
      type: 'too-often',
      message: `At most ${protocol.series.perWeekMax} sessions a week in this protocol`,
      path: '/sessionsPerWeek',
    });
  }
  if (input.order['protocol'] !== input.protocol) {
    problems.push({
      type: 'contradiction',
      message: 'The order names another protocol than the plan',
      path: '/order/protocol',
    });
  }
  problems.push(...tooLarge(input, answer));
  const assessment = await tx
    .selectFrom('assessment')
    .select(['decision', 'indication', 'product', 'route'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('signedAt', 'desc')
    .executeTakeFirst();
  const fits =
    assessment?.decision === 'suitable' && assessment.product === product && assessment.route === route;
  if (!fits)
    problems.push({
      type: 'no-assessment',
      message: 'The latest signed assessment does not say suitable for this product and route',
      path: '',
    });
  const indication = assessment?.indication ?? '';
  if (
    fits &&
    (await currentConsent(tx, clinicId, patientId, { product, route, indication }, now)) === undefined
  ) {
    problems.push({
      type: 'no-consent',
      message: 'No current consent covers this product, route and indication',
      path: '',
    });
  }
  const reasons = new Map(input.overrides.map((override) => [override.rule, override.reason]));
  for (const finding of answer.findings) {
    if (finding.severity === 'block')
      problems.push({ type: 'block', message: `${finding.rule} ${finding.text}`, path: '/order' });
    if (finding.severity === 'override' && !reasons.has(finding.rule)) {
      problems.push({
        type: 'override',
        message: `${finding.rule} ${finding.text}`,
        path: `/overrides/${finding.rule}`,
      });
    }
  }
  if (problems.length > 0) throw refuse('held', 'The plan cannot be signed yet', problems);
  return { indication };
}

/** No plan of a clinic gives more than this, or runs longer; the same bounds stand in the database. */
const MOST_MG = 2000;
const LONGEST_MIN = 1440;

function tooLarge({ order }: PlanInput, { orderedMg }: OrderOfRecord['evaluation']['answer']): Problem[] {
  const durationMin = order['durationMin'];
  return [
    ...(orderedMg > MOST_MG
      ? [{ type: 'too-large', message: `No plan gives more than ${MOST_MG} mg`, path: '/order' }]
      : []),
    ...(typeof durationMin === 'number' && durationMin > LONGEST_MIN
      ? [
          {
            type: 'too-large',
            message: `No plan runs longer than ${LONGEST_MIN} min`,
            path: '/order/durationMin',
          },
        ]
      : []),
  ];
}

export async function insertPlan(
  signing: Signing,
  { order, evaluation, weight }: OrderOfRecord,
  courseId: string,
  replaces: string | null,
): Promise<void> {
  const { tx, clinicId, patientId, input, actor, now } = signing;
  const { order: _typed, weightId: _weight, overrides, prn, courseId: _course, ...rest } = input;
  const { answer, steps } = evaluation;
  const doseMg = answer.roundedMg ?? answer.orderedMg;
  await tx
    .insertInto('plan')
    .values({
      ...rest,
      clinicId,
      patientId,
      courseId,
      product: input.order.product,
      route: input.order.route,
      request: JSON.stringify(order),
      answer: JSON.stringify(answer),
      doseMg: String(doseMg),
      doseMgPerKg: steps === null ? null : steps.orderedMgPerKg.value.round(6).toString(),
      weightKg: steps === null ? String(weight.kg) : steps.dosingWeight.kg.value.round(6).toString(),
      weightKind: steps === null ? 'actual' : steps.dosingWeight.kind,
      weightObservedAt: weight.observedAt,
      durationMin: numberText(order['durationMin']),
      sessionsPerWeek: String(input.sessionsPerWeek),
      prn: JSON.stringify(prn),
      overrides: JSON.stringify(overrides),
      status: 'signed',
      author: JSON.stringify(recordAuthor(actor)),
      createdAt: formatInstant(now),
      signature: JSON.stringify(signatureOf(actor, now, signedContent(signing))),
      signedAt: formatInstant(now),
      replaces,
    })
    .execute();
  await tx
    .insertInto('evaluation')
    .values({
      clinicId,
      id: randomUUID(),
      patientId,
      kind: 'dose',
      sessionId: null,
      at: formatInstant(now),
      snapshot: JSON.stringify({ planId: input.id, order }),
      answer: JSON.stringify({ answer, outcomes: evaluation.outcomes }),
      rulesVersion: DOSE_RULES_VERSION,
      author: JSON.stringify(recordAuthor(actor)),
    })
    .execute();
}

/** What the prescriber signed: everything typed, and whose plan it is. The chart's part is beside it in the evaluation. */
export function signedContent({ patientId, input }: Signing): Json {
  // The input is a JSON document already.
  return JSON.parse(JSON.stringify({ patientId, ...input })) as Json;
}

export const contentHash = (content: Json): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

const DOSE_RULES_VERSION: string = contentHash(
  DOSE_RULES.map((rule) => `${rule.id}@${rule.version}`).sort(),
).slice(0, 12);

const numberText = (value: unknown): string | null => (typeof value === 'number' ? String(value) : null);

export function toPlanView(row: Selectable<PlanTable>): PlanView {
  // Stored columns hold what the core and the contract said when the plan was signed.
  const answer = row.answer as PlanView['answer'];
  return {
    id: row.id,
    courseId: row.courseId,
    product: row.product,
    route: row.route,
    protocol: row.protocol,
    request: row.request as PlanView['request'],
    answer,
    doseMg: Number(row.doseMg),
    doseMgPerKg: row.doseMgPerKg === null ? null : Number(row.doseMgPerKg),
    weightKg: row.weightKg === null ? null : Number(row.weightKg),
    weightKind: row.weightKind,
    weightObservedAt: row.weightObservedAt,
    durationMin: row.durationMin === null ? null : Number(row.durationMin),
    sessionsPlanned: row.sessionsPlanned,
    sessionsPerWeek: Number(row.sessionsPerWeek),
    target: row.target,
    stopRule: row.stopRule,
    reviewOn: row.reviewOn,
    prn: [...row.prn],
    overrides: [...row.overrides] as PlanView['overrides'],
    status: row.status,
    author: row.author.type === 'person' ? row.author.name : row.author.type,
    createdAt: row.createdAt,
    signedBy: row.signature?.name ?? null,
    signedAt: row.signedAt,
    replaces: row.replaces,
    version: row.version,
  };
}
