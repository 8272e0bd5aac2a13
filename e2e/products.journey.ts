import type { AskedTreatment } from '@titrate/contract';
import { expect, it } from 'vitest';
import { type Bedside, stateOf, untilEvent, untilPhase } from './pathway/bedside.ts';
import { CLINIC } from './pathway/cast.ts';
import { discharge, figuresOf, MINUTE, signAndPrint, type Team, workItOut } from './pathway/chairside.ts';
import { DEVICES, drawFromTheShelf, VIALS } from './pathway/drug.ts';
import { fileTheForm, giveTheDevices, passTheNasalGate, watchTheEffects } from './pathway/esketamine.ts';
import { becomeReady, chartRow, checkOffScreen, goHome, observe, passTheGate } from './pathway/off-screen.ts';
import { bookInAChair, type TypedPlan, writeAPlan } from './pathway/product-plan.ts';
import { aReadyPatient } from './pathway/ready-patient.ts';
import { answerAlerts, CALM, confirm, openRoom, typeRow } from './pathway/room.ts';
import { nightOfTheSkippedHour } from './support/clock-change.ts';
import { sessionInPhase, untilFilled } from './support/demo.ts';
import { aJourney } from './support/journey.ts';
import { look } from './support/look.ts';

const HOUR = 60 * MINUTE;

/** Every product of the treatment room, and what goes wrong at a chair, in one clinic from the evening before a night without two o'clock. */
const halfPastMidnight = nightOfTheSkippedHour(Date.now() + 3 * HOUR);
const journey = aJourney('products', { aheadMs: halfPastMidnight - 3 * HOUR - Date.now() });
const { Given, When, Then } = journey;

let signedIn: { readonly team: Team; readonly at: number } | undefined;

/** Nobody's session outlives twelve hours; the team signs in anew for the patients of the next shift. */
async function theTeam(): Promise<Team> {
  if (signedIn !== undefined) {
    const { team, at } = signedIn;
    if (journey.server.now() - at < 6 * HOUR) return team;
    const { prescriber, nurse, secondNurse, owner } = team;
    await Promise.all([prescriber, nurse, secondNurse, owner].map(journey.signInAgain));
    signedIn = { team, at: journey.server.now() };
    return team;
  }
  const [prescriber, nurse, secondNurse, owner] = await Promise.all([
    journey.staff('prescriber@harbour.example'),
    journey.staff('nurse@harbour.example', { device: 'tablet' }),
    journey.staff('nurse2@harbour.example', { device: 'tablet' }),
    journey.staff('owner@harbour.example'),
    untilFilled(journey.server),
  ]);
  const team = { journey, prescriber, nurse, secondNurse, owner };
  signedIn = { team, at: journey.server.now() };
  return team;
}

async function aTreatment(
  name: readonly [given: string, family: string],
  treatment: AskedTreatment,
  typed: TypedPlan,
) {
  const team = await theTeam();
  const patient = await aReadyPatient(team.prescriber, journey.server.now(), {
    givenName: name[0],
    familyName: name[1],
    treatment,
  });
  const plan = await writeAPlan(team.prescriber, patient, typed);
  const bedside = await bookInAChair(team.owner, patient, plan, journey.server.now());
  return { team, patient, plan, bedside };
}

const PER_KG = { unit: 'mg for each kg of weight', sessions: '6', perWeek: '2' } as const;

/** Fills in the dialog of an injection or a swallowed dose. */
async function givePart({ nurse }: Team, button: RegExp, place: string, mg: string): Promise<void> {
  const { page } = nurse;
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#field-part-mg').fill(mg);
  await dialog.locator('#field-part-place').selectOption({ label: place });
  await dialog.getByLabel('Lot').fill(VIALS.lot);
  await dialog.getByLabel('Expiry').fill('2028-03');
  await look(nurse, `give-${place}`);
  await dialog.getByRole('button', { name: `Give ${mg} mg` }).click();
  await dialog.waitFor({ state: 'detached' });
}

it('keeps a doubtful reading beside the one measured again, and stops at once when the patient asks', async () => {
  const { nurse } = await theTeam();
  const { page } = nurse;
  const session = await sessionInPhase(nurse, CLINIC, 'dosing');
  const bedside = { sessionId: session.id, patientId: session.patient.id };
  await Given('a pressure that nobody believes', async () => {
    await openRoom(nurse, session.id);
    await typeRow(nurse, { ...CALM, systolic: 172, diastolic: 96 });
  });
  await When('it is marked as doubtful and measured again', async () => {
    await page
      .getByRole('button', { name: /^Correct Vital signs/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Doubtful/).check();
    await dialog.getByLabel('Why').fill('The cuff slipped');
    await look(nurse, 'doubtful');
    await dialog.getByRole('button', { name: 'Mark as doubtful' }).click();
    await dialog.waitFor({ state: 'detached' });
    await typeRow(nurse, { ...CALM, systolic: 129 });
  });
  await Then('both stay in the record, and only the second counts', async () => {
    await untilEvent(nurse, bedside, ({ kind }) => kind === 'correction.made');
    await page.getByText('172/96', { exact: false }).filter({ visible: true }).first().waitFor();
    const { lastVital } = await stateOf(nurse, bedside);
    expect(lastVital?.systolicMmHg).toBe(129);
  });
  await When('the patient asks to stop', async () => {
    await confirm(nurse, 'Stop', /^Stop at/, async (dialog) => {
      await dialog.getByLabel('The patient asks to stop').check();
      await look(nurse, 'early-stop');
    });
    await untilPhase(nurse, bedside, 'recovery');
  });
  await Then('less than the order was given, and nothing more can be', async () => {
    const { givenMg, doseMg } = await stateOf(nurse, bedside);
    expect(givenMg).toBeLessThan(doseMg ?? 0);
    expect(await page.getByRole('button', { name: /^(Start|Resume|Bolus)/ }).count()).toBe(0);
  });
});

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

it('gives a swallowed dose', async () => {
  const { team, bedside } = await aTreatment(
    ['Ottoline', 'Brask'],
    { product: 'ketamine', route: 'PO', indication: 'trd', compounded: true },
    { ...PER_KG, protocol: 'ketamine-oral-psychiatric', dose: '0.5', perWeek: '1' },
  );
  await When('it is given after the gate, and nobody is asked for a double check', async () => {
    await passTheGate(team, bedside);
    await openRoom(team.nurse, bedside.sessionId);
    await givePart(team, /^Give an oral dose/, 'Solution', '40');
    await untilPhase(team.nurse, bedside, 'recovery');
  });
  await Then('the patient goes home after two hours', async () => {
    await observe(team, bedside, 115);
    expect((await stateOf(team.nurse, bedside)).blockedBy).toContain('DC-04');
    await journey.pass(6 * MINUTE);
    await becomeReady(team, bedside);
    await goHome(team, bedside);
    expect(await signAndPrint(team, bedside)).toContain('solution');
  });
});

it('tells of a patient who left against advice after a dose under the tongue', async () => {
  const { team, bedside } = await aTreatment(
    ['Perpetua', 'Quill'],
    { product: 'ketamine', route: 'SL', indication: 'trd', compounded: true },
    { ...PER_KG, protocol: 'ketamine-sublingual-psychiatric', dose: '0.5', perWeek: '1' },
  );
  const { nurse } = team;
  await Given('half an hour after the dose', async () => {
    await passTheGate(team, bedside);
    await openRoom(nurse, bedside.sessionId);
    await givePart(team, /^Give an oral dose/, 'Troche', '40');
    await observe(team, bedside, 30);
  });
  await When('the patient walks out', async () => {
    await openRoom(nurse, bedside.sessionId);
    await confirm(nurse, /^The patient is gone/, 'Record that the patient is gone', async (dialog) => {
      await dialog.getByLabel('Left before the criteria were met').check();
      await dialog.getByLabel(/^Risk talk/).fill('Told not to drive; Isolde Ashdown was called.');
      await look(nurse, 'against-advice');
    });
    await untilPhase(nurse, bedside, 'discharged');
  });
  await Then('nothing says that the patient was discharged', async () => {
    await nurse.page.getByText('LEFT EARLY').waitFor();
    const record = await signAndPrint(team, bedside);
    expect(record).toContain('Told not to drive');
    expect(record).toMatch(/left before/i);
  });
});

it('runs four hours for pain, with rates changed and a pressure that stops it for a while', async () => {
  const { team, plan, bedside } = await aTreatment(
    ['Leopold', 'Farrow'],
    { product: 'ketamine', route: 'IV', indication: 'crps', compounded: false },
    {
      protocol: 'ketamine-iv-pain-outpatient',
      dose: '1.4',
      unit: 'mg for each kg of weight',
      vial: '50 mg',
      // 110 mg in 112 mL: a concentration without an end.
      finalMl: '112',
      durationMin: '240',
      sessions: '10',
      perWeek: '5',
    },
  );
  const { nurse, prescriber } = team;
  const EASE = { ...CALM, sedation: 5, dissociation: 0, pain: 4 };
  await Given('a drip of 28 mL/h that two worked out', async () => {
    await passTheGate(team, bedside);
    await checkOffScreen(team, bedside, plan, figuresOf(plan));
    await workItOut(nurse, bedside, plan, figuresOf(plan));
    await drawFromTheShelf(nurse, bedside, VIALS, '110');
    await confirm(nurse, /^Start 110 mg over 240 min at 28 mL\/h/, /^Start 110 mg/, async (dialog) => {
      await dialog.getByLabel('Lot').fill(VIALS.lot);
      await dialog.getByLabel('Expiry').fill('2028-03');
    });
    await untilPhase(nurse, bedside, 'dosing');
  });
  await When('after an hour the rate is lowered, and raised again later', async () => {
    await observe(team, bedside, 60, EASE);
    // The pump runs in steps of a tenth of a millilitre: 20 mg/h of this bag is 20.36 mL/h.
    await changeRate(team, bedside, '20', '20.4', 'Feels far away');
    await observe(team, bedside, 30, EASE);
    await changeRate(team, bedside, '27.5', '28', 'Settled');
    await look(nurse, 'pain-rates');
  });
  await When('the pressure calls for a stop', async () => {
    await openRoom(nurse, bedside.sessionId);
    await typeRow(nurse, { ...CALM, systolic: 206, diastolic: 118 });
    await untilEvent(nurse, bedside, isAlert('AL-01'));
    await confirm(nurse, 'Pause', /^Pause for: .*206/);
    await answerAlerts(nurse);
    await untilPhase(nurse, bedside, 'paused');
    await look(nurse, 'pain-paused');
  });
  await Then('it goes on only after ten calm minutes and the decision of the prescriber', async () => {
    await journey.pass(5 * MINUTE);
    await chartRow(nurse, bedside, journey.server.now(), EASE);
    await openRoom(prescriber, bedside.sessionId);
    await prescriber.page.getByLabel('At the chair I decide').selectOption('continue');
    await prescriber.page.locator('#review-note').fill('Settled without medicine.');
    await prescriber.page.getByRole('button', { name: 'Record the decision' }).click();
    await journey.pass(11 * MINUTE);
    await chartRow(nurse, bedside, journey.server.now(), EASE);
    await confirm(prescriber, 'Resume', 'Resume at 28 mL/h', async (dialog) => {
      await dialog.getByLabel(/^As before the pause/).check();
      await dialog.getByLabel('Why it goes on').fill('Settled');
    });
    await untilPhase(nurse, bedside, 'dosing');
  });
  await When('the rest runs in', async () => {
    await observe(team, bedside, 150, EASE);
    await journey.pass(10 * MINUTE);
    await openRoom(nurse, bedside.sessionId);
    await typeRow(nurse, EASE);
    await confirm(nurse, 'Stop', /^Stop at/, (dialog) => dialog.getByLabel('The dose is complete').check());
    await untilPhase(nurse, bedside, 'recovery');
    expect((await stateOf(nurse, bedside)).givenMg).toBe(110);
  });
  await Then('the long observation is kept, and the record tells every rate', async () => {
    await observe(team, bedside, 115, EASE);
    expect((await stateOf(nurse, bedside)).blockedBy).toContain('DC-07');
    await journey.pass(6 * MINUTE);
    await becomeReady(team, bedside, { drip: true });
    await goHome(team, bedside);
    const record = await signAndPrint(team, bedside);
    for (const words of ['20.4 mL/h', '28 mL/h', '206/118', '110 mg']) expect(record).toContain(words);
  });
});

const isAlert = (rule: string) => (event: Readonly<Record<string, unknown>>) =>
  event['kind'] === 'alert.raised' && JSON.stringify(event['data']).includes(`"${rule}"`);

async function changeRate(
  { nurse }: Team,
  bedside: Bedside,
  mgPerH: string,
  pumpMlPerH: string,
  why: string,
): Promise<void> {
  await openRoom(nurse, bedside.sessionId);
  await confirm(nurse, 'Change rate', `Run at ${pumpMlPerH} mL/h from now`, async (dialog) => {
    await dialog.locator('#field-new-rate').fill(mgPerH);
    await dialog.getByLabel('Why').fill(why);
    await look(nurse, `rate-${mgPerH}`);
  });
}
