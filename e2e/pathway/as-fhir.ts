import { createApiToken } from '@titrate/contract';
import { Client } from 'fhir-kit-client';
import { expect } from 'vitest';
import type { Bedside } from './bedside.ts';
import { inClinic, type Pathway } from './cast.ts';

/** Step 9: the same session, read by a standard FHIR client. */
export async function readAsFhir(
  { journey, owner }: Pathway,
  { patientId, sessionId }: Bedside,
): Promise<void> {
  await journey.Then('a standard FHIR client reads the same session', async () => {
    await journey.signInAgain(owner);
    const { token } = await owner.call(createApiToken, {
      params: inClinic,
      body: { name: 'Registry of outcomes', scopes: ['system/*.rs'] },
    });
    const client = new Client({ baseUrl: `${journey.server.url}/fhir/R4`, bearerToken: token });
    const patient = await client.read({ resourceType: 'Patient', id: patientId });
    expect(patient).toMatchObject({ resourceType: 'Patient', birthDate: '1983-04-17' });
    const encounter = await client.read({ resourceType: 'Encounter', id: sessionId });
    expect(encounter).toMatchObject({ resourceType: 'Encounter', status: 'finished' });
    for (const [resourceType, atLeast] of WANTED) {
      const bundle = await client.search({ resourceType, searchParams: { patient: patientId } });
      const entries: unknown = bundle['entry'];
      expect(Array.isArray(entries) ? entries.length : 0, resourceType).toBeGreaterThanOrEqual(atLeast);
    }
  });
}

const WANTED = [
  ['MedicationAdministration', 1],
  ['Observation', 10],
  ['QuestionnaireResponse', 2],
] as const;
