import { expect } from 'vitest';
import type { Journey } from '../support/journey.ts';
import type { Person } from '../support/person.ts';

const NOT_AT_ALL = 'Not at all';
const ANSWERS = [
  'Nearly every day',
  'Nearly every day',
  'More than half the days',
  'More than half the days',
  'Several days',
  'More than half the days',
  'Several days',
  NOT_AT_ALL,
] as const;

/** Step 1: reads, checks their mood without signing in, is shown help first, and writes to the clinic. */
export async function findTheClinic({ Given, When, Then }: Journey, ronan: Person): Promise<void> {
  const { page } = ronan;
  await Given('somebody who reads what ketamine therapy is and how it works', async () => {
    await ronan.open('/');
    await page.getByRole('link', { name: 'Start reading' }).click();
    await page.getByRole('heading', { level: 1, name: 'What ketamine therapy is' }).waitFor();
    await ronan.open('/how-it-works');
    await page.getByText('glutamate').first().waitFor();
  });
  await When('they answer the PHQ-9 without signing in', async () => {
    await ronan.open('/self-check');
    await page.getByRole('link', { name: 'Start with mood' }).click();
    for (const answer of ANSWERS) await choose(ronan, answer);
    await choose(ronan, 'Several days');
  });
  await Then('a positive ninth answer brings help before anything else', async () => {
    await page.getByRole('heading', { name: 'Before we go on: you deserve help now' }).waitFor();
    await page.getByRole('link', { name: /Call 988/ }).waitFor();
    await page.getByRole('button', { name: 'Go on with the form' }).click();
    await page.getByRole('button', { name: 'Show my result' }).click();
    await page.getByRole('heading', { name: 'First: help is there for you now' }).waitFor();
    expect(await page.getByText('15 of 27').count()).toBe(1);
  });
  await When('they write to the clinic and send the answers along', async () => {
    await page.getByRole('button', { name: 'Write to a clinic and add these answers' }).click();
    await page.getByLabel('For me').check();
    await page.getByLabel('Your name').fill('Ronan Ashdown');
    await page.getByLabel('Phone call').check();
    await page.getByLabel('Your phone number').fill('212 555 0143');
    await page.getByLabel('Depression', { exact: true }).check();
    await page.getByLabel('Your question').fill('Two medicines did not help. Could this?');
    await page.getByLabel('Which clinic?').selectOption({ label: 'Harbour Clinic, US' });
    await page.getByLabel('The clinic may keep what I wrote').check();
    await page.getByRole('button', { name: 'Send my question' }).click();
  });
  await Then('the clinic has it, and says what happens now', async () => {
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await page.getByText('Your question is with Harbour Clinic').waitFor();
  });
}

/** One question a page: choose, then Next. */
export async function choose({ page }: Person, answer: string): Promise<void> {
  await page.getByLabel(answer, { exact: true }).check();
  await page.getByRole('button', { name: 'Next' }).click();
}
