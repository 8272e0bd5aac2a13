import {
  commitImport,
  createPatient,
  listEnquiries,
  previewImport,
  readHistory,
  setEnquiryStatus,
} from '@titrate/contract';
import { expect } from 'vitest';
import { familyPracticeBundle, inClinic, ofPatient, type Pathway, RONAN } from './cast.ts';

/** Step 2: the enquiry becomes a patient, and the document of the family practice lands on the chart. */
export async function makeTheChart({ journey, desk, nurse }: Pathway): Promise<string> {
  const { When, Then } = journey;
  const patientId = crypto.randomUUID();
  await When('the front desk calls back and makes a chart of the enquiry', async () => {
    const { enquiries } = await desk.call(listEnquiries, { params: inClinic, query: { open: 'yes' } });
    const enquiry = enquiries.find(({ name }) => name === 'Ronan Ashdown');
    if (enquiry === undefined) throw new Error('the enquiry did not arrive');
    expect(enquiry.urgent).toBe(true);
    expect(enquiry.selfChecks).toMatchObject([{ instrument: 'phq9', total: 15 }]);
    await desk.call(setEnquiryStatus, {
      params: { ...inClinic, enquiryId: enquiry.id },
      body: { version: enquiry.version, status: 'contacted' },
    });
    await desk.call(createPatient, {
      params: inClinic,
      body: {
        id: patientId,
        familyName: RONAN.familyName,
        givenName: RONAN.givenName,
        birthDate: RONAN.birthDate,
        sexAtBirth: 'male',
        phone: '212 555 0143',
        emergencyName: 'Isolde Ashdown',
        emergencyPhone: '212 555 0190',
        enquiryId: enquiry.id,
      },
    });
  });
  await When('the nurse imports what the family practice sent', async () => {
    const document = {
      fileName: 'ronan-ashdown.json',
      text: familyPracticeBundle(journey.server.now()),
    };
    const preview = await nurse.call(previewImport, { params: inClinic, body: document });
    expect(preview.matches.map(({ id }) => id)).toContain(patientId);
    const done = await nurse.call(commitImport, { params: inClinic, body: { ...document, patientId } });
    expect(done.notUnderstood.map(({ resourceType }) => resourceType)).toContain('CareTeam');
  });
  await Then(
    'conditions, medicines, allergies, vital signs and labs stand where the clinic needs them',
    async () => {
      const history = await nurse.call(readHistory, { params: ofPatient(patientId) });
      expect(JSON.stringify(history)).toContain('Major depressive disorder');
      expect(JSON.stringify(history)).toContain('Sertraline');
      expect(JSON.stringify(history)).toContain('Penicillin');
      expect(JSON.stringify(history)).toContain('1742-6');
    },
  );
  return patientId;
}
