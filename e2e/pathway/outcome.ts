import { listResponses, sendTasks, sessionEvents } from '@titrate/contract';
import { expect } from 'vitest';
import type { Person } from '../support/person.ts';
import type { Bedside } from './bedside.ts';
import { CLINIC, ofPatient, type Pathway } from './cast.ts';
import { finish, openLink, start } from './intake.ts';
import { choose } from './public.ts';

const HOUR = 3_600_000;
const SOME = 'Several days';
const NONE = 'Not at all';
const THE_DAY_AFTER = [SOME, SOME, SOME, SOME, NONE, SOME, SOME, NONE, NONE, 'Somewhat difficult'] as const;

/** Step 8: the PHQ-9 the next day by link, and the answer against the baseline. */
export async function followUp(
  pathway: Pathway,
  { patientId, sessionId }: Bedside,
  phone: Person,
): Promise<void> {
  const { journey, nurse } = pathway;
  await journey.When('a day has passed and the patient opens the follow-up', async () => {
    await journey.pass(25 * HOUR);
    await journey.signInAgain(nurse);
    const { link } = await nurse.call(sendTasks, {
      params: ofPatient(patientId),
      body: { moment: 'day-1', tasks: [] },
    });
    await openLink(phone, link);
    await start(phone, 'PHQ-9');
    for (const answer of THE_DAY_AFTER) await choose(phone, answer);
    await finish(phone);
  });
  await journey.Then('the score stands beside the baseline', async () => {
    const { responses } = await nurse.call(listResponses, {
      params: ofPatient(patientId),
      query: { instrument: 'phq9' },
    });
    expect(responses.map(({ score }) => score.total)).toEqual([15, 6]);
  });
  await journey.Then(
    'the outcome chart shows the response against the baseline, with its bands',
    async () => {
      const { page } = nurse;
      await nurse.open(`/clinic/${CLINIC}/patients/${patientId}/outcomes`);
      await page.getByText('From 15 to 6: 9 points lower (60 % better)').waitFor();
      const row = page.getByRole('row', { name: /60 %/ }).first();
      expect(await row.textContent()).toMatch(/Mild symptoms.*Response/);
      await page.getByText('Moderately severe symptoms').first().waitFor();
    },
  );
  await journey.Then('the session of yesterday is closed for good', async () => {
    const { events } = await nurse.call(sessionEvents, {
      params: { clinicId: CLINIC, sessionId },
      query: { after: 0 },
    });
    expect(events.at(-1)?.kind).toBe('session.signed');
  });
}
