import { listEnquiries, readHistory } from '@titrate/contract';
import { expect } from 'vitest';
import { CLINIC, familyPracticeBundle, inClinic, ofPatient, type Pathway, RONAN } from './cast.ts';

/** Step 2: the enquiry becomes a patient, and the document of the family practice lands on the chart. */
export async function makeTheChart({ journey, desk, nurse }: Pathway): Promise<string> {
  const { When, Then } = journey;
  let patientId = '';
  await When('the front desk reads the enquiry, which says to call first, and makes a chart', async () => {
    const { page } = desk;
    await desk.open(`/clinic/${CLINIC}/enquiries`);
    await page.getByRole('button', { name: 'Ronan Ashdown' }).click();
    await page.getByText('Call first:').waitFor();
    await page.getByText('Two medicines did not help.').waitFor();
    await page.getByText(/PHQ-9.*15/).waitFor();
    await page.getByRole('link', { name: 'Make a chart' }).click();
    await page.getByRole('heading', { name: 'New patient' }).waitFor();
    expect(await page.getByLabel('Family name').inputValue()).toBe(RONAN.familyName);
    await page.locator('#field-birthDate').fill('17-Apr-1983');
    await page.getByLabel('Sex at birth').selectOption('male');
    await page.locator('#field-phone').fill('212 555 0143');
    await page.locator('#field-emergencyName').fill('Isolde Ashdown');
    await page.locator('#field-emergencyPhone').fill('212 555 0190');
    await page.getByRole('button', { name: 'Make the chart' }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
    patientId = page.url().split('/').at(-1) ?? '';
    const { enquiries } = await desk.call(listEnquiries, { params: inClinic, query: { open: 'no' } });
    expect(enquiries.find(({ name }) => name === 'Ronan Ashdown')).toMatchObject({
      status: 'converted',
      patientId,
    });
  });
  await When('the nurse imports what the family practice sent', async () => {
    const { page } = nurse;
    await nurse.open(`/clinic/${CLINIC}/imports`);
    await page.getByLabel(/^Choose a file/).setInputFiles({
      name: 'ronan-ashdown.json',
      mimeType: 'application/fhir+json',
      buffer: Buffer.from(familyPracticeBundle(journey.server.now())),
    });
    await page.getByLabel(/^Same person: ASHDOWN, Ronan/).check();
    await page.getByRole('button', { name: /^Add all of it to/ }).click();
  });
  await Then('it stands on the chart, and what nobody could read is listed', async () => {
    const { page } = nurse;
    await page.getByRole('heading', { name: 'Imported' }).waitFor();
    await page.getByText('CareTeam').first().waitFor();
    const history = await nurse.call(readHistory, { params: ofPatient(patientId) });
    expect(history.conditions.map(({ name }) => name)).toContain('Major depressive disorder');
    expect(history.medicines.map(({ resolved }) => resolved?.ingredients)).toContainEqual(['sertraline']);
    expect(history.allergies.map(({ substance }) => substance)).toEqual(['Penicillin']);
    expect(history.labs.map(({ code }) => code).sort()).toEqual(['1742-6', '2160-0']);
    expect(history.vitals).toHaveLength(1);
  });
  return patientId;
}
