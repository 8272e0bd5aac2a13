import { computeDose, type DoseAnswer } from '@titrate/clinical/dose';
import { formatInstant, type Instant } from '@titrate/quantity';
import type { Random, ScriptedOrder, SyntheticChart } from '@titrate/virtual-clinic';
import { consentDocumentFor } from '../../features/decisions/consent-document.ts';
import { answerOf, type Evaluation, evaluateAndKeep, standing } from '../../features/decisions/evaluation.ts';
import type { Tx } from '../../platform/database/schema.ts';
import type { Calendar } from './calendar.ts';
import { authorOf, type DemoTeam, signatureBy } from './staff.ts';

export interface TreatmentIds {
  readonly courseId: string;
  readonly planId: string;
}

/** The same ids at every start, from the stream of a patient. */
export const treatmentIds = (random: Random): TreatmentIds => ({
  courseId: random.fork('course').uuid(),
  planId: random.fork('plan').uuid(),
});

const STAGES_WITH_DECISION = [
  'excluded',
  'suitable',
  'consented',
  'planned',
  'in-treatment',
  'follow-up',
  'maintenance',
  'ended',
];
const STAGES_WITH_CONSENT = ['consented', 'planned', 'in-treatment', 'follow-up', 'maintenance', 'ended'];
const STAGES_WITH_PLAN = ['planned', 'in-treatment', 'follow-up', 'maintenance', 'ended'];

/** The decisions of an invented patient as far as they have come: evaluation, assessment, consent, course and plan. */
export async function writeTreatment(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  patientId: string,
  calendar: Calendar,
  random: Random,
): Promise<TreatmentIds | undefined> {
  const { archetype } = chart;
  if (chart.stage === 'intake') return undefined;
  const at = calendar.ago(Math.max(0, chart.enteredDaysAgo - 5), 18);
  const treatment = {
    product: archetype.product,
    route: archetype.route,
    indication: archetype.indication,
    compounded: false,
  };
  // The consent talk comes before the decision is signed, so that nothing is missing when the rules are asked.
  if (STAGES_WITH_CONSENT.includes(chart.stage))
    await writeConsent(tx, team, chart, patientId, calendar, random);
  const evaluation = await evaluateAndKeep(tx, {
    clinicId: team.clinicId,
    patientId,
    id: random.fork('evaluation').uuid(),
    treatment,
    author: authorOf(team.prescriber),
    now: at,
  });
  if (!STAGES_WITH_DECISION.includes(chart.stage)) return undefined;
  await writeOverrides(tx, team, patientId, evaluation, random);
  await writeAssessment(tx, team, chart, patientId, evaluation.id, at, random);
  if (!STAGES_WITH_PLAN.includes(chart.stage)) return undefined;
  return writePlan(tx, team, chart, patientId, calendar, random);
}

/** What the rules leave to the prescriber is decided with a reason, as the product asks. */
async function writeOverrides(
  tx: Tx,
  team: DemoTeam,
  patientId: string,
  evaluation: Evaluation,
  random: Random,
): Promise<void> {
  const left = standing(answerOf(evaluation).findings, new Set()).filter(
    (finding) => finding.severity === 'override',
  );
  if (left.length === 0) return;
  await tx
    .insertInto('ruleOverride')
    .values(
      left.map((finding) => ({
        clinicId: team.clinicId,
        id: random.fork(`override/${finding.rule}`).uuid(),
        patientId,
        evaluationId: evaluation.id,
        rule: finding.rule,
        ruleVersion: finding.version,
        reason: 'Discussed with the patient: alternatives have failed, reviewed at every session.',
        at: evaluation.at,
        author: JSON.stringify(authorOf(team.prescriber)),
      })),
    )
    .execute();
}

async function writeAssessment(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  patientId: string,
  evaluationId: string,
  at: Instant,
  random: Random,
): Promise<void> {
  const { archetype } = chart;
  const signedAt = formatInstant(at);
  await tx
    .insertInto('assessment')
    .values({
      clinicId: team.clinicId,
      id: random.fork('assessment').uuid(),
      patientId,
      evaluationId,
      decision: chart.stage === 'excluded' ? 'not-suitable' : 'suitable',
      indication: archetype.indication,
      product: archetype.product,
      route: archetype.route,
      note:
        chart.stage === 'excluded'
          ? 'Another treatment is tried first; reviewed again in three months.'
          : 'Discussed alternatives, course and end point.',
      signature: JSON.stringify(signatureBy(team.prescriber, signedAt, 'demonstration')),
      signedAt,
    })
    .execute();
}

async function writeConsent(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  patientId: string,
  calendar: Calendar,
  random: Random,
): Promise<void> {
  const { product, route, indication } = chart.archetype;
  const document = consentDocumentFor({ product, route, indication });
  const signed = calendar.ago(Math.max(0, Math.min(chart.enteredDaysAgo - 4, 300)));
  const signedAt = formatInstant(signed);
  await tx
    .insertInto('consent')
    .values({
      clinicId: team.clinicId,
      id: random.fork('consent').uuid(),
      patientId,
      product,
      route,
      indication,
      documentVersion: document.version,
      documentHash: document.hash,
      elements: JSON.stringify(document.elements.map((element) => ({ ...element, agreed: true }))),
      teachBack: JSON.stringify(
        document.teachBack.map(({ id }) => ({ id, answer: 'Explained in own words', understood: true })),
      ),
      explainedBy: JSON.stringify(authorOf(team.prescriber)),
      patientSignature: JSON.stringify({
        name: `${chart.person.givenName} ${chart.person.familyName}`,
        strokes: 'M10 40 L40 20 L70 45 L110 18 L150 42',
        at: signedAt,
      }),
      staffSignature: JSON.stringify(signatureBy(team.prescriber, signedAt, document.hash)),
      signedAt,
      expiresOn: formatInstant((signed + 365 * 86_400_000) as Instant).slice(0, 10),
    })
    .execute();
}

/** The order as a prescriber would have typed it. */
export function doseOrderOf(chart: SyntheticChart): Record<string, unknown> {
  const weight = { kg: chart.person.weightKg, kind: 'actual' };
  const doseMgPerKg = chart.sessions.at(-1)?.doseMgPerKg ?? 0.5;
  switch (chart.archetype.route) {
    case 'IN':
      return { product: 'esketamine', route: 'IN', doseMg: chart.sessions.length > 1 ? 84 : 56, weight };
    case 'IM':
      return {
        product: 'ketamine',
        route: 'IM',
        doseMgPerKg: Math.min(0.5, doseMgPerKg),
        weight,
        vialMgPerMl: 50,
      };
    case 'IV':
      return {
        product: 'ketamine',
        route: 'IV',
        doseMgPerKg,
        weight,
        vialMgPerMl: 50,
        finalMl: 100,
        durationMin: 40,
      };
  }
}

export function doseOf(order: Readonly<Record<string, unknown>>): DoseAnswer {
  const answer = computeDose(order);
  if (!answer.ok)
    throw new Error(`Invariant broken: an invented order is refused (${answer.error[0]?.message ?? ''})`);
  return answer.value;
}

/** The numbers of an order as the session repeats them. */
export function scriptedOrder(chart: SyntheticChart): ScriptedOrder {
  const order = doseOrderOf(chart);
  const answer = doseOf(order);
  const given = <K extends keyof ScriptedOrder>(key: K, value: number | null) =>
    value === null ? {} : { [key]: value };
  return {
    product: chart.archetype.product,
    route: chart.archetype.route,
    doseMg: answer.roundedMg ?? answer.orderedMg,
    weightKg: chart.person.weightKg,
    ...(chart.archetype.route === 'IV' ? { durationMin: 40 } : {}),
    ...(chart.archetype.route === 'IN' ? {} : { vialMgPerMl: 50 }),
    ...given('drawMl', answer.drawMl),
    ...given('finalMl', answer.finalMl),
    ...given('concentrationMgPerMl', answer.concentrationMgPerMl),
    ...given('rateMlPerH', answer.rateMlPerH),
    ...given('rateMgPerH', answer.rateMgPerH),
    ...given('devices', answer.devices),
  };
}

async function writePlan(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  patientId: string,
  calendar: Calendar,
  random: Random,
): Promise<TreatmentIds> {
  const { clinicId, prescriber } = team;
  const ids = treatmentIds(random);
  const started = calendar.agoText(Math.max(0, chart.enteredDaysAgo - 6));
  const ended =
    chart.stage === 'ended'
      ? calendar.agoText(Math.max(0, (chart.sessions.at(-1)?.daysAgo ?? 30) - 10))
      : null;
  await tx
    .insertInto('course')
    .values({
      clinicId,
      id: ids.courseId,
      patientId,
      indication: chart.archetype.indication,
      targetInstrument: 'phq9',
      startedAt: started,
      endedAt: ended,
      endReason: ended === null ? null : 'Course completed',
    })
    .execute();
  const order = doseOrderOf(chart);
  const answer = doseOf(order);
  // An order counts for three days: a plan in force was confirmed again before the session that comes next.
  const signedAt = ended ?? calendar.agoText(1, 15);
  await tx
    .insertInto('plan')
    .values({
      clinicId,
      id: ids.planId,
      patientId,
      courseId: ids.courseId,
      product: chart.archetype.product,
      route: chart.archetype.route,
      protocol: chart.archetype.protocol,
      request: JSON.stringify(order),
      answer: JSON.stringify(answer),
      doseMg: String(answer.roundedMg ?? answer.orderedMg),
      doseMgPerKg: typeof order['doseMgPerKg'] === 'number' ? String(order['doseMgPerKg']) : null,
      weightKg: String(chart.person.weightKg),
      weightKind: 'actual',
      weightObservedAt: calendar.agoText(1, 13),
      durationMin: typeof order['durationMin'] === 'number' ? String(order['durationMin']) : null,
      sessionsPlanned: chart.sessionsPlanned,
      sessionsPerWeek: chart.stage === 'maintenance' ? '0.25' : '2',
      target: 'PHQ-9 below 5, back to work',
      stopRule: 'No improvement after the fourth session: review before the fifth',
      reviewOn: null,
      prn: JSON.stringify([{ name: 'ondansetron', note: '4 mg for nausea' }]),
      overrides: '[]',
      status: ended === null ? 'signed' : 'superseded',
      author: JSON.stringify(authorOf(prescriber)),
      createdAt: signedAt,
      signature: JSON.stringify(signatureBy(prescriber, signedAt, 'demonstration')),
      signedAt,
      replaces: null,
    })
    .execute();
  return ids;
}
