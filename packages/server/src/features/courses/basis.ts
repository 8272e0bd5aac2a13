import { INDICATIONS } from '@titrate/clinical/protocols';
import type { PlanBasis } from '@titrate/contract';
import { ageInYears, type CivilDate, type Instant, utcDateOf } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { currentConsent } from '../decisions/consent.routes.ts';
import { screenPatient } from '../decisions/screening.ts';
import { atOf, type DosedSession, dosedSessions } from './given-sessions.ts';
import { previousSession } from './previous-session.ts';
import { chartedWeights, latestHeight } from './weights.ts';

const DAY_MS = 86_400_000;

export interface BasisRequest {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
  readonly now: Instant;
}

/**
 * What a plan stands on. Its `context` is everything the dose rules want to know that the chart can say; a fact that the
 * chart does not know is left out, and the rules then answer "not assessed", never "fine".
 */
export async function planBasis(request: BasisRequest): Promise<PlanBasis> {
  const { tx, clinicId, patientId, now } = request;
  const patient = await tx
    .selectFrom('patient')
    .select(['birthDate', 'sexAtBirth', 'stage'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', patientId)
    .executeTakeFirst();
  if (patient === undefined) throw refuse('not-found', 'No such patient in this clinic');
  const clinic = await tx
    .selectFrom('clinic')
    .select('region')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const assessment = await latestAssessment(request);
  const course = assessment === null ? undefined : await openCourse(request, assessment.indication);
  const { birthDate, sexAtBirth } = patient;
  // A civil date column reads as `YYYY-MM-DD`.
  const ageYears = ageInYears(birthDate as CivilDate, utcDateOf(now));
  return {
    weights: [...(await chartedWeights(tx, clinicId, patientId))],
    height: await latestHeight(tx, clinicId, patientId),
    sex: sexAtBirth === 'male' || sexAtBirth === 'female' ? sexAtBirth : null,
    ageYears,
    assessment,
    hasConsent:
      assessment !== null && (await currentConsent(tx, clinicId, patientId, assessment, now)) !== undefined,
    courseId: course?.id ?? null,
    context: {
      region: clinic.region === 'US' ? 'US' : 'EU',
      setting: 'office',
      ageYears,
      stage: patient.stage === 'maintenance' ? 'maintenance' : 'induction',
      ...indicationContext(assessment?.indication),
      ...(assessment === null ? {} : await healthContext(request, assessment)),
      ...(await courseContext(request, assessment, course)),
    },
  };
}

async function latestAssessment({ tx, clinicId, patientId }: BasisRequest) {
  const row = await tx
    .selectFrom('assessment')
    .select(['decision', 'product', 'route', 'indication', 'signedAt'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('signedAt', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

interface OpenCourse {
  readonly id: string;
  readonly targetInstrument: string;
}

async function openCourse({ tx, clinicId, patientId }: BasisRequest, indication: string) {
  return tx
    .selectFrom('course')
    .select(['id', 'targetInstrument'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('indication', '=', indication)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
}

function indicationContext(indication: string | undefined) {
  const group = INDICATIONS.find((one) => one.id === indication)?.doseGroup;
  return group === undefined ? {} : { indication: group };
}

const HEPATIC = { none: 'none', A: 'mild', B: 'moderate', C: 'severe' } as const;

/** What the suitability rules read from the chart this moment, where a dose rule asks for the same. */
async function healthContext(
  { tx, clinicId, patientId, now }: BasisRequest,
  { product, route, indication }: NonNullable<PlanBasis['assessment']>,
) {
  const { snapshot, answer } = await screenPatient(tx, {
    clinicId,
    patientId,
    now,
    treatment: { product, route, indications: [indication], stage: 'assessment' },
  });
  const { childPugh, dialysis } = snapshot.facts;
  const liver = Object.entries(HEPATIC).find(([value]) => value === childPugh?.value)?.[1];
  // SC-103 is the rule of stable heart disease; what it cannot tell stays unknown here.
  const heart = answer.findings.find((finding) => finding.rule === 'SC-103')?.result;
  return {
    ...(liver === undefined ? {} : { hepaticImpairment: liver }),
    ...(dialysis?.value === 'yes' || dialysis?.value === 'no' ? { dialysis: dialysis.value === 'yes' } : {}),
    ...(heart === 'true' || heart === 'false' ? { stableHeartDisease: heart === 'true' } : {}),
  };
}

/** The course so far. Counts include the session that the plan is for. */
async function courseContext(
  request: BasisRequest,
  assessment: PlanBasis['assessment'],
  course: OpenCourse | undefined,
) {
  const { tx, clinicId, patientId, now } = request;
  const all = await dosedSessions(tx, clinicId, patientId);
  const ofCourse = all.filter((session) => session.courseId === course?.id);
  const alike = all.filter(
    (session) => session.product === assessment?.product && session.route === assessment.route,
  );
  const last = alike.at(-1);
  const first = ofCourse[0];
  const inYear = alike.filter((session) => atOf(session) > now - 365 * DAY_MS).length;
  return {
    sessionNumber: ofCourse.length + 1,
    courseWeek: first === undefined ? 1 : Math.floor((now - atOf(first)) / (7 * DAY_MS)) + 1,
    sessionsIn12Months: inYear + 1,
    ...(await spacingContext(request, alike)),
    ...(last === undefined
      ? {}
      : {
          previousMg: last.orderedMg,
          ...(last.orderedMgPerKg === null ? {} : { previousMgPerKg: last.orderedMgPerKg }),
          ...(await previousSession(request, last, ofCourse, course?.targetInstrument)),
        }),
    ...(course === undefined ? {} : await weightOfCourse(request, course.id)),
  };
}

/** How close sessions lie is a question to the day of the next one; without a booking it is not asked yet. */
async function spacingContext(
  { tx, clinicId, patientId }: BasisRequest,
  alike: readonly DosedSession[],
): Promise<Record<string, number>> {
  const next = await tx
    .selectFrom('session')
    .select('startsAt')
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('phase', '=', 'booked')
    .orderBy('startsAt')
    .executeTakeFirst();
  if (next === undefined) return {};
  const at = Date.parse(next.startsAt);
  const within = (days: number) => alike.filter((session) => atOf(session) > at - days * DAY_MS).length + 1;
  const last = alike.at(-1);
  return {
    sessionsIn7Days: within(7),
    sessionsIn28Days: within(28),
    ...(last === undefined ? {} : { hoursSinceLastSession: Math.max(0, (at - atOf(last)) / 3_600_000) }),
  };
}

/** The weight that the plan in force stands on. */
async function weightOfCourse({ tx, clinicId, now }: BasisRequest, courseId: string) {
  const plan = await tx
    .selectFrom('plan')
    .select(['request', 'weightKind', 'weightObservedAt'])
    .where('clinicId', '=', clinicId)
    .where('courseId', '=', courseId)
    .where('status', '=', 'signed')
    .executeTakeFirst();
  const kg = measuredKg(plan?.request);
  if (plan === undefined) return {};
  const { weightKind, weightObservedAt } = plan;
  return {
    ...(weightKind === null ? {} : { courseWeightKind: weightKind }),
    ...(kg === undefined ? {} : { previousWeightKg: kg }),
    ...(kg === undefined || weightObservedAt === null
      ? {}
      : { previousWeightDaysAgo: (now - Date.parse(weightObservedAt)) / DAY_MS }),
  };
}

function measuredKg(request: unknown): number | undefined {
  if (typeof request !== 'object' || request === null || !('weight' in request)) return undefined;
  const { weight } = request;
  if (typeof weight !== 'object' || weight === null || !('kg' in weight)) return undefined;
  return typeof weight.kg === 'number' ? weight.kg : undefined;
}
