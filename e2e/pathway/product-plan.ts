import { bookSession, listCourses, type PlanView, saveChair } from '@titrate/contract';
import type { Person } from '../support/person.ts';
import type { Bedside } from './bedside.ts';
import { CLINIC, inClinic, iso, ofPatient } from './cast.ts';
import type { ReadyPatient } from './ready-patient.ts';
import { confirm } from './room.ts';

/** What a prescriber types for one product; nothing else is filled in by anybody. */
export interface TypedPlan {
  readonly protocol: string;
  readonly dose: string;
  /** Left out for devices, which are ordered in mg only. */
  readonly unit?: 'mg for each kg of weight' | 'mg in all';
  /** Part of the name of the vial in the list. */
  readonly vial?: string;
  readonly finalMl?: string;
  readonly durationMin?: string;
  readonly sessions: string;
  readonly perWeek: string;
}

/** Writes and signs a plan on its page, giving a reason wherever a limit asks for one. */
export async function writeAPlan(
  prescriber: Person,
  patient: ReadyPatient,
  typed: TypedPlan,
): Promise<PlanView> {
  const { page } = prescriber;
  await prescriber.open(`/clinic/${CLINIC}/patients/${patient.id}/plan`);
  await page.getByRole('button', { name: 'Write a plan' }).click();
  await page.getByLabel('Protocol').selectOption(typed.protocol);
  if (typed.unit !== undefined) await page.getByLabel(typed.unit).check();
  await page.locator('#field-dose').fill(typed.dose);
  if (typed.vial !== undefined) {
    const names = await page.locator('#field-product option').allTextContents();
    const label = names.find((name) => name.includes(typed.vial ?? ''));
    if (label === undefined) throw new Error(`no vial ${typed.vial} among ${names.join(', ')}`);
    await page.locator('#field-product').selectOption({ label });
  }
  if (typed.finalMl !== undefined) {
    await page.getByLabel('Volume', { exact: true }).selectOption('made-up-to');
    await page.locator('#field-finalMl').fill(typed.finalMl);
  }
  if (typed.durationMin !== undefined) await page.locator('#field-durationMin').fill(typed.durationMin);
  await page.locator('#field-sessions').fill(typed.sessions);
  await page.locator('#field-perWeek').fill(typed.perWeek);
  await page.getByLabel(/^Stop rule/).fill('No response after the series');
  for (const reason of await page.locator('textarea[name^="overrides."]').all())
    await reason.fill('Talked over with the patient and decided together.');
  await confirm(prescriber, 'Review and sign…', /^Sign \d/);
  await page.getByText('The plan is signed.').waitFor();
  const { courses } = await prescriber.call(listCourses, { params: ofPatient(patient.id) });
  const plan = courses[0]?.plans.find(({ status }) => status === 'signed');
  if (plan === undefined) throw new Error('there is no signed plan');
  return plan;
}

/** The time of day in the clinic, as it is typed. */
export const clockAt = (atMs: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'America/New_York',
  }).format(atMs);

/** The next session of a plan, in a chair of its own, in a few minutes. */
export async function bookInAChair(
  owner: Person,
  patient: ReadyPatient,
  plan: PlanView,
  nowMs: number,
): Promise<Bedside> {
  const chairId = crypto.randomUUID();
  await owner.call(saveChair, {
    params: { ...inClinic, chairId },
    body: { label: `${patient.familyName} room`, position: 91, active: true },
  });
  const { id } = await owner.call(bookSession, {
    params: inClinic,
    body: {
      id: crypto.randomUUID(),
      patientId: patient.id,
      planId: plan.id,
      chairId,
      startsAt: iso(nowMs + 5 * 60_000),
    },
  });
  return { sessionId: id, patientId: patient.id };
}
