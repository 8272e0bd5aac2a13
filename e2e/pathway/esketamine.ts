import { listRemsForms, readRemsForm } from '@titrate/contract';
import { expect } from 'vitest';
import { look } from '../support/look.ts';
import type { Person } from '../support/person.ts';
import { type Bedside, stateOf, untilEvent, untilPhase } from './bedside.ts';
import { CLINIC, inClinic } from './cast.ts';
import { MINUTE, signTheGate, type Team } from './chairside.ts';
import { DEVICES, drawFromTheShelf, readTheLabel } from './drug.ts';
import { observeRows } from './off-screen.ts';
import { clockAt } from './product-plan.ts';
import { answerGate, CALM, openRoom, refusedInItsDialog, typeRow } from './room.ts';

/** The gate of the spray, by hand: the programme, the fast, the nasal medicine, and what was taken. */
export async function passTheNasalGate(team: Team, bedside: Bedside): Promise<void> {
  const { journey, nurse, prescriber } = team;
  const { page } = nurse;
  await openRoom(nurse, bedside.sessionId);
  await page.getByRole('button', { name: /^Open session/ }).click();
  await page.getByRole('button', { name: /has arrived$/ }).click();
  await page.getByRole('heading', { name: 'Gate', exact: true }).waitFor();
  await look(nurse, 'nasal-gate');
  await answerGate(nurse, (hours) => clockAt(journey.server.now() - hours * 60 * MINUTE));
  await typeRow(nurse, { ...CALM, sedation: 5, dissociation: 0, temperature: 36.8 });
  await signTheGate(nurse, prescriber, bedside);
}

/** Two devices, the second held until its five minutes have passed. */
export async function giveTheDevices({ journey, nurse }: Team, bedside: Bedside): Promise<void> {
  const { page } = nurse;
  await openRoom(nurse, bedside.sessionId);
  await look(nurse, 'nasal-draw');
  await drawFromTheShelf(nurse, bedside, DEVICES, '2');
  await giveDevice(nurse, 1);
  await untilPhase(nurse, bedside, 'dosing');
  await page.getByText(/^Next device in/).waitFor();
  await look(nurse, 'nasal-between-devices');
  expect(await page.getByRole('button', { name: 'Give device 2 of 2' }).isDisabled()).toBe(true);
  await journey.pass(5 * MINUTE);
  await giveDevice(nurse, 2);
  await untilPhase(nurse, bedside, 'recovery');
}

async function giveDevice(nurse: Person, number: number): Promise<void> {
  const { page } = nurse;
  await page.getByRole('button', { name: `Give device ${number} of 2` }).click();
  const dialog = page.getByRole('dialog');
  await readTheLabel(nurse, dialog, DEVICES.lot);
  const act = new RegExp(`^Device ${number}, 28 mg, was given`);
  if (number === 1) await refusedInItsDialog(nurse, dialog, act);
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Drowsy and far away at its peak, awake and back within the two hours. */
export async function watchTheEffects(team: Team, bedside: Bedside): Promise<void> {
  const { journey, nurse } = team;
  await observeRows(team, bedside, [
    [15, { ...CALM, systolic: 132, sedation: 4, dissociation: 5 }],
    [20, { ...CALM, systolic: 138, diastolic: 86, sedation: 4, dissociation: 4 }],
    [25, { ...CALM, systolic: 130, sedation: 5, dissociation: 1 }],
    [30, CALM],
    [29, { ...CALM, sedation: 5, dissociation: 0 }],
  ]);
  const { blockedBy } = await stateOf(nurse, bedside);
  // 124 minutes after the first device, 119 after the last: the count runs from the last (DC-01).
  expect(blockedBy).toContain('DC-01');
  await journey.pass(2 * MINUTE);
}

/** The form of the programme: read, sent, rejected, sent again, accepted; the signature did none of it. */
export async function fileTheForm({ nurse }: Team, bedside: Bedside): Promise<void> {
  const { page } = nurse;
  const params = { clinicId: CLINIC, sessionId: bedside.sessionId };
  await openRoom(nurse, bedside.sessionId);
  await page.getByRole('link', { name: /^REMS monitoring form/ }).click();
  await page.getByRole('heading', { name: /^REMS monitoring form/ }).waitFor();
  await look(nurse, 'rems-form');
  const form = await nurse.call(readRemsForm, { params });
  expect(form).toMatchObject({ state: 'to-send', urgency: 'in-time', steps: [] });
  expect(Object.fromEntries(form.answers.map(({ field, value }) => [field, value]))).toMatchObject({
    dose: 56,
    lots: DEVICES.lot,
    enrolled: true,
    benzodiazepines: false,
    pressureAt40: '138/86',
    sedation: true,
    sedationSeverity: 'MOAA/S 4',
    dissociationSeverity: '5 of 10',
    respiratoryDepression: false,
    acceptableBefore: true,
    acceptableAfter: true,
    serious: false,
  });
  const send = page.getByRole('button', { name: 'I have sent this form to the REMS' });
  await page.getByLabel(/^Without the two-hour rule/).fill('95');
  await send.click();
  await page.getByLabel(/^Confirmation number/).fill('Lot number not readable');
  await page.getByRole('button', { name: 'The REMS rejected it' }).click();
  await send.click();
  await page.getByLabel(/^Confirmation number/).fill('C-7741');
  await page.getByRole('button', { name: 'The REMS accepted it' }).click();
  await page.getByText('Accepted by the REMS').waitFor();
  await look(nurse, 'rems-form-accepted');
  await page.getByRole('link', { name: 'REMS forms' }).click();
  await page.getByRole('heading', { name: 'REMS monitoring forms' }).waitFor();
  await look(nurse, 'rems-list');
  const { forms } = await nurse.call(listRemsForms, { params: inClinic });
  expect(forms.find(({ sessionId }) => sessionId === bedside.sessionId)?.state).toBe('accepted');
  await untilEvent(nurse, bedside, ({ kind }) => kind === 'session.signed');
}
