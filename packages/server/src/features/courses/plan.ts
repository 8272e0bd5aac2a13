import { computeDose, type DoseAnswer } from '@titrate/clinical/dose';
import { protocolById } from '@titrate/clinical/protocols';
import type { PlanInput, PlanView } from '@titrate/contract';
import { formatInstant, type Instant, type Problem } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { currentConsent } from '../decisions/consent.routes.ts';
import { signatureOf } from '../history/keep.ts';
import { recordAuthor } from '../record-author.ts';
import type { PlanTable } from './courses.tables.ts';

export interface Signing {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
  readonly input: PlanInput;
  readonly actor: StaffActor;
  readonly now: Instant;
}

/** The dose worked out here, from the order as typed; or every problem with it. */
export function doseOrRefuse(order: unknown): DoseAnswer {
  const answer = computeDose(order);
  if (!answer.ok)
    throw refuse(
      'invalid-input',
      undefined,
      answer.error.map((problem) => ({ ...problem, path: `/order/${problem.path.replace(/^\//, '')}` })),
    );
  return answer.value;
}

/** Everything that must hold before a plan is signed. All that is wrong is named at once. */
export async function checkPlan(
  { tx, clinicId, patientId, input, now }: Signing,
  answer: DoseAnswer,
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

export async function insertPlan(
  signing: Signing,
  answer: DoseAnswer,
  courseId: string,
  replaces: string | null,
): Promise<void> {
  const { tx, clinicId, patientId, input, actor, now } = signing;
  const { order, overrides, prn, courseId: _course, ...rest } = input;
  // Order and answer are JSON documents already; so is what is signed.
  const content = JSON.parse(JSON.stringify({ patientId, courseId, order, overrides, prn, ...rest, answer }));
  const weight = readWeight(order);
  await tx
    .insertInto('plan')
    .values({
      ...rest,
      clinicId,
      patientId,
      courseId,
      product: order.product,
      route: order.route,
      request: JSON.stringify(order),
      answer: JSON.stringify(answer),
      doseMg: String(answer.roundedMg ?? answer.orderedMg),
      doseMgPerKg: numberText(order['doseMgPerKg']),
      weightKg: weight === null ? null : String(weight.kg),
      weightKind: weight?.kind ?? null,
      durationMin: numberText(order['durationMin']),
      sessionsPerWeek: String(input.sessionsPerWeek),
      prn: JSON.stringify(prn),
      overrides: JSON.stringify(overrides),
      status: 'signed',
      author: JSON.stringify(recordAuthor(actor)),
      createdAt: formatInstant(now),
      signature: JSON.stringify(signatureOf(actor, now, content)),
      signedAt: formatInstant(now),
      replaces,
    })
    .execute();
}

function readWeight(
  order: Readonly<Record<string, unknown>>,
): { kg: number; kind: 'actual' | 'ideal' | 'adjusted' } | null {
  const weight = order['weight'];
  if (typeof weight !== 'object' || weight === null) return null;
  const { kg, kind } = weight as { kg?: unknown; kind?: unknown };
  const isKind = kind === 'actual' || kind === 'ideal' || kind === 'adjusted';
  return typeof kg === 'number' && isKind ? { kg, kind } : null;
}

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
