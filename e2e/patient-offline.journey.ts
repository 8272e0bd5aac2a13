import { listPatients, listResponses, sendTasks } from '@titrate/contract';
import { expect, it } from 'vitest';
import { choose } from './pathway/public.ts';
import { untilFilled } from './support/demo.ts';
import { aJourney } from './support/journey.ts';
import { openLinkOf } from './support/link.ts';
import { staffMember } from './support/person.ts';

const journey = aJourney('patient-offline');
const { Given, When, Then } = journey;
const { clinicId } = staffMember('nurse@harbour.example');

it('keeps the answers of a phone without network, and loses none when it comes back', async () => {
  const nurse = await journey.staff('nurse@harbour.example');
  const phone = await journey.somebody('patient', { device: 'phone' });
  const { page } = phone;
  let patientId = '';
  await Given('a patient in the middle of a PHQ-9', async () => {
    await untilFilled(journey.server);
    const { patients } = await nurse.call(listPatients, {
      params: { clinicId },
      query: { stage: 'intake', limit: 10 },
    });
    const [patient] = patients;
    if (patient === undefined) throw new Error('nobody is in intake');
    patientId = patient.id;
    const { link } = await nurse.call(sendTasks, {
      params: { clinicId, patientId },
      body: { moment: 'single', tasks: [{ kind: 'instrument', ref: 'phq9' }] },
    });
    await openLinkOf(phone, link, patient.birthDate);
    await page
      .getByRole('link', { name: /^(Start|Go on) with .*PHQ-9/ })
      .first()
      .click();
    const start = page.getByRole('button', { name: 'Start' });
    await start.click();
    await choose(phone, 'Several days');
    await page.getByText('All answers so far are saved.').waitFor();
    // The app is fetched for such times once the page stands.
    await page.waitForFunction(
      async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
    );
  });
  await When('the network goes and they answer on', async () => {
    await phone.context.setOffline(true);
    await choose(phone, 'More than half the days');
    await choose(phone, 'Several days');
    await page.getByText(/2 answers are kept on this phone/).waitFor();
  });
  await Then('the form is still there after the phone has read the page anew', async () => {
    await page.reload();
    await page.getByText('Question 4 of').waitFor();
    await page.getByText(/2 answers are kept on this phone/).waitFor();
    await page.getByRole('link', { name: 'Harbour' }).click();
    const old = page.getByText('There is no connection just now. This page may be old.');
    await old.waitFor();
    // A page that was read without network notices by itself that there is one.
    await page.reload();
    await old.waitFor();
    await phone.context.setOffline(false);
    await old.waitFor({ state: 'detached' });
    await phone.context.setOffline(true);
    await page.goBack();
  });
  await When('it comes back', async () => {
    await phone.context.setOffline(false);
    await page.getByText('All answers so far are saved.').waitFor();
  });
  await Then('the form goes on where it was, and is finished once', async () => {
    await page.reload();
    await page.getByText('Question 4 of').waitFor();
    for (const _ of [4, 5, 6, 7, 8, 9]) await choose(phone, 'Not at all');
    await choose(phone, 'Not difficult at all');
    await page.getByRole('button', { name: 'Send my answers' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    const { responses } = await nurse.call(listResponses, {
      params: { clinicId, patientId },
      query: { instrument: 'phq9' },
    });
    const last = responses.at(-1);
    expect(last?.answers).toEqual([1, 2, 1, 0, 0, 0, 0, 0, 0]);
    expect(last?.score.total).toBe(4);
  });
});
