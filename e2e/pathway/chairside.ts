import { appendSessionEvents } from '@titrate/contract';
import { expect } from 'vitest';
import type { Journey } from '../support/journey.ts';
import { look } from '../support/look.ts';
import { textOfPdf } from '../support/pdf.ts';
import type { Person } from '../support/person.ts';
import { type Bedside, untilPhase } from './bedside.ts';
import { CLINIC, iso } from './cast.ts';
import type { ReadyPatient } from './ready-patient.ts';
import { CALM, confirm, openRoom, type Row } from './room.ts';

export const MINUTE = 60_000;

/** Who stands at the chairs. */
export interface Team {
  readonly journey: Journey;
  readonly prescriber: Person;
  readonly nurse: Person;
  readonly owner: Person;
}

/** Sends facts of the bedside without a screen, for what the journey is not about. */
async function chartFacts(
  person: Person,
  { sessionId, patientId }: Bedside,
  atMs: number,
  facts: readonly { readonly kind: string; readonly data: unknown }[],
): Promise<void> {
  const { refused } = await person.call(appendSessionEvents, {
    params: { clinicId: CLINIC, sessionId },
    body: {
      patientId,
      events: facts.map((fact) => ({ id: crypto.randomUUID(), observedAt: iso(atMs), ...fact })),
    },
  });
  if (refused.length > 0) throw new Error(`refused at the bedside: ${JSON.stringify(refused)}`);
}

export async function signTheGate(nurse: Person, prescriber: Person, bedside: Bedside): Promise<void> {
  await nurse.page.getByText('all checks answered').waitFor();
  await confirm(nurse, 'Sign the gate as nurse', 'Sign the gate as nurse');
  await openRoom(prescriber, bedside.sessionId);
  await confirm(prescriber, 'Sign the gate as prescriber', 'Sign the gate as prescriber');
}

/** One row as a tablet sends it. */
export async function chartRow(nurse: Person, bedside: Bedside, atMs: number, row: Row): Promise<void> {
  const { systolic, diastolic, pulse, spo2, breaths } = row;
  const scales = [
    ['moaas', row.sedation],
    ['dissociation-item', row.dissociation],
    ['nausea', row.nausea],
    ['pain', row.pain],
  ] as const;
  await chartFacts(nurse, bedside, atMs, [
    {
      kind: 'vital.recorded',
      data: {
        systolicMmHg: systolic,
        diastolicMmHg: diastolic,
        heartRatePerMin: pulse,
        spo2Percent: spo2,
        respiratoryRatePerMin: breaths,
        status: 'final',
      },
    },
    ...scales.flatMap(([scale, score]) =>
      score === undefined ? [] : [{ kind: 'scale.recorded', data: { scale, score } }],
    ),
  ]);
}

/** Every criterion answered, after-care given, the prescriber's statement; ends when the patient may go. */
export async function makeReady(team: Team, bedside: Bedside): Promise<void> {
  const { journey, nurse, prescriber } = team;
  const at = journey.server.now();
  await chartRow(nurse, bedside, at, { ...CALM, sedation: 5, dissociation: 0, nausea: 0, pain: 0 });
  await chartFacts(nurse, bedside, at, [
    { kind: 'scale.recorded', data: { scale: 'orientation', score: 3 } },
    { kind: 'scale.recorded', data: { scale: 'back-to-normal', score: 1 } },
    { kind: 'scale.recorded', data: { scale: 'gait', score: 1 } },
    { kind: 'scale.recorded', data: { scale: 'pads', score: 10, items: [2, 2, 2, 2, 2] } },
    { kind: 'discharge.checked', data: { criterion: 'RD-07', answer: 'pass' } },
    {
      kind: 'discharge.checked',
      data: {
        criterion: 'RD-09',
        answer: 'pass',
        adultName: 'Isolde Ashdown',
        adultPhone: '212 555 0190',
      },
    },
  ]);
  const { page } = nurse;
  await openRoom(nurse, bedside.sessionId);
  for (const tick of ['Given in writing', 'Gone through together', 'Knows the emergency number'])
    await page.getByLabel(tick).check();
  const drip = page.getByLabel('IV out, site checked');
  if (await drip.isVisible()) await drip.selectOption('yes');
  await page.getByRole('button', { name: 'Record the after-care' }).click();
  await openRoom(prescriber, bedside.sessionId);
  await prescriber.page.getByRole('button', { name: 'I state that the patient is stable' }).click();
}

export async function discharge(
  { nurse }: Team,
  bedside: Bedside,
  { givenName, familyName }: Pick<ReadyPatient, 'givenName' | 'familyName'>,
): Promise<void> {
  await nurse.page.getByText('Ready to go').waitFor();
  await look(nurse, `${familyName}-ready`);
  await confirm(nurse, `Discharge ${givenName}`, `Discharge ${givenName} ${familyName}`);
  await untilPhase(nurse, bedside, 'discharged');
}

/** The signature that closes the record, and the record as it prints. */
export async function signAndPrint({ nurse, prescriber }: Team, bedside: Bedside): Promise<string> {
  await openRoom(prescriber, bedside.sessionId);
  await confirm(prescriber, 'Sign the record as author', /^Sign as Marta Lindqvist/);
  await untilPhase(nurse, bedside, 'closed');
  await look(prescriber, `${bedside.sessionId.slice(0, 4)}-signed`);
  const path = await prescriber.page.getByRole('link', { name: 'Record as PDF' }).getAttribute('href');
  if (path === null) throw new Error('there is no record to print');
  const answer = await prescriber.context.request.get(path);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return textOfPdf(await answer.body());
}
