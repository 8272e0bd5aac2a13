/// <reference lib="dom" />
import { sendTasks } from '@titrate/contract';
import { expect } from 'vitest';
import { openLinkOf } from '../support/link.ts';
import type { Person } from '../support/person.ts';
import { ofPatient, type Pathway, RONAN } from './cast.ts';
import { choose } from './public.ts';

/** What a patient is asked before the first assessment, with the titles of the tasks. */
const GROUPS = [
  'allergy',
  'heart-and-vessels',
  'brain-and-nerves',
  'breathing',
  'mental-health',
  'substances',
  'liver-kidney-bladder',
  'hormones-eyes-and-others',
  'past-ketamine',
  'daily-life',
] as const;
const FORMS = ['phq9', 'gad7', 'audit_c'] as const;
const MORE_THAN_HALF = 'More than half the days';

/** Step 3: an invitation link, the history and the PHQ-9 on a phone, left halfway and taken up again. */
export async function fillInIntake(
  { journey, desk }: Pathway,
  patientId: string,
  phone: Person,
): Promise<void> {
  const { Given, When, Then } = journey;
  const { page } = phone;
  let link = '';
  await Given('an invitation that the front desk reads out', async () => {
    const sent = await desk.call(sendTasks, {
      params: ofPatient(patientId),
      body: {
        moment: 'intake',
        tasks: [
          ...FORMS.map((ref) => ({ kind: 'instrument', ref }) as const),
          ...GROUPS.map((ref) => ({ kind: 'intake', ref }) as const),
        ],
      },
    });
    link = sent.link;
    expect(sent.sentTo).toBe('nobody');
  });
  await When('the patient opens it on a phone and says the birth date', async () => {
    await openLink(phone, link);
  });
  await When('they answer three questions of the PHQ-9 and put the phone away', async () => {
    await start(phone, 'PHQ-9');
    for (const _ of [1, 2, 3]) await choose(phone, MORE_THAN_HALF);
    await page.getByText('All answers so far are saved.').waitFor();
    await phone.open('/me');
    await page.getByText('3 answered').waitFor();
  });
  await Then('it goes on where they left', async () => {
    await page.getByRole('link', { name: /^Go on with/ }).click();
    await page.getByText('Question 4 of').waitFor();
    for (const answer of [MORE_THAN_HALF, 'Several days', MORE_THAN_HALF, MORE_THAN_HALF, MORE_THAN_HALF])
      await choose(phone, answer);
    await choose(phone, 'Not at all');
    await choose(phone, 'Very difficult');
    await finish(phone);
  });
  await When('they answer everything else', async () => {
    for (let left = FORMS.length - 1 + GROUPS.length; left > 0; left -= 1) {
      await page.getByRole('link', { name: /^Next: / }).click();
      await answerAll(phone);
    }
  });
  await Then('nothing is left to do', async () => {
    await phone.open('/me');
    await page.getByRole('heading', { name: 'Nothing to fill in' }).waitFor();
  });
}

/** The link as it arrives, opened with Ronan's birth date. */
export const openLink = (phone: Person, link: string): Promise<void> =>
  openLinkOf(phone, link, RONAN.birthDate);

/** From the first page of the patient into one task. */
export async function start({ page }: Person, title: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^Start with .*${title}`) }).click();
  await page.getByRole('button', { name: 'Start' }).click();
}

/** Looks through the answers and sends them. */
export async function finish({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
}

/** Answers a whole task with what a healthy person says, question by question. */
async function answerAll(phone: Person): Promise<void> {
  const { page } = phone;
  await page.getByRole('button', { name: 'Start' }).click();
  const review = page.getByRole('heading', { name: 'Your answers' });
  const progress = page.locator('#progress');
  for (;;) {
    await review.or(progress).waitFor();
    if (await review.isVisible()) break;
    const before = await progress.textContent();
    const question = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const answers = page.getByRole('radio');
    const wanted = page.getByLabel(SAYS_YES.test(question) ? 'Yes' : 'No', { exact: true });
    await ((await wanted.count()) > 0 ? wanted : answers.first()).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.waitForFunction((text) => document.querySelector('#progress')?.textContent !== text, before);
  }
  await finish(phone);
}

/** The one question of the history to which a healthy person says yes. */
const SAYS_YES = /take you home/i;
