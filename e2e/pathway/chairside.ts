import { sessionRecordPdf, urlOf } from '@titrate/contract';
import { expect } from 'vitest';
import type { Journey } from '../support/journey.ts';
import { look } from '../support/look.ts';
import { textOfPdf } from '../support/pdf.ts';
import type { Person } from '../support/person.ts';
import { type Bedside, untilPhase } from './bedside.ts';
import { CLINIC } from './cast.ts';
import { signOffScreen } from './off-screen.ts';
import type { ReadyPatient } from './ready-patient.ts';
import { confirm, openRoom } from './room.ts';

export const MINUTE = 60_000;

/** Who stands at the chairs. */
export interface Team {
  readonly journey: Journey;
  readonly prescriber: Person;
  readonly nurse: Person;
  readonly owner: Person;
}

export async function signTheGate(nurse: Person, prescriber: Person, bedside: Bedside): Promise<void> {
  await nurse.page.getByText('all checks answered').waitFor();
  await confirm(nurse, 'Sign the gate as nurse', 'Sign the gate as nurse');
  await openRoom(prescriber, bedside.sessionId);
  await confirm(prescriber, 'Sign the gate as prescriber', 'Sign the gate as prescriber');
}

/** The nurse lets the patient go on the screen, which says first that nothing holds it. */
export async function discharge(
  { nurse }: Team,
  bedside: Bedside,
  { givenName, familyName }: Pick<ReadyPatient, 'givenName' | 'familyName'>,
): Promise<void> {
  await openRoom(nurse, bedside.sessionId);
  await nurse.page.getByText('Ready to go').waitFor();
  await look(nurse, `${familyName}-ready`);
  await confirm(nurse, `Discharge ${givenName}`, `Discharge ${givenName} ${familyName}`);
  await untilPhase(nurse, bedside, 'discharged');
}

/** The signature that closes the record, and the record as it prints. */
export async function signAndPrint(team: Team, bedside: Bedside): Promise<string> {
  const { prescriber } = team;
  await signOffScreen(team, bedside);
  await untilPhase(prescriber, bedside, 'closed');
  const path = urlOf(sessionRecordPdf.path, { clinicId: CLINIC, sessionId: bedside.sessionId });
  const answer = await prescriber.context.request.get(path);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return textOfPdf(await answer.body());
}
