/// <reference lib="dom" />
import { linkDevice, type PlanView, saveChair, saveDevice, sessionsOfDay } from '@titrate/contract';
import { expect } from 'vitest';
import { monitorMessage, type Reading, sendHl7 } from '../support/mllp.ts';
import type { Person } from '../support/person.ts';
import { type Bedside, stateOf, untilEvent, untilPhase } from './bedside.ts';
import { CLINIC, inClinic, MONITOR, type Pathway } from './cast.ts';
import { drawTheDrug, readTheLabel, VIALS, wasteTheRest } from './drug.ts';
import {
  answerAlerts,
  answerGate,
  CALM,
  confirm,
  type Figures,
  latest,
  openRoom,
  recordFigures,
  typeRow,
} from './room.ts';

const MINUTE = 60_000;
const QUIET: Reading = { systolic: 126, diastolic: 80, pulse: 72, spo2: 98, breaths: 14 };
const HIGH: Reading = { systolic: 186, diastolic: 112, pulse: 88, spo2: 97, breaths: 16 };

/** Step 6, before the dose: a chair with a monitor, the booking, the gate, and the dose worked out by two. */
export async function prepare(pathway: Pathway, patientId: string, plan: PlanView): Promise<Bedside> {
  const { journey, prescriber, nurse, secondNurse } = pathway;
  const { server, When, Then } = journey;
  const bedside = await book(pathway, patientId, plan);
  const { page } = nurse;
  await When('the patient arrives', async () => {
    await openRoom(nurse, bedside.sessionId);
    await page.getByRole('button', { name: 'Open session 1' }).click();
    await page.getByRole('button', { name: 'Ronan has arrived' }).click();
    await page.getByRole('heading', { name: 'Gate', exact: true }).waitFor();
  });
  await Then('the gate holds the dose until every check is answered', async () => {
    await page.getByText(/checks not answered/).waitFor();
    expect(await page.getByRole('button', { name: 'Sign the gate as nurse' }).isDisabled()).toBe(true);
    const steps = page.getByRole('navigation', { name: 'Steps of the session' });
    await steps.getByRole('button', { name: /Dose/ }).click();
    await page.getByText('The start is held:').waitFor();
    expect(await page.getByRole('button', { name: /^Start 40 mg/ }).isDisabled()).toBe(true);
    await steps.getByRole('button', { name: /Gate/ }).click();
  });
  await When('every check is answered and both roles sign the gate', async () => {
    const answered = await answerGate(nurse, (hours) => clockAt(server.now() - hours * 60 * MINUTE));
    expect(answered).toBeGreaterThan(12);
    await typeRow(nurse, { ...CALM, sedation: 5, temperature: 36.8 });
    await page.getByText('all checks answered').waitFor();
    await confirm(nurse, 'Sign the gate as nurse', 'Sign the gate as nurse');
    await openRoom(prescriber, bedside.sessionId);
    await confirm(prescriber, 'Sign the gate as prescriber', 'Sign the gate as prescriber');
  });
  await When('two people work the dose out, each alone', async () => {
    await recordFigures(nurse, workedOut(plan));
    await openRoom(secondNurse, bedside.sessionId);
    await recordFigures(secondNurse, workedOut(plan));
  });
  return bedside;
}

/** Step 6, the dose: monitor rows through the real port, an alert that somebody answers, a pause, the rest, the end. */
export async function treat(pathway: Pathway, bedside: Bedside): Promise<void> {
  const { journey, prescriber, nurse, secondNurse } = pathway;
  const { When, Then } = journey;
  await drawTheDrug(pathway, bedside);
  await When('the nurse starts the infusion', async () => {
    await confirm(nurse, /^Start 40 mg over 40 min at 150 mL\/h/, /^Start 40 mg/, (dialog) =>
      readTheLabel(nurse, dialog, VIALS.lot),
    );
    await untilPhase(nurse, bedside, 'dosing');
  });
  await Then('what one screen charts is on the other within a second', async () => {
    const tookMs = await secondScreenMs(nurse, secondNurse);
    console.log(`measured: on the second screen after ${Math.round(tookMs)} ms`);
    expect(tookMs).toBeLessThan(1000);
  });
  await Then('a row of the bedside monitor arrives over HL7 and stands on the chart', async () => {
    await journey.pass(10 * MINUTE);
    await fromMonitor(pathway, bedside, { ...QUIET, systolic: 133 });
    await latest(nurse).getByText('133/80').waitFor();
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
  await Then('the nurse pauses the infusion and says by name that it was seen', async () => {
    await confirm(nurse, 'Pause', /^Pause for: .*186/);
    await answerAlerts(nurse);
    await untilPhase(nurse, bedside, 'paused');
    const { alerts } = await stateOf(nurse, bedside);
    expect(alerts[0]).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Tomás Rivera' });
  });
  await When('it settles, the prescriber decides, and the rest is given', async () => {
    await journey.pass(MINUTE);
    await fromMonitor(pathway, bedside, QUIET);
    await journey.pass(10 * MINUTE);
    await fromMonitor(pathway, bedside, { ...QUIET, systolic: 128 });
    await goOn(prescriber);
    for (const step of [1, 2]) {
      await journey.pass(10 * MINUTE);
      await typeRow(nurse, { ...CALM, systolic: 130 + step, sedation: 5, dissociation: 3 });
    }
  });
  await Then('it is stopped when all of it is in', async () => {
    await journey.pass(8 * MINUTE);
    await typeRow(nurse, CALM);
    await confirm(nurse, 'Stop', /^Stop at/, (dialog) => dialog.getByLabel('The dose is complete').check());
    await untilPhase(nurse, bedside, 'recovery');
    const { givenMg } = await stateOf(nurse, bedside);
    expect(givenMg).toBeGreaterThan(39);
    expect(givenMg).toBeLessThanOrEqual(40);
  });
  await wasteTheRest(pathway, bedside);
}

async function book(pathway: Pathway, patientId: string, plan: PlanView): Promise<Bedside> {
  const { journey, owner, nurse, desk } = pathway;
  const chairId = crypto.randomUUID();
  await journey.Given('a chair with a monitor of its own', async () => {
    await owner.call(saveChair, {
      params: { ...inClinic, chairId },
      body: { label: 'Garden room', position: 90, active: true },
    });
    const params = { ...inClinic, deviceId: crypto.randomUUID() };
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
  await journey.When('the front desk books the first session there', async () => {
    const { page } = desk;
    await desk.open(`/clinic/${CLINIC}/schedule`);
    await page.getByRole('button', { name: 'Book a session' }).click();
    await page.getByLabel('Find a patient with a signed plan').fill('Ashdown');
    await page.getByText('Patient: showing 1 of').waitFor();
    await page.locator('#field-book-plan').selectOption(plan.id);
    await page.getByLabel('Chair', { exact: true }).selectOption({ label: 'Garden room' });
    await page.getByLabel('Starts at, 24 hours').fill(clockAt(journey.server.now() + 5 * MINUTE));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Book on/ })
      .click();
    await page.getByText('The session is booked').waitFor();
  });
  const { sessions } = await desk.call(sessionsOfDay, { params: inClinic, query: { patientId } });
  const sessionId = sessions[0]?.id;
  if (sessionId === undefined) throw new Error('there is no session');
  return { sessionId, patientId };
}

/** The prescriber at the chair: decides, and resumes at the rate before. */
async function goOn(prescriber: Person): Promise<void> {
  const { page } = prescriber;
  await page.getByLabel('At the chair I decide').selectOption('continue');
  await page.locator('#review-note').fill('Settled without medicine.');
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await confirm(prescriber, 'Resume', 'Resume at 150 mL/h', async (dialog) => {
    await dialog.getByLabel(/^As before the pause/).check();
    await dialog.getByLabel('Why it goes on').fill('Settled');
  });
}

/** Until the screen of another person shows what one typed, in milliseconds of a real clock. */
async function secondScreenMs(first: Person, second: Person): Promise<number> {
  await typeRow(first, { ...CALM, systolic: 124 });
  await latest(second).getByText('124/80').waitFor();
  const seen = second.page.waitForFunction(
    () =>
      document.querySelector('section[aria-label="Latest values"]')?.textContent?.includes('129/82') === true,
    undefined,
    { polling: 'raf' },
  );
  const { page } = first;
  await page.locator('#vital-systolicMmHg').fill('129');
  await page.locator('#vital-diastolicMmHg').fill('82');
  const startedAt = performance.now();
  await page.locator('#vital-diastolicMmHg').press('Enter');
  await seen;
  return performance.now() - startedAt;
}

/** Sends one row through the HL7 port and waits until it is on the chart. */
async function fromMonitor(
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

/** What each of the two reads from the vial and works out alone. */
function workedOut({ answer, weightKg, durationMin }: PlanView): Figures {
  const { roundedMg, drawMl, finalMl, concentrationMgPerMl, rateMlPerH } = answer;
  return {
    weightKg: known(weightKg),
    doseMg: known(roundedMg),
    vialMgPerMl: 50,
    drawMl: known(drawMl),
    finalMl: known(finalMl),
    concentrationMgPerMl: known(concentrationMgPerMl),
    rateMlPerH: known(rateMlPerH),
    durationMin: known(durationMin),
  };
}

function known(value: number | null): number {
  if (value === null) throw new Error('the plan lacks a number');
  return value;
}

/** The time of day in the clinic, as it is typed. */
const clockAt = (atMs: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'America/New_York',
  }).format(atMs);
