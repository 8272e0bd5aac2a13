import { randomUUID } from 'node:crypto';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { TestTreatment } from './treatment.ts';
import type { Caller, World } from './world.ts';

/** What the database says to a statement of the application inside a clinic: `done`, or its complaint. */
export const attemptSql = (world: World, statement: string): Promise<string> =>
  world
    .within(world.clinic, (tx) => sql.raw(statement).execute(tx))
    .then(
      () => 'done',
      (error: Error) => error.message,
    );

/** Charts one fact at a session as somebody of the staff; `refused` says why it was not taken. */
export async function chartFact(
  world: World,
  { patientId, sessionId }: TestTreatment,
  by: Caller,
  kind: string,
  data: object,
): Promise<{ readonly id: string; readonly status: number; readonly refused: readonly string[] }> {
  const id = randomUUID();
  const answer = await by.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
    params: { clinicId: world.clinic.id, sessionId },
    body: { patientId, events: [{ id, kind, data, observedAt: formatInstant(world.clock.now()) }] },
  });
  const problems: readonly { readonly message: string }[] = answer.body.refused?.[0]?.problems ?? [];
  return { id, status: answer.status, refused: problems.map(({ message }) => message) };
}
