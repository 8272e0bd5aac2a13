import { expect } from 'vitest';
import { textOfPdf } from '../support/pdf.ts';
import type { Person } from '../support/person.ts';
import { type Bedside, stateOf, untilPhase } from './bedside.ts';
import type { Pathway } from './cast.ts';
import { CALM, confirm, typeRow } from './room.ts';

const MINUTE = 60_000;

/** What the record on paper must tell. */
const ON_PAPER = [
  'ASHDOWN, Ronan',
  '40 mg',
  '186/112',
  'Tomás Rivera',
  'Aiko Brandt',
  'Marta Lindqvist',
  'KX2291',
  'Isolde Ashdown',
];

/** Step 7: an hour of recovery, every criterion, after-care, discharge, and the signature that closes the record. */
export async function recover(pathway: Pathway, bedside: Bedside): Promise<void> {
  const { journey, nurse, prescriber } = pathway;
  const { When, Then } = journey;
  const discharge = nurse.page.getByRole('button', { name: 'Discharge Ronan' });
  await Then('discharge is held, and what holds it has a name', async () => {
    await nurse.page.getByText(/^Discharge is held by/).waitFor();
    expect(await discharge.isDisabled()).toBe(true);
    expect((await stateOf(nurse, bedside)).blockedBy).toContain('DC-02');
  });
  await When('an hour passes with a row every quarter', async () => {
    for (let quarter = 0; quarter < 4; quarter += 1) {
      await journey.pass(15 * MINUTE);
      await typeRow(nurse, CALM);
    }
    await journey.pass(MINUTE);
  });
  await When('the patient is well, the escort is here and the after-care was gone through', async () => {
    await typeRow(nurse, { ...CALM, sedation: 5, dissociation: 0, nausea: 0, pain: 0 });
    await answerCriteria(nurse);
    await giveAfterCare(nurse);
    await prescriber.page.getByRole('button', { name: 'I state that the patient is stable' }).click();
  });
  await Then('readiness is met and the patient goes home', async () => {
    await nurse.page.getByText('Ready to go').waitFor();
    await confirm(nurse, 'Discharge Ronan', 'Discharge Ronan Ashdown');
    await untilPhase(nurse, bedside, 'discharged');
  });
  await When('the prescriber signs the record', async () => {
    await confirm(prescriber, 'Sign the record as author', /^Sign as Marta Lindqvist/);
    await untilPhase(nurse, bedside, 'closed');
  });
  await Then('its record and the after-care sheet are there on paper', async () => {
    const record = await downloaded(prescriber, 'Record as PDF');
    for (const words of ON_PAPER) expect(record).toContain(words);
    await nurse.page.getByRole('button', { name: /Recovery/ }).click();
    const sheet = await downloaded(nurse, 'After-care sheet (PDF)');
    expect(sheet).toMatch(/driv/i);
    expect(sheet).not.toContain('186');
  });
}

/** The text of a document behind a link of the page. */
async function downloaded({ page, context }: Person, link: string): Promise<string> {
  const path = await page.getByRole('link', { name: link }).getAttribute('href');
  if (path === null) throw new Error(`there is no link ${link}`);
  const answer = await context.request.get(path);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return textOfPdf(await answer.body());
}

async function answerCriteria({ page }: Person): Promise<void> {
  for (const [group, answer] of [
    ['Knows person, place, time', 'All three'],
    ['Says “back to normal”', 'Yes'],
    ['Walks 10 m', 'Steady'],
  ] as const)
    await page.getByRole('group', { name: group }).getByRole('button', { name: answer, exact: true }).click();
  await page.getByText('Score PADS').click();
  for (const item of [0, 1, 2, 3, 4]) await page.locator(`#pads-${item}`).selectOption('2');
  await page.getByRole('button', { name: 'Record PADS 10' }).click();
  await page.getByRole('button', { name: 'Re-checked: none' }).click();
  await page.getByLabel('Taken home by').fill('Isolde Ashdown');
  await page.getByLabel('Telephone').last().fill('212 555 0190');
  await page.getByRole('button', { name: 'They are here' }).click();
}

async function giveAfterCare({ page }: Person): Promise<void> {
  for (const tick of ['Given in writing', 'Gone through together', 'Knows the emergency number'])
    await page.getByLabel(tick).check();
  await page.getByLabel('IV out, site checked').selectOption('yes');
  await page.getByRole('button', { name: 'Record the after-care' }).click();
  // Recorded once: the form is gone, and begins empty where it is recorded anew.
  await page.getByRole('button', { name: 'Record it once more' }).and(page.locator(':enabled')).click();
  expect(await page.getByLabel('Given in writing').isChecked()).toBe(false);
}
