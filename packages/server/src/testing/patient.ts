import { randomUUID } from 'node:crypto';
import type { Caller, TestClinic } from './world.ts';

/** A new chart of somebody whom nobody else is taken for; answers its id. */
export async function aPatient(
  by: Caller,
  clinic: TestClinic,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = randomUUID();
  const { status, body } = await by.call('POST', '/api/clinics/:clinicId/patients', {
    params: { clinicId: clinic.id },
    body: {
      id,
      familyName: `Larkin ${id.slice(0, 8)}`,
      givenName: 'Robin',
      birthDate: '1984-06-02',
      ...change,
    },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return id;
}
