import { expect, it } from 'vitest';
import { stateOf, untilEvent, untilPhase } from './pathway/bedside.ts';
import { discharge, figuresOf, MINUTE, signAndPrint, workItOut } from './pathway/chairside.ts';
import { DEVICES, drawFromTheShelf, VIALS } from './pathway/drug.ts';
import { fileTheForm, giveTheDevices, passTheNasalGate, watchTheEffects } from './pathway/esketamine.ts';
import { becomeReady, chartRow, checkOffScreen, goHome, observe, passTheGate } from './pathway/off-screen.ts';
import { answerAlerts, CALM, openRoom, typeRow } from './pathway/room.ts';
import { givePart, isAlert, PER_KG, staffed } from './pathway/staffed.ts';
import { nightOfTheSkippedHour } from './support/clock-change.ts';
import { aJourney } from './support/journey.ts';
import { look } from './support/look.ts';

const HOUR = 60 * MINUTE;

/** What is sprayed or injected, in one clinic from the evening before a night without two o'clock. */
const halfPastMidnight = nightOfTheSkippedHour(Date.now() + 3 * HOUR);
const journey = aJourney('sprayed-and-injected', { aheadMs: halfPastMidnight - 3 * HOUR - Date.now() });
const { Given, When, Then } = journey;
const { aTreatment } = staffed(journey);

it('gives esketamine under the REMS, and follows its form until it is accepted', async () => {
  const { team, patient, bedside } = await aTreatment(
    ['Nerys', 'Vaughan'],
    { product: 'esketamine', route: 'IN', indication: 'trd', compounded: false },
    { protocol: 'esketamine-trd', dose: '56', sessions: '8', perWeek: '2' },
  );
  await When('the gate of the spray is passed by hand', () => passTheNasalGate(team, bedside));
  await When('two devices are given, five minutes apart', () => giveTheDevices(team, bedside));
  await Then('two hours run from the last device', () => watchTheEffects(team, bedside));
  await When('the patient is well and goes home', async () => {
    await becomeReady(team, bedside);
    await discharge(team, bedside, patient);
    expect(await signAndPrint(team, bedside)).toContain(DEVICES.lot);
  });
  await Then('the form is filled from the record, sent and accepted', () => fileTheForm(team, bedside));
});

it('observes two hours after an injection into a muscle in the night that skips an hour', async () => {
  await journey.pass(Math.max(0, halfPastMidnight - journey.server.now()));
  const { team, patient, plan, bedside } = await aTreatment(
    ['Calum', 'Imrie'],
    { product: 'ketamine', route: 'IM', indication: 'trd', compounded: false },
    { ...PER_KG, protocol: 'ketamine-im-psychiatric', dose: '0.5', vial: '50 mg' },
  );
  await Given('a gate that both signed and a dose that two worked out', async () => {
    await passTheGate(team, bedside);
    await checkOffScreen(team, bedside, plan, figuresOf(plan));
    await workItOut(team.nurse, bedside, plan, figuresOf(plan));
  });
  let givenAt = 0;
  await When('the injection is given before the clock is put forward', async () => {
    await drawFromTheShelf(team.nurse, bedside, VIALS, '40');
    await givePart(team, /^Give an injection/, 'Left deltoid', '40');
    await untilPhase(team.nurse, bedside, 'recovery');
    givenAt = journey.server.now();
    expect(new Date(givenAt).getUTCHours()).toBeLessThan(7);
  });
  await Then('after two hours by the clock on the wall one hour is still owed', async () => {
    await observe(team, bedside, 75);
    // The screen that was opened before two o'clock is the one that is read after three.
    await openRoom(team.nurse, bedside.sessionId);
    for (const minutes of [15, 15, 14]) {
      await journey.pass(minutes * MINUTE);
      await chartRow(team.nurse, bedside, journey.server.now(), CALM);
    }
    expect((await stateOf(team.nurse, bedside)).blockedBy).toContain('DC-03');
    await look(team.nurse, 'clock-change');
    await team.nurse.page.getByText(/until 03:\d\d.EDT/).waitFor();
  });
  await When('the real two hours are over and the patient is well', async () => {
    await observe(team, bedside, 3);
    expect((await stateOf(team.nurse, bedside)).blockedBy).not.toContain('DC-03');
    await becomeReady(team, bedside);
    await discharge(team, bedside, patient);
  });
  await Then('the record tells dose, site, lot and volume', async () => {
    const record = await signAndPrint(team, bedside);
    for (const words of ['40 mg', '0.8 mL', VIALS.lot, 'deltoid']) expect(record).toContain(words);
    expect((await stateOf(team.nurse, bedside)).givenMg).toBe(40);
  });
});

it('catches the wrong strength at the second check, and keeps a patient longer whose saturation fell', async () => {
  const { team, plan, bedside } = await aTreatment(
    ['Sunniva', 'Tveit'],
    { product: 'ketamine', route: 'SC', indication: 'trd', compounded: false },
    { ...PER_KG, protocol: 'ketamine-sc-psychiatric', dose: '0.5', vial: '50 mg' },
  );
  const { nurse, secondNurse } = team;
  const { page } = nurse;
  await When('the second nurse holds a vial of another strength', async () => {
    await passTheGate(team, bedside);
    await workItOut(secondNurse, bedside, plan, { ...figuresOf(plan), vialMgPerMl: 100, drawMl: 0.4 });
    await workItOut(nurse, bedside, plan, figuresOf(plan));
  });
  await Then('the dose is blocked and both work it out again', async () => {
    await page.getByText('The start is blocked.').waitFor();
    await page.getByText(/^Vial strength differs/).waitFor();
    await look(nurse, 'wrong-strength');
    await workItOut(secondNurse, bedside, plan, figuresOf(plan));
    await openRoom(nurse, bedside.sessionId);
    await drawFromTheShelf(nurse, bedside, VIALS, '40');
    await givePart(team, /^Give an injection/, 'Abdomen', '40');
  });
  await When('seventy minutes later the saturation falls, oxygen is given, and it recovers', async () => {
    await observe(team, bedside, 70);
    await openRoom(nurse, bedside.sessionId);
    await typeRow(nurse, { ...CALM, spo2: 88 });
    await untilEvent(nurse, bedside, isAlert('AL-05'));
    await look(nurse, 'desaturation');
    await answerAlerts(nurse);
    await page.getByRole('tab', { name: 'Oxygen' }).click();
    await page.locator('#field-oxygen-flow').fill('4');
    await page.getByRole('button', { name: 'Chart oxygen' }).click();
    await page.getByText(/^4.L\/min since/).waitFor();
    await observe(team, bedside, 5);
    await openRoom(nurse, bedside.sessionId);
    await page.getByRole('tab', { name: 'Oxygen' }).click();
    await page.getByRole('button', { name: 'Oxygen off' }).click();
    await page.getByText('No oxygen is charted.').waitFor();
  });
  await Then('two hours are not enough: an hour runs from the fall', async () => {
    await observe(team, bedside, 46);
    const { blockedBy } = await stateOf(nurse, bedside);
    expect(blockedBy).toContain('DC-05');
    expect(blockedBy).not.toContain('DC-03');
    await journey.pass(10 * MINUTE);
    await becomeReady(team, bedside);
    await goHome(team, bedside);
    expect(await signAndPrint(team, bedside)).toContain('88');
  });
});
