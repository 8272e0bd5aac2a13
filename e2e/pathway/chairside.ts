import { type PlanView, sessionRecordPdf, urlOf } from '@titrate/contract';
import { expect } from 'vitest';
import type { Journey } from '../support/journey.ts';
import { look } from '../support/look.ts';
import { textOfPdf } from '../support/pdf.ts';
import type { Person } from '../support/person.ts';
import { type Bedside, untilPhase } from './bedside.ts';
import { CLINIC } from './cast.ts';
import { type Figures, signOffScreen } from './off-screen.ts';
import type { ReadyPatient } from './ready-patient.ts';
import { confirm, openRoom } from './room.ts';

export const MINUTE = 60_000;

/** Who stands at the chairs. */
export interface Team {
  readonly journey: Journey;
  readonly prescriber: Person;
  readonly nurse: Person;
  readonly secondNurse: Person;
  readonly owner: Person;
}

export async function signTheGate(nurse: Person, prescriber: Person, bedside: Bedside): Promise<void> {
  await nurse.page.getByText('all checks answered').waitFor();
  await confirm(nurse, 'Sign the gate as nurse', 'Sign the gate as nurse');
  await openRoom(prescriber, bedside.sessionId);
  await confirm(prescriber, 'Sign the gate as prescriber', 'Sign the gate as prescriber');
}

/** What both must read for this plan, as label and pump would show it. */
export function figuresOf({ answer, request, weightKg, durationMin, route }: PlanView): Figures {
  const drawn = {
    weightKg,
    doseMg: answer.roundedMg ?? answer.orderedMg,
    vialMgPerMl: typeof request['vialMgPerMl'] === 'number' ? request['vialMgPerMl'] : null,
    drawMl: answer.drawMl,
  };
  const { finalMl, rateMlPerH } = answer;
  const concentrationMgPerMl =
    answer.concentrationMgPerMl === null ? null : Number(answer.concentrationMgPerMl.toFixed(4));
  const all = route === 'IV' ? { ...drawn, finalMl, concentrationMgPerMl, rateMlPerH, durationMin } : drawn;
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

/** Somebody works the dose out alone on their own tablet. */
export async function workItOut(
  person: Person,
  bedside: Bedside,
  { product, route }: Pick<PlanView, 'product' | 'route'>,
  figures: Figures,
): Promise<void> {
  const { page } = person;
  await openRoom(person, bedside.sessionId);
  const again = page.getByRole('button', { name: 'Work it out again' });
  const record = page.getByRole('button', { name: /^Record my figures as/ });
  await again.or(record).waitFor();
  if (await again.isVisible()) await again.click();
  await page.locator('#check-product').selectOption(product);
  await page.locator('#check-route').selectOption(route);
  for (const [member, value] of Object.entries(figures))
    await page.locator(`#check-${member}`).fill(String(value));
  await record.click();
  await record.waitFor({ state: 'detached' });
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
