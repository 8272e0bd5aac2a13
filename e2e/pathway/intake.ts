import {
  myTasks,
  openLinkSession,
  openMyTask,
  type PatientTaskView,
  saveMyProgress,
  sendTasks,
  submitMyTask,
} from '@titrate/contract';
import { expect } from 'vitest';
import type { Person } from '../support/person.ts';
import { ofPatient, type Pathway, RONAN } from './cast.ts';

/** What a patient is asked before the first assessment. */
const GROUPS = [
  'allergy',
  'heart-and-vessels',
  'brain-and-nerves',
  'breathing',
  'mental-health',
  'substances',
  'liver-kidney-bladder',
  'hormones-eyes-and-others',
  'past-ketamine',
  'daily-life',
] as const;
const SAYS_YES = new Set(['escortArranged']);
const BEFORE_TREATMENT = [2, 2, 2, 2, 1, 2, 2, 2, 0] as const;
const ASKED = [
  ...GROUPS.map((ref) => ({ kind: 'intake', ref }) as const),
  ...(['phq9', 'gad7', 'audit_c'] as const).map((ref) => ({ kind: 'instrument', ref }) as const),
];

/** Step 3: an invitation link, the history and the PHQ-9 on a phone, left halfway and taken up again. */
export async function fillInIntake(
  { journey, desk }: Pathway,
  patientId: string,
  phone: Person,
): Promise<void> {
  const { Given, When, Then } = journey;
  let link = '';
  await Given('an invitation that the front desk reads out', async () => {
    const sent = await desk.call(sendTasks, {
      params: ofPatient(patientId),
      body: { moment: 'intake', tasks: [...ASKED] },
    });
    link = sent.link;
    expect(sent.sentTo).toBe('nobody');
  });
  await When('the patient opens it on a phone and says the birth date', async () => {
    await openLink(phone, link);
  });
  await When('they answer half of the PHQ-9 and put the phone away', async () => {
    const task = await taskOf(phone, 'phq9');
    await phone.call(saveMyProgress, {
      params: { taskId: task.id },
      body: { answers: { 0: 2, 1: 2, 2: 2 } },
    });
  });
  await Then('it goes on where they left', async () => {
    const task = await taskOf(phone, 'phq9');
    const opened = await phone.call(openMyTask, { params: { taskId: task.id } });
    expect(opened.progress).toEqual({ 0: 2, 1: 2, 2: 2 });
    await fillIn(phone, 'phq9', BEFORE_TREATMENT);
  });
  await When('they answer everything else', async () => {
    await fillIn(phone, 'gad7', [1, 1, 1, 1, 1, 1, 1]);
    await fillIn(phone, 'audit_c', [1, 0, 0]);
    for (const group of GROUPS) await answerGroup(phone, group);
  });
  await Then('nothing is left to do', async () => {
    const { tasks } = await phone.call(myTasks);
    expect(tasks.filter(({ status }) => status !== 'done').map(({ ref }) => ref)).toEqual([]);
  });
}

/** The link as it is read out: the token after `#`, then the birth date. */
export async function openLink(phone: Person, link: string): Promise<void> {
  const token = new URL(link).hash.slice(1);
  await phone.call(openLinkSession, { body: { token, birthDate: RONAN.birthDate } });
}

/** Answers an instrument whole; without answers, the least of every question. */
export async function fillIn(
  phone: Person,
  instrument: string,
  answers: readonly number[] | undefined,
): Promise<PatientTaskView> {
  const { id } = await taskOf(phone, instrument);
  const { form } = await phone.call(openMyTask, { params: { taskId: id } });
  const given = answers ?? form?.items.map(({ min }) => min) ?? [];
  await phone.call(saveMyProgress, {
    params: { taskId: id },
    body: { answers: Object.fromEntries(given.map((answer, index) => [String(index), answer])) },
  });
  return (await phone.call(submitMyTask, { params: { taskId: id } })).task;
}

async function answerGroup(phone: Person, group: string): Promise<void> {
  const { id } = await taskOf(phone, group);
  const { questions } = await phone.call(openMyTask, { params: { taskId: id } });
  const asked = (questions ?? []).filter(({ askedWhenYes }) => askedWhenYes === null);
  await phone.call(saveMyProgress, {
    params: { taskId: id },
    body: { answers: Object.fromEntries(asked.map((one) => [one.id, SAYS_YES.has(one.id) ? 'yes' : 'no'])) },
  });
  await phone.call(submitMyTask, { params: { taskId: id } });
}

async function taskOf(phone: Person, ref: string): Promise<PatientTaskView> {
  const { tasks } = await phone.call(myTasks);
  const found = tasks.find((task) => task.ref === ref && task.status !== 'done');
  if (found === undefined) throw new Error(`there is no open task ${ref}`);
  return found;
}
