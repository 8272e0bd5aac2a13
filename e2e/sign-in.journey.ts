import { listEnquiries, readPatient } from '@titrate/contract';
import { expect, it } from 'vitest';
import { aJourney } from './support/journey.ts';
import { staffMember } from './support/person.ts';

const journey = aJourney('sign-in');
const { Given, When, Then } = journey;

it('lets every member of staff in with password and code, and nobody without the code', async () => {
  const stranger = await journey.somebody('stranger');
  await Given('somebody who knows a password but has no authenticator', async () => {
    await stranger.open('/clinic/sign-in');
    await stranger.page.getByLabel('E-mail').fill('nurse@harbour.example');
    await stranger.page.getByLabel('Password').fill('harbour-meadow-2026');
    await stranger.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  });
  await When('a code is guessed', async () => {
    await stranger.page.getByLabel('Six-digit code').fill('000000');
  });
  await Then('the door stays shut and says why', async () => {
    await stranger.page.getByRole('alert').first().waitFor();
    expect(stranger.page.url()).toContain('/clinic/sign-in');
  });
});

it('shows each role what is theirs', async () => {
  const desk = await journey.staffByHand('desk@harbour.example');
  const auditor = await journey.staffByHand('auditor@harbour.example');
  const { clinicId } = staffMember('desk@harbour.example');
  await Then('the front desk answers enquiries', async () => {
    await expect(
      desk.call(listEnquiries, { params: { clinicId }, query: { open: 'yes' } }),
    ).resolves.toBeDefined();
  });
  await Then('the auditor does not', async () => {
    await expect(
      auditor.call(listEnquiries, { params: { clinicId }, query: { open: 'yes' } }),
    ).rejects.toMatchObject({ problem: { status: 403 } });
  });
  await Then('neither reaches the other clinic', async () => {
    const meadow = staffMember('desk@meadow.example').clinicId;
    await expect(
      desk.call(readPatient, { params: { clinicId: meadow, patientId: crypto.randomUUID() } }),
    ).rejects.toMatchObject({ problem: { status: expect.toSatisfy((s: number) => s === 403 || s === 404) } });
  });
});
