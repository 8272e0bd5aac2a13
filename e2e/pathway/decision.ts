import { latestEvaluation, listCourses, type PlanView } from '@titrate/contract';
import { expect } from 'vitest';
import type { Person } from '../support/person.ts';
import { CLINIC, ofPatient, type Pathway, RONAN } from './cast.ts';
import { confirm } from './room.ts';
import { workUp } from './work-up.ts';

const NO_PSYCHIATRIST = 'IND-RULE-04';
const REASON = 'The family practice treats the depression and takes part in every review.';

const chartPage = (patientId: string, section: string) =>
  `/clinic/${CLINIC}/patients/${patientId}/${section}`;

/** Step 4: what the rules say, what is missing, an override with its reason, the decision, and the consent. */
export async function decide(pathway: Pathway, patientId: string): Promise<void> {
  const { journey, prescriber } = pathway;
  const { When, Then } = journey;
  const { page } = prescriber;
  const params = ofPatient(patientId);
  await When('the prescriber asks whether ketamine by vein fits', async () => {
    await prescriber.open(chartPage(patientId, 'suitability'));
    await page.getByLabel('Product').selectOption('ketamine');
    await page.getByLabel('Route').selectOption('IV');
    await page.getByLabel('Indication').selectOption('trd');
    await page.getByLabel('Where it comes from').selectOption('marketed');
    await page.getByRole('button', { name: 'Evaluate' }).click();
    await page.getByRole('heading', { name: 'More is needed' }).waitFor();
  });
  await Then('every rule answers with its source, and what is missing has a name', async () => {
    const findings = await findingsOf(prescriber, patientId);
    expect(findings.length).toBeGreaterThan(40);
    expect(findings.every(({ sources }) => sources.length > 0)).toBe(true);
    const unknown = findings.filter(({ result }) => result === 'unknown');
    expect(unknown.length).toBeGreaterThan(5);
    expect(unknown.every(({ missing }) => missing.length > 0)).toBe(true);
    expect(await page.getByRole('list', { name: 'Missing' }).count()).toBeGreaterThan(5);
  });
  await When('what is missing is examined, measured and filed', async () => {
    await workUp(pathway, patientId);
    await prescriber.open(chartPage(patientId, 'suitability'));
    await page.getByText('The chart changed since this evaluation.').waitFor();
    await page.getByRole('button', { name: 'Evaluate again' }).click();
    await page.getByText('The chart changed since this evaluation.').waitFor({ state: 'detached' });
  });
  await Then('one rule still wants a reason, and "suitable" cannot be signed before', async () => {
    const { evaluation } = await prescriber.call(latestEvaluation, { params });
    expect(evaluation?.holding).toEqual([NO_PSYCHIATRIST]);
    await page.getByLabel(/^Suitable/).check();
    await page.getByText('“Suitable” cannot be signed yet.').waitFor();
  });
  await When('the prescriber overrides it with a reason and signs', async () => {
    const rule = page.locator(`[id="${NO_PSYCHIATRIST}"]`);
    await confirm(prescriber, 'Go on with a reason…', 'Record this override', (dialog) =>
      dialog.getByLabel('Your reason').fill(REASON),
    );
    await rule.getByText(REASON).waitFor();
    await page.getByLabel(/^Note/).last().fill('Two adequate trials did not help.');
    await confirm(prescriber, 'Sign: Suitable', 'Sign: Suitable');
    await page.getByText('The decision is signed.').waitFor();
  });
  await When('the consent is gone through on the tablet, said back and signed', async () => {
    await takeConsent(prescriber, patientId);
  });
}

/** The patient reads, ticks and draws on the tablet; the prescriber writes down what was said back, and signs. */
async function takeConsent(prescriber: Person, patientId: string): Promise<void> {
  const { page } = prescriber;
  await prescriber.open(chartPage(patientId, 'consent'));
  await page.getByRole('button', { name: 'Begin the consent talk' }).click();
  await page.getByRole('button', { name: 'Hand over to the patient' }).click();
  const tablet = page.getByRole('dialog');
  for (const tick of await tablet.getByRole('checkbox', { name: /^I understand and agree/ }).all())
    await tick.check();
  await tablet.getByLabel('Your full name').fill('Ronan Ashdown');
  const pad = tablet.getByRole('img', { name: /^Field for the signature/ });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('there is no field to sign in');
  await page.mouse.move(box.x + 40, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + box.height / 3, { steps: 5 });
  await page.mouse.move(box.x + 220, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await tablet.getByRole('button', { name: 'I have finished' }).click();
  await tablet.waitFor({ state: 'detached' });
  for (const answer of await page.locator('textarea[name^="teachBack."]').all())
    await answer.fill('It may lift the mood for days, and somebody takes me home.');
  for (const yes of await page.getByLabel('Yes, in own words').all()) await yes.check();
  await page.getByLabel(/^I find that this patient understands/).check();
  await confirm(prescriber, /^Sign as Marta Lindqvist/, 'Sign the consent');
  await page.getByText('The consent is signed.').waitFor();
}

/** Step 5: half a milligram a kilogram over forty minutes, six times. */
export async function writeThePlan({ journey, prescriber }: Pathway, patientId: string): Promise<PlanView> {
  const { page } = prescriber;
  await journey.When('the prescriber writes a plan; the dose is empty until typed', async () => {
    await prescriber.open(chartPage(patientId, 'plan'));
    await page.getByRole('button', { name: 'Write a plan' }).click();
    await page.getByLabel('Protocol').selectOption('ketamine-iv-psychiatric');
    await page.getByText(`${RONAN.weightKg} kg`).first().waitFor();
    await page.getByLabel('mg for each kg of weight').check();
    expect(await page.locator('#field-dose').inputValue()).toBe('');
    await page.locator('#field-dose').fill('0.5');
    await page.locator('#field-product').selectOption({ label: await vialOf(prescriber) });
    await page.getByLabel('Volume', { exact: true }).selectOption('made-up-to');
    await page.locator('#field-finalMl').fill('100');
    await page.locator('#field-durationMin').fill('40');
    await page.locator('#field-sessions').fill('6');
    await page.locator('#field-perWeek').fill('2');
    await page.getByLabel(/^Stop rule/).fill('No response after six');
  });
  await journey.Then('the arithmetic is the one on paper: 40 mg, 0.8 mL, 150 mL/h', async () => {
    const chain = page.locator('section[aria-labelledby="chain"]');
    for (const figure of ['40 mg', '0.8 mL', '0.4 mg per mL', '150 mL/h', '60 mg/h'])
      await chain.getByText(figure, { exact: false }).first().waitFor();
  });
  await journey.When('the prescriber reads the sentence of the dose and signs it', async () => {
    await confirm(prescriber, 'Review and sign…', 'Sign 40 mg');
    await page.getByText('The plan is signed.').waitFor();
  });
  await journey.Then(
    'the level of the plan in force is drawn, beside what was measured at its dose',
    async () => {
      const level = page.getByRole('region', { name: 'Predicted level of the plan in force' });
      await level.getByText('Measured in a study at 0.5 mg/kg over 40 min', { exact: false }).waitFor();
      await level.getByText('venous plasma', { exact: true }).waitFor();
      await level.getByRole('button', { name: 'Show table' }).click();
      await level.getByRole('row', { name: /^40\s*end of the infusion/ }).waitFor();
    },
  );
  const { courses } = await prescriber.call(listCourses, { params: ofPatient(patientId) });
  const plan = courses[0]?.plans.find(({ status }) => status === 'signed');
  if (plan === undefined) throw new Error('there is no signed plan');
  expect(plan.answer).toMatchObject({ orderedMg: 40, drawMl: 0.8, rateMlPerH: 150 });
  return plan;
}

/** The vial of 50 mg per mL, by the words of the list. */
async function vialOf({ page }: Person): Promise<string> {
  const names = await page.locator('#field-product option').allTextContents();
  const vial = names.find((name) => /50 mg/.test(name));
  if (vial === undefined) throw new Error(`there is no vial of 50 mg per mL among ${names.join(', ')}`);
  return vial;
}

async function findingsOf(prescriber: Person, patientId: string) {
  const { evaluation } = await prescriber.call(latestEvaluation, { params: ofPatient(patientId) });
  return evaluation?.findings ?? [];
}
