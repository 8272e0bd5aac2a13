import { sessionValues } from '@titrate/clinical/library';
import { type Finding, indicationById } from '@titrate/clinical/rules';
import { ALERT_TABLE, type EventOf, parseEvent, riskFlagsOf } from '@titrate/clinical/session';
import { ageInYears, type CivilDate, Decimal, formatInstant, type Instant } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { dayIn } from '../../platform/moments.ts';
import type { PlanTable } from '../courses/courses.tables.ts';
import { currentConsent } from '../decisions/consent.routes.ts';
import { screenPatient } from '../decisions/screening.ts';
import { keepsLedgerHere } from '../ledger/kept-here.ts';
import { libraryForSession } from '../library/in-force.ts';
import { formsOverdue } from '../rems/due-forms.ts';
import type { SessionHead } from './store.ts';

export interface OpeningInput {
  readonly tx: Tx;
  readonly head: SessionHead;
  readonly eventId: string;
  readonly now: Instant;
}

/**
 * The first event of a session: the signed plan as the order of the day, and the facts of the chart that decide how the
 * patient is watched. Nothing of it is typed; everything comes from what was signed and charted.
 */
export async function openingEvent({
  tx,
  head,
  eventId,
  now,
}: OpeningInput): Promise<EventOf<'session.opened'>> {
  const { clinicId } = head;
  const library = await libraryForSession(tx, clinicId, now);
  const plan = await planInForce(tx, head);
  const course = await tx
    .selectFrom('course')
    .select('indication')
    .where('clinicId', '=', clinicId)
    .where('id', '=', head.courseId)
    .executeTakeFirstOrThrow();
  const treatment = { product: plan.product, route: plan.route, indication: course.indication };
  // Withdrawn or run out, a consent holds the next act at once (REC-10), whatever the gate is answered with.
  if ((await currentConsent(tx, clinicId, head.patientId, treatment, now)) === undefined) {
    throw refuse('held', 'No current consent covers this treatment: take one before the session');
  }
  const patient = await tx
    .selectFrom('patient')
    .select('birthDate')
    .where('clinicId', '=', clinicId)
    .where('id', '=', head.patientId)
    .executeTakeFirstOrThrow();
  const clinic = await tx
    .selectFrom('clinic')
    .select(['timeZone', 'region'])
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const chair = await chairLabel(tx, head);
  const { answer } = await screenPatient(tx, {
    clinicId,
    patientId: head.patientId,
    now,
    treatment: {
      product: plan.product,
      route: plan.route,
      indications: [course.indication],
      stage: 'session',
      firstSession: head.number === 1,
      sessionAt: formatInstant(now),
    },
  });
  refuseWithoutRems(answer.findings);
  // A civil date column reads as `YYYY-MM-DD`.
  const ageYears = ageInYears(patient.birthDate as CivilDate, dayIn(clinic.timeZone, now));
  return readable({
    id: eventId,
    sessionId: head.id,
    kind: 'session.opened',
    observedAt: formatInstant(now),
    origin: 'system',
    author: { type: 'system', name: 'signed plan' },
    data: {
      patientId: head.patientId,
      clinicZone: clinic.timeZone,
      ...(chair === undefined ? {} : { chair }),
      region: clinic.region === 'US' ? 'US' : 'EU',
      sessionNumber: head.number,
      order: orderOf(plan, indicationById(course.indication)?.class ?? 'psychiatric'),
      patient: { ageYears, riskFlags: riskFlagsOf(answer.findings) },
      ...(plan.product === 'esketamine' && clinic.region === 'US'
        ? { remsFormsOverdue: await formsOverdue(tx, clinicId, dayIn(clinic.timeZone, now)) }
        : {}),
      ...((await keepsLedgerHere(tx, clinicId, plan)) ? { ledger: 'kept-here' as const } : {}),
      alertTable: { id: ALERT_TABLE.id, version: ALERT_TABLE.version },
      ...(library === undefined
        ? {}
        : { library: { version: library.number, values: sessionValues(library.values) } }),
    },
  });
}

/** What is stored must be read again by everybody: a record that begins with an event nobody reads is lost (H-09). */
function readable(event: EventOf<'session.opened'>): EventOf<'session.opened'> {
  const parsed = parseEvent(event);
  if (!parsed.ok)
    throw new Error(`Invariant broken: the opening does not read (${parsed.error[0]?.path ?? ''})`);
  return event;
}

/**
 * Enrolment is verified before each dispensing (RM-03), and the site, its staff and its supplier stand as they did
 * (RM-01 to RM-09): the chart answers, not a tick at the chair. The rules that a prescriber may decide about are the gate's.
 */
function refuseWithoutRems(findings: readonly Finding[]): void {
  const open = findings.filter(
    ({ rule, severity, result }) => rule.startsWith('RM-') && severity === 'block' && result !== 'false',
  );
  if (open.length === 0) return;
  throw refuse(
    'held',
    'The REMS does not allow a dose yet',
    open.map(({ rule, clinicianText }) => ({ type: 'rems', message: `${rule}: ${clinicianText}`, path: '' })),
  );
}

async function planInForce(tx: Tx, head: SessionHead): Promise<Selectable<PlanTable>> {
  const plan = await tx
    .selectFrom('plan')
    .selectAll()
    .where('clinicId', '=', head.clinicId)
    .where('courseId', '=', head.courseId)
    .where('status', '=', 'signed')
    .executeTakeFirst();
  if (plan === undefined) throw refuse('held', 'No signed plan is in force: a prescriber signs one first');
  return plan;
}

async function chairLabel(tx: Tx, head: SessionHead): Promise<string | undefined> {
  if (head.chairId === null) return undefined;
  const chair = await tx
    .selectFrom('chair')
    .select('label')
    .where('clinicId', '=', head.clinicId)
    .where('id', '=', head.chairId)
    .executeTakeFirst();
  return chair?.label;
}

function orderOf(
  plan: Selectable<PlanTable>,
  group: 'psychiatric' | 'pain',
): EventOf<'session.opened'>['data']['order'] {
  const answer = plan.answer as DoseNumbers;
  const request = plan.request as { readonly vialMgPerMl?: number };
  if (plan.weightKg === null || plan.weightKind === null || plan.weightObservedAt === null) {
    throw refuse('held', 'The plan has no dosing weight: measure it and sign the plan again');
  }
  if (plan.signedAt === null || plan.signature === null) throw refuse('held', 'The plan is not signed');
  return {
    orderId: plan.id,
    protocolId: plan.protocol,
    product: plan.product,
    route: plan.route,
    indicationGroup: group,
    doseMg: answer.roundedMg ?? Number(plan.doseMg),
    ...optional('doseMgPerKg', plan.doseMgPerKg === null ? null : Number(plan.doseMgPerKg), RATIO_PLACES),
    weightKg: Number(plan.weightKg),
    weightKind: plan.weightKind,
    weightMeasuredAt: plan.weightObservedAt,
    ...optional('durationMin', plan.durationMin === null ? null : Number(plan.durationMin)),
    ...optional('vialMgPerMl', request.vialMgPerMl ?? null),
    ...optional('drawMl', answer.drawMl),
    ...optional('finalMl', answer.finalMl),
    ...optional('concentrationMgPerMl', answer.concentrationMgPerMl, RATIO_PLACES),
    ...optional('rateMlPerH', answer.rateMlPerH),
    ...optional('rateMgPerH', answer.rateMgPerH),
    ...optional('devices', answer.devices),
    signedAt: plan.signedAt,
    signedBy: plan.signature.name,
  };
}

/** The numbers of a stored dose answer; they were computed by the core when the plan was signed. */
interface DoseNumbers {
  readonly roundedMg: number | null;
  readonly drawMl: number | null;
  readonly finalMl: number | null;
  readonly concentrationMgPerMl: number | null;
  readonly rateMlPerH: number | null;
  readonly rateMgPerH: number | null;
  readonly devices: number | null;
}

function optional<K extends string>(
  key: K,
  value: number | null | undefined,
  places = RECORD_PLACES,
): { readonly [_ in K]?: number } {
  if (value === null || value === undefined) return {};
  // One computed key cannot be typed more closely.
  return { [key]: Decimal.of(value).round(places).toNumber() } as { readonly [_ in K]?: number };
}

/** To how many decimals the record keeps a number, and a ratio, which may not end. */
const RECORD_PLACES = 4;
const RATIO_PLACES = 6;
