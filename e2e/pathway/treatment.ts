import {
  bookSession,
  linkDevice,
  openSession,
  type PlanView,
  saveChair,
  saveDevice,
} from '@titrate/contract';
import { expect } from 'vitest';
import { monitorMessage, type Reading, sendHl7 } from '../support/mllp.ts';
import { acknowledgeAll, type Bedside, record, stateOf, untilEvent } from './bedside.ts';
import { inClinic, iso, MONITOR, type Pathway } from './cast.ts';

const MINUTE = 60_000;
const CALM: Reading = { systolic: 126, diastolic: 80, pulse: 72, spo2: 98, breaths: 14 };
const HIGH: Reading = { systolic: 186, diastolic: 112, pulse: 88, spo2: 97, breaths: 16 };

/** Step 6, before the dose: a chair with a monitor, the booking, the gate, and the dose worked out by two. */
export async function prepare(pathway: Pathway, patientId: string, plan: PlanView): Promise<Bedside> {
  const { journey, owner, prescriber, nurse, secondNurse, desk } = pathway;
  const { server, Given, When, Then } = journey;
  const bedside: Bedside = { sessionId: crypto.randomUUID(), patientId };
  const chairId = crypto.randomUUID();
  await Given('a chair with a monitor of its own', async () => {
    await owner.call(saveChair, {
      params: { ...inClinic, chairId },
      body: { label: 'Garden room', position: 90, active: true },
    });
    const deviceId = crypto.randomUUID();
    const params = { ...inClinic, deviceId };
    await nurse.call(saveDevice, {
      params,
      body: {
        identifier: MONITOR,
        kind: 'monitor',
        name: 'Monitor in the garden room',
        timeZone: 'America/New_York',
        active: true,
      },
    });
    await nurse.call(linkDevice, { params, body: { chairId } });
  });
  await When('the front desk books the first session there', async () => {
    await desk.call(bookSession, {
      params: inClinic,
      body: {
        id: bedside.sessionId,
        patientId,
        planId: plan.id,
        chairId,
        startsAt: iso(server.now() + 10 * MINUTE),
      },
    });
  });
  await When('the patient arrives and the nurse goes through the gate', async () => {
    await nurse.call(openSession, {
      params: { ...inClinic, sessionId: bedside.sessionId },
      body: { eventId: crypto.randomUUID() },
    });
    await record(server, bedside, nurse, { kind: 'patient.arrived' });
  });
  await Then('the dose is held until every check is answered', async () => {
    await expect(
      record(server, bedside, nurse, { kind: 'infusion.started', data: startOf(plan) }),
    ).rejects.toThrow('GT-01');
  });
  await When('every check is answered and both roles sign the gate', async () => {
    const hoursAgo = (hours: number) => iso(server.now() - hours * 60 * MINUTE);
    for (const check of CHECKS)
      await record(server, bedside, nurse, {
        kind: 'gate.answered',
        data: { check, answer: 'pass', ...detailOf(check, hoursAgo) },
      });
    await record(
      server,
      bedside,
      nurse,
      vitals(CALM),
      { kind: 'vital.recorded', data: { temperatureCel: 36.8, status: 'final' } },
      { kind: 'scale.recorded', data: { scale: 'moaas', score: 5 } },
      { kind: 'gate.signed', data: { as: 'nurse' } },
    );
    await record(server, bedside, prescriber, { kind: 'gate.signed', data: { as: 'prescriber' } });
  });
  await When('two people work the dose out, each alone', async () => {
    await record(server, bedside, nurse, {
      kind: 'dose.checked',
      data: { as: 'preparer', ...workedOut(plan) },
    });
    await record(server, bedside, secondNurse, {
      kind: 'dose.checked',
      data: { as: 'checker', ...workedOut(plan) },
    });
  });
  return bedside;
}

/** Step 6, the dose: monitor rows through the real port, an alert that somebody answers, a pause, the rest, the end. */
export async function treat(pathway: Pathway, bedside: Bedside, plan: PlanView): Promise<void> {
  const { journey, prescriber, nurse } = pathway;
  const { server, When, Then } = journey;
  await When('the nurse starts the infusion', async () => {
    await record(server, bedside, nurse, { kind: 'infusion.started', data: startOf(plan) });
    expect((await stateOf(nurse, bedside)).phase).toBe('dosing');
  });
  await Then('a row of the bedside monitor arrives over HL7 and stands on the chart', async () => {
    await journey.pass(10 * MINUTE);
    await fromMonitor(pathway, bedside, { ...CALM, systolic: 133 });
  });
  await When('the pressure rises and the monitor says so', async () => {
    await journey.pass(2 * MINUTE);
    await fromMonitor(pathway, bedside, HIGH);
    const raised = await untilEvent(
      nurse,
      bedside,
      ({ kind, data }) => kind === 'alert.raised' && memberOf(data, 'rule') === 'AL-01',
    );
    expect(memberOf(raised['data'], 'text')).toContain('186');
  });
  await Then('the nurse pauses the infusion and acknowledges by name', async () => {
    await record(server, bedside, nurse, {
      kind: 'infusion.paused',
      data: { reason: 'stop-now', cause: 'AL-01' },
    });
    const answered = await acknowledgeAll(server, bedside, nurse, 'Infusion paused, prescriber called');
    expect(answered.length).toBeGreaterThan(0);
    const { alerts, phase } = await stateOf(nurse, bedside);
    expect(phase).toBe('paused');
    expect(alerts[0]).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Tomás Rivera' });
  });
  await When('it settles, the prescriber decides, and the rest is given', async () => {
    await journey.pass(MINUTE);
    await fromMonitor(pathway, bedside, CALM);
    await journey.pass(10 * MINUTE);
    await fromMonitor(pathway, bedside, { ...CALM, systolic: 128 });
    await record(
      server,
      bedside,
      prescriber,
      { kind: 'prescriber.reviewed', data: { decision: 'continue', note: 'Settled without medicine.' } },
      {
        kind: 'infusion.resumed',
        data: { rateMlPerH: plan.answer.rateMlPerH, rateMgPerH: plan.answer.rateMgPerH, reason: 'Settled' },
      },
    );
    for (const minute of [1, 2]) {
      await journey.pass(10 * MINUTE);
      await record(server, bedside, nurse, vitals({ ...CALM, systolic: 130 + minute }));
      await record(
        server,
        bedside,
        nurse,
        { kind: 'scale.recorded', data: { scale: 'moaas', score: 5 } },
        { kind: 'scale.recorded', data: { scale: 'dissociation-item', score: 3 } },
      );
    }
  });
  await Then('it is stopped when all of it is in', async () => {
    await journey.pass(8 * MINUTE);
    await record(server, bedside, nurse, vitals(CALM), {
      kind: 'infusion.stopped',
      data: { reason: 'completed' },
    });
    const { phase, givenMg } = await stateOf(nurse, bedside);
    expect(phase).toBe('recovery');
    expect(givenMg).toBeGreaterThan(39);
    expect(givenMg).toBeLessThanOrEqual(40);
  });
}

/** Sends one row through the HL7 port and waits until it is on the chart. */
export async function fromMonitor(
  { journey: { server }, nurse }: Pathway,
  bedside: Bedside,
  reading: Reading,
): Promise<void> {
  const controlId = `J${Math.round(performance.now() * 1000)}`;
  const [answer] = await sendHl7(server.hl7Port, [monitorMessage(MONITOR, server.now(), controlId, reading)]);
  expect(answer).toContain(`MSA|AA|${controlId}`);
  await untilEvent(
    nurse,
    bedside,
    ({ kind, origin, data }) =>
      kind === 'vital.recorded' &&
      origin === 'monitor' &&
      memberOf(data, 'systolicMmHg') === reading.systolic,
  );
}

const memberOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;

/** A row as a nurse types it. */
export const vitals = (reading: Reading) => ({
  kind: 'vital.recorded',
  data: {
    systolicMmHg: reading.systolic,
    diastolicMmHg: reading.diastolic,
    heartRatePerMin: reading.pulse,
    spo2Percent: reading.spo2,
    respiratoryRatePerMin: reading.breaths,
    status: 'final',
  },
});
export const calmVitals = vitals(CALM);

const CHECKS = [
  ...Array.from({ length: 7 }, (_, index) => `GT-0${index + 1}`),
  'GT-09',
  ...Array.from({ length: 12 }, (_, index) => `GT-${index + 10}`),
];

function detailOf(check: string, hoursAgo: (hours: number) => string) {
  const fasting = { lastFoodAt: hoursAgo(10), lastFluidAt: hoursAgo(3) };
  const details: Readonly<Record<string, object>> = {
    'GT-05': fasting,
    'GT-06': fasting,
    'GT-07': { escortName: 'Isolde Ashdown', escortPhone: '212 555 0190' },
    'GT-09': { substances: [] },
    'GT-10': { pregnancyTest: 'not-due' },
    'GT-11': { suicidality: 'none' },
  };
  const detail = details[check];
  return detail === undefined ? {} : { detail };
}

/** What each of the two reads from the vial and works out alone. */
function workedOut({ answer, weightKg, durationMin }: PlanView) {
  return {
    product: 'ketamine',
    route: 'IV',
    weightKg,
    doseMg: answer.roundedMg,
    vialMgPerMl: 50,
    drawMl: answer.drawMl,
    finalMl: answer.finalMl,
    concentrationMgPerMl: answer.concentrationMgPerMl,
    rateMlPerH: answer.rateMlPerH,
    durationMin,
  };
}

function startOf({ answer, durationMin }: PlanView) {
  return {
    doseMg: answer.roundedMg,
    concentrationMgPerMl: answer.concentrationMgPerMl,
    volumeMl: answer.finalMl,
    rateMlPerH: answer.rateMlPerH,
    rateMgPerH: answer.rateMgPerH,
    durationMin,
  };
}
