import { expect, it } from 'vitest';
import { type Bedside, stateOf, untilEvent, untilPhase } from './pathway/bedside.ts';
import { CLINIC } from './pathway/cast.ts';
import { figuresOf, MINUTE, signAndPrint, type Team, workItOut } from './pathway/chairside.ts';
import {
  drawFromTheShelf,
  drawIsRefused,
  drawTheWrongContainer,
  LOZENGES,
  readTheLabel,
  unitsInTheBooks,
  VIALS,
  wasteBeforeAHastyWitness,
  wasteBeforeAWitness,
  wasteByMistake,
} from './pathway/drug.ts';
import {
  becomeReady,
  chartRow,
  checkOffScreen,
  goHome,
  observe,
  passTheGate,
  signOffScreen,
} from './pathway/off-screen.ts';
import {
  answerAlerts,
  CALM,
  confirm,
  openRoom,
  refusedInItsDialog,
  typeRow,
  untilWithPresence,
} from './pathway/room.ts';
import { givePart, isAlert, PER_KG, staffed } from './pathway/staffed.ts';
import { sessionInPhase } from './support/demo.ts';
import { aJourney } from './support/journey.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';

/** What is swallowed or runs in for hours, and a drip that stops early, in one clinic. */
const journey = aJourney('swallowed-and-infused');
const { Given, When, Then } = journey;
const { theTeam, aTreatment } = staffed(journey);

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
    const latest = async () => (await stateOf(nurse, bedside)).lastVital?.systolicMmHg;
    await expect.poll(latest, { timeout: 20_000 }).toBe(129);
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

it('stocks troches by their strength and count', async () => {
  const { nurse, owner } = await theTeam();
  const { page } = owner;
  await When('the owner adds them to the formulary and enters two bottles', async () => {
    await page.goto(`/clinic/${CLINIC}/ledger`);
    await page.getByRole('tab', { name: 'Formulary' }).click();
    await page.locator('#field-item-form').selectOption('unit');
    await page.locator('#field-item-unit').selectOption('troche');
    await page.getByLabel('Strength of one troche, mg').fill('50');
    await page.getByLabel('How many in a container').fill('24');
    await look(owner, 'formulary-troche');
    await page.getByRole('button', { name: 'Add to the formulary' }).click();
    const added = page.getByRole('listitem').filter({ hasText: /troche 50\s*mg, 24 in a container/ });
    await untilWithPresence(owner, () => added.isVisible());
    await receive(owner, /troche 50/, 'KT0901', '2');
    const waiting = page.getByText(/48 troches of 50\s*mg of lot KT0901/).first();
    await untilWithPresence(owner, () => waiting.isVisible());
  });
  await Then('a second person confirms them, and the shelf says how many there are', async () => {
    await nurse.page.goto(`/clinic/${CLINIC}/ledger`);
    await look(nurse, 'receipt-troche');
    await nurse.page.getByRole('button', { name: /^I checked 48 troches/ }).click();
    const onShelf = nurse.page.getByRole('row').filter({ hasText: /KT0901.*48 troches of 50\s*mg/ });
    await untilWithPresence(nurse, () => onShelf.first().isVisible());
    await look(nurse, 'stock-troche');
  });
  await When('the clinic stocks them no more', async () => {
    await page.getByRole('tab', { name: 'Formulary' }).click();
    const item = page.getByRole('listitem').filter({ hasText: /troche 50\s*mg, 24 in a container/ });
    await item.getByRole('button', { name: /^Take out of use/ }).click();
    await untilWithPresence(owner, () => item.getByText(/out of use: not received any more/).isVisible());
    await look(owner, 'formulary-out-of-use');
  });
  await Then('they are received no more, and what is there stays on the shelf', async () => {
    await page.getByRole('tab', { name: 'Receive' }).click();
    const offered = await page.locator('#field-receive-item option').allTextContents();
    expect(offered.join()).not.toMatch(/troche/);
    await page
      .getByRole('row')
      .filter({ hasText: /KT0901/ })
      .first()
      .waitFor();
  });
});

it('gives a swallowed dose', async () => {
  const { team, bedside } = await aTreatment(
    ['Ottoline', 'Brask'],
    { product: 'ketamine', route: 'PO', indication: 'trd', compounded: true },
    { ...PER_KG, protocol: 'ketamine-oral-psychiatric', dose: '0.5', perWeek: '1' },
  );
  await Given('a lozenge from the shelf, after a vial that is not for the mouth', async () => {
    await passTheGate(team, bedside);
    await openRoom(team.nurse, bedside.sessionId);
    await drawTheWrongContainer(
      team.nurse,
      VIALS,
      /the order is by mouth or under the tongue, this is a vial/,
    );
    await drawIsRefused(team.nurse, LOZENGES, '1');
    await drawFromTheShelf(team.nurse, bedside, LOZENGES, '1');
  });
  await When('it is given after the gate, and nobody is asked for a double check', async () => {
    await givePart(team, /^Give an oral dose/, 'Lozenge', '40', LOZENGES.lot);
    await untilPhase(team.nurse, bedside, 'recovery');
  });
  await Then('the patient goes home after two hours', async () => {
    await observe(team, bedside, 115);
    expect((await stateOf(team.nurse, bedside)).blockedBy).toContain('DC-04');
    await journey.pass(6 * MINUTE);
    await becomeReady(team, bedside);
    await goHome(team, bedside);
  });
  await Then('the record stays open while a part of the lozenge is nowhere', async () => {
    await expect(signOffScreen(team, bedside)).rejects.toThrow(/CSR-02: 60 mg drawn are neither given/);
  });
  await When('that part is wasted before a witness', () => wasteTheLozenge(team, bedside));
  await Then('the books and the record say where every part of it went', async () => {
    expect(await unitsInTheBooks(team.nurse, bedside)).toEqual(ONE_LOZENGE);
    const record = await signAndPrint(team, bedside);
    for (const words of ['1 lozenge of 100 mg', 'lozenge 40 mg', `lot ${LOZENGES.lot}`])
      expect(record).toContain(words);
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
    await drawFromTheShelf(nurse, bedside, LOZENGES, '1');
    await givePart(team, /^Give an oral dose/, 'Lozenge', '40', LOZENGES.lot);
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
    for (const person of [nurse, team.secondNurse]) await openRoom(person, bedside.sessionId);
    await wasteBeforeAHastyWitness(team, bedside, [
      { ...PART_OF_A_LOZENGE, amount: '0.1' },
      { ...PART_OF_A_LOZENGE, amount: '0.2' },
      { ...PART_OF_A_LOZENGE, amount: '0.3' },
    ]);
    expect(await unitsInTheBooks(nurse, bedside)).toEqual([
      ...ONE_LOZENGE.slice(0, 2),
      'wasted 0.1 of 10 mg',
      'wasted 0.2 of 20 mg',
      'wasted 0.3 of 30 mg',
    ]);
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
      await readTheLabel(nurse, dialog, VIALS.lot);
      // A start that the server refuses must not look like one that it took.
      await refusedInItsDialog(nurse, dialog, /^Start 110 mg/);
      await look(nurse, 'start-refused');
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

/** 40 mg of a lozenge of 100 mg were given. */
const PART_OF_A_LOZENGE = {
  container: `${LOZENGES.lot}/1`,
  field: 'Lozenges',
  reason: 'Part of a lozenge',
} as const;
const ONE_LOZENGE = ['administered 0.4 of 40 mg', 'draw-up 1 of 100 mg', 'wasted 0.6 of 60 mg'];

async function wasteTheLozenge({ nurse, secondNurse }: Team, bedside: Bedside): Promise<void> {
  for (const person of [nurse, secondNurse]) await openRoom(person, bedside.sessionId);
  await wasteByMistake(nurse, bedside, { ...PART_OF_A_LOZENGE, amount: '0.5' });
  await wasteBeforeAWitness({ nurse, secondNurse }, bedside, { ...PART_OF_A_LOZENGE, amount: '0.6' });
}

async function receive(person: Person, item: RegExp, lot: string, containers: string): Promise<void> {
  const { page } = person;
  await page.getByRole('tab', { name: 'Receive' }).click();
  await page.locator('#field-receive-location').selectOption({ label: 'Main cabinet' });
  const items = page.locator('#field-receive-item');
  const value = await items.locator('option').filter({ hasText: item }).getAttribute('value');
  await items.selectOption(value);
  for (const [field, text] of [
    ['lot', lot],
    ['expiry', '2028-03'],
    ['containers', containers],
    ['reference', 'Invoice 8, Alder Wholesale'],
  ] as const)
    await page.locator(`#field-receive-${field}`).fill(text);
  await look(person, 'receive-troche');
  await page.getByRole('button', { name: 'Enter the receipt' }).click();
}

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
