import { contentHashOf, parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { appendSessionEvents, sessionEvents, stepUp } from '@titrate/contract';
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
async function chartFacts(
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
async function chartRow(nurse: Person, bedside: Bedside, atMs: number, row: Row): Promise<void> {
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

const MINUTE = 60_000;

/**
 * Lets time pass with rows, each so many minutes after the one before. Nobody looks at a screen meanwhile, and none is
 * left open: whoever wants to see the room opens it again.
 */
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
async function answerCriteria({ journey, nurse }: Team, bedside: Bedside): Promise<void> {
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
export async function becomeReady(team: Team, bedside: Bedside): Promise<void> {
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
      },
    },
  ]);
  await chartFacts(prescriber, bedside, journey.server.now(), [
    { kind: 'discharge.checked', data: { criterion: 'RD-11', answer: 'pass' } },
  ]);
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
