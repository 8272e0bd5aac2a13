import { contentHashOf, evaluateGate, fold, parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { appendSessionEvents, openSession, type PlanView, sessionEvents, stepUp } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import type { Person } from '../support/person.ts';
import type { Bedside } from './bedside.ts';
import { CLINIC, iso } from './cast.ts';
import type { Team } from './chairside.ts';
import { CALM, type Row } from './room.ts';

/**
 * What is done at a chair, sent as a tablet sends it but without a screen: for steps whose screens the whole pathway
 * walks by hand. The server refuses here what it refuses there.
 */

/** Sends facts of the bedside; one that is refused ends the journey. */
export async function chartFacts(
  person: Person,
  { sessionId, patientId }: Bedside,
  atMs: number,
  facts: readonly { readonly kind: string; readonly data: unknown }[],
): Promise<void> {
  const { refused } = await person.call(appendSessionEvents, {
    params: { clinicId: CLINIC, sessionId },
    body: {
      patientId,
      events: facts.map((fact) => ({ id: crypto.randomUUID(), observedAt: iso(atMs), ...fact })),
    },
  });
  if (refused.length > 0) throw new Error(`refused at the bedside: ${JSON.stringify(refused)}`);
}

/** One row of measurements. */
export async function chartRow(nurse: Person, bedside: Bedside, atMs: number, row: Row): Promise<void> {
  const { systolic, diastolic, pulse, spo2, breaths } = row;
  const scales = [
    ['moaas', row.sedation],
    ['dissociation-item', row.dissociation],
    ['nausea', row.nausea],
    ['pain', row.pain],
  ] as const;
  await chartFacts(nurse, bedside, atMs, [
    {
      kind: 'vital.recorded',
      data: {
        systolicMmHg: systolic,
        diastolicMmHg: diastolic,
        heartRatePerMin: pulse,
        spo2Percent: spo2,
        respiratoryRatePerMin: breaths,
        ...(row.temperature === undefined ? {} : { temperatureCel: row.temperature }),
        status: 'final',
      },
    },
    ...scales.flatMap(([scale, score]) =>
      score === undefined ? [] : [{ kind: 'scale.recorded', data: { scale, score } }],
    ),
  ]);
}

/** The patient sits down, every check that the gate asks is answered, and both roles sign. */
export async function passTheGate({ journey, nurse, prescriber }: Team, bedside: Bedside): Promise<void> {
  await nurse.call(openSession, {
    params: { clinicId: CLINIC, sessionId: bedside.sessionId },
    body: { eventId: crypto.randomUUID() },
  });
  const now = journey.server.now();
  await chartFacts(nurse, bedside, now, [{ kind: 'patient.arrived', data: {} }]);
  const asked = evaluateGate(fold(await eventsOf(nurse, bedside)), instant(now))
    .findings.filter(({ rule, status }) => /^GT-(?!08)/.test(rule) && status !== 'not-applicable')
    .map(({ rule }) => rule);
  await chartFacts(
    nurse,
    bedside,
    now,
    asked.map((check) => ({
      kind: 'gate.answered',
      data: { check, answer: 'pass', ...detailOf(check, now) },
    })),
  );
  await chartRow(nurse, bedside, now, { ...CALM, sedation: 5, dissociation: 0, temperature: 36.8 });
  await chartFacts(nurse, bedside, journey.server.now(), [{ kind: 'gate.signed', data: { as: 'nurse' } }]);
  await chartFacts(prescriber, bedside, journey.server.now(), [
    { kind: 'gate.signed', data: { as: 'prescriber' } },
  ]);
}

const HOUR = 3_600_000;
function detailOf(check: string, now: number): { readonly detail?: object } {
  const details: Readonly<Record<string, object>> = {
    'GT-06': { lastFoodAt: iso(now - 10 * HOUR), lastFluidAt: iso(now - 3 * HOUR) },
    'GT-07': { escortName: 'Isolde Ashdown', escortPhone: '212 555 0190' },
    'GT-09': { substances: [] },
    'GT-11': { suicidality: 'none' },
  };
  const detail = details[check];
  return detail === undefined ? {} : { detail };
}

async function eventsOf(person: Person, { sessionId }: Bedside): Promise<readonly SessionEvent[]> {
  const { events } = await person.call(sessionEvents, {
    params: { clinicId: CLINIC, sessionId },
    query: { after: 0 },
  });
  return events.map((event) => {
    const parsed = parseEvent(event);
    if (!parsed.ok) throw new Error(`an event of the record does not read: ${JSON.stringify(parsed.error)}`);
    return parsed.value;
  });
}

/** What somebody reads from the label and works out alone, by the ids of the fields. */
export type Figures = Readonly<Record<string, number>>;

/** The second person works it out as well. */
export async function checkOffScreen(
  { journey, secondNurse }: Team,
  bedside: Bedside,
  { product, route }: Pick<PlanView, 'product' | 'route'>,
  figures: Figures,
): Promise<void> {
  await chartFacts(secondNurse, bedside, journey.server.now(), [
    { kind: 'dose.checked', data: { as: 'checker', product, route, ...figures } },
  ]);
}

/** How often somebody measures while a journey lets time pass. */
const STEP_MIN = 15;
const MINUTE = 60_000;

/**
 * Lets time pass with a row every quarter of an hour. Nobody looks at a screen meanwhile, and none is left open: whoever
 * wants to see the room opens it again.
 */
export async function observe(team: Team, bedside: Bedside, minutes: number, row: Row = CALM): Promise<void> {
  const rows: [minutes: number, row: Row][] = [];
  for (let left = minutes; left > 0; left -= STEP_MIN) rows.push([Math.min(left, STEP_MIN), row]);
  await observeRows(team, bedside, rows);
}

/** The same with rows that differ, each so many minutes after the one before. */
export async function observeRows(
  { journey, nurse }: Team,
  bedside: Bedside,
  rows: readonly (readonly [minutes: number, row: Row])[],
): Promise<void> {
  for (const { page } of journey.people) if (page.url() !== 'about:blank') await page.goto('about:blank');
  for (const [minutes, row] of rows) {
    await journey.server.advance(minutes * MINUTE);
    await chartRow(nurse, bedside, journey.server.now(), row);
  }
  // The browsers learn the time that has passed meanwhile.
  await journey.pass(0);
}

/** The measurements and answers that let a patient go, but for after-care and the statement of the prescriber. */
export async function answerCriteria({ journey, nurse }: Team, bedside: Bedside): Promise<void> {
  const at = journey.server.now();
  await chartRow(nurse, bedside, at, { ...CALM, sedation: 5, dissociation: 0, nausea: 0, pain: 0 });
  await chartFacts(nurse, bedside, at, [
    { kind: 'scale.recorded', data: { scale: 'orientation', score: 3 } },
    { kind: 'scale.recorded', data: { scale: 'back-to-normal', score: 1 } },
    { kind: 'scale.recorded', data: { scale: 'gait', score: 1 } },
    { kind: 'scale.recorded', data: { scale: 'pads', score: 10, items: [2, 2, 2, 2, 2] } },
    { kind: 'discharge.checked', data: { criterion: 'RD-07', answer: 'pass' } },
    {
      kind: 'discharge.checked',
      data: {
        criterion: 'RD-09',
        answer: 'pass',
        adultName: 'Isolde Ashdown',
        adultPhone: '212 555 0190',
      },
    },
  ]);
}

/** Every criterion answered, after-care given, and the statement of the prescriber. */
export async function becomeReady(
  team: Team,
  bedside: Bedside,
  { drip = false }: { readonly drip?: boolean } = {},
): Promise<void> {
  const { journey, nurse, prescriber } = team;
  await answerCriteria(team, bedside);
  await chartFacts(nurse, bedside, journey.server.now(), [
    {
      kind: 'aftercare.given',
      data: {
        version: 'AC-1.0.0',
        written: true,
        spoken: true,
        emergencyNumberKnown: true,
        ...(drip ? { ivRemovedAndSiteChecked: 'yes' } : {}),
      },
    },
  ]);
  await chartFacts(prescriber, bedside, journey.server.now(), [
    { kind: 'discharge.checked', data: { criterion: 'RD-11', answer: 'pass' } },
  ]);
}

/** The server lets nobody go whom a criterion holds. */
export async function goHome({ journey, nurse }: Team, bedside: Bedside): Promise<void> {
  await chartFacts(nurse, bedside, journey.server.now(), [{ kind: 'session.discharged', data: {} }]);
}

/** The signature that closes the record, over what the signer has read. */
export async function signOffScreen({ journey, prescriber }: Team, bedside: Bedside): Promise<void> {
  await prescriber.call(stepUp, { body: { code: await prescriber.code() } });
  await chartFacts(prescriber, bedside, journey.server.now(), [
    {
      kind: 'session.signed',
      data: {
        meaning: 'author',
        credentials: 'MD',
        contentHash: contentHashOf(await eventsOf(prescriber, bedside)),
        signedAtZone: 'America/New_York',
      },
    },
  ]);
}
