/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import type { Person } from '../support/person.ts';
import { CLINIC } from './cast.ts';

/** The screen of one session, as somebody at the chair works on it. */
export async function openRoom(person: Person, sessionId: string): Promise<void> {
  await person.open(`/clinic/${CLINIC}/sessions/${sessionId}`);
}

/** One row of measurements by keyboard alone: digits, Tab, Enter. An unusual value is confirmed with Enter once more. */
export async function typeRow({ page }: Person, row: Row): Promise<void> {
  const first = page.locator('#vital-systolicMmHg');
  await first.focus();
  for (const [index, cell] of CELLS.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    const value = row[cell];
    if (value !== undefined) await page.keyboard.type(String(value));
  }
  await page.keyboard.press('Enter');
  const again = page.getByRole('button', { name: 'Yes, as typed' });
  if (await again.isVisible()) await page.keyboard.press('Enter');
  await page.waitForFunction(() => {
    const cell = document.querySelector<HTMLInputElement>('#vital-systolicMmHg');
    return cell === null || cell.value === '';
  });
}

/** In the order of the row on the screen. */
const CELLS = [
  'systolic',
  'diastolic',
  'pulse',
  'spo2',
  'breaths',
  'sedation',
  'dissociation',
  'nausea',
  'pain',
  'temperature',
] as const;
export type Row = { readonly [K in (typeof CELLS)[number]]?: number };

export const CALM: Row = { systolic: 126, diastolic: 80, pulse: 72, spo2: 98, breaths: 14 };

/** The latest value of each sign, as it stands large above the row. */
export const latest = ({ page }: Person): Locator => page.getByRole('region', { name: 'Latest values' });

/** Answers every check of the gate on its own, with the facts it asks for. */
export async function answerGate(person: Person, clockHoursAgo: (hours: number) => string): Promise<number> {
  const { page } = person;
  const answers = page.getByRole('group', { name: /^Answer to GT-/ });
  await answers.first().waitFor();
  const rules = await page
    .locator('section[aria-labelledby="gate"] li')
    .evaluateAll((rows) => rows.flatMap((row) => /GT-\d\d/.exec(row.textContent ?? '')?.[0] ?? []));
  for (const rule of rules) {
    await fillDetail(page, rule, clockHoursAgo);
    await page
      .getByRole('group', { name: `Answer to ${rule}`, exact: true })
      .getByRole('button', { name: 'Pass', exact: true })
      .click();
    await page.getByRole('group', { name: `Answer to ${rule}`, exact: true }).waitFor({ state: 'detached' });
  }
  return rules.length;
}

async function fillDetail(page: Page, rule: string, clockHoursAgo: (hours: number) => string): Promise<void> {
  const field = (name: string) => page.locator(`#${rule}-${name}`);
  switch (rule) {
    case 'GT-05':
    case 'GT-06':
      await field('lastFoodAt').fill(clockHoursAgo(10));
      await field('lastFluidAt').fill(clockHoursAgo(3));
      return;
    case 'GT-07':
      await field('escortName').fill('Isolde Ashdown');
      await field('escortPhone').fill('212 555 0190');
      return;
    case 'GT-09':
      await page.getByLabel('Asked, none taken').check();
      return;
    case 'GT-11':
      await field('suicidality').selectOption('none');
      return;
  }
}

/**
 * Presses a button that opens the confirming dialog, fills it in, and presses the act in it. Where the product wants
 * to know that it is really this person, types the code of the authenticator.
 */
export async function confirm(
  person: Person,
  button: string | RegExp,
  act: string | RegExp,
  fill: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const { page } = person;
  await page.getByRole('button', { name: button }).first().click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: act }).click();
  const presence = page.getByRole('dialog', { name: 'Confirm that it is you' });
  const giveUpAt = performance.now() + 60_000;
  while ((await dialog.count()) > 0) {
    if (await presence.isVisible()) await provePresence(person, presence);
    if (performance.now() > giveUpAt) throw new Error(`the dialog of ${String(button)} did not close`);
    await page.waitForTimeout(50);
  }
}

/** Presses what sends an act, which the server refuses this once; answers the reason that it gives. */
export async function refusedOnce({ page }: Person, press: () => Promise<void>): Promise<string> {
  const why = 'the label does not read as the draw did';
  const sent = Promise.withResolvers<void>();
  await page.route('**/events', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const { events }: { readonly events: readonly { readonly id: string }[] } = route
      .request()
      .postDataJSON();
    const refused = events.map(({ id }) => ({
      id,
      problems: [{ type: 'held', message: why, path: '/data' }],
    }));
    await route.fulfill({ json: { seq: 0, stored: [], refused, serverTime: new Date().toISOString() } });
    return sent.resolve();
  });
  await press();
  await sent.promise;
  await page.unroute('**/events');
  return why;
}

/** Presses the act of an open dialog, which the server refuses this once: the dialog stays and says why. */
export async function refusedInItsDialog(
  person: Person,
  dialog: Locator,
  act: string | RegExp,
): Promise<void> {
  const why = await refusedOnce(person, () => dialog.getByRole('button', { name: act }).click());
  await dialog.getByRole('alert').getByText(why).waitFor();
}

/** Waits until an act on the page has come about, and types the code where the product asks who it is. */
export async function untilWithPresence(person: Person, isDone: () => Promise<boolean>): Promise<void> {
  const presence = person.page.getByRole('dialog', { name: 'Confirm that it is you' });
  const giveUpAt = performance.now() + 60_000;
  while (!(await isDone()) || (await presence.isVisible())) {
    if (await presence.isVisible()) await provePresence(person, presence);
    if (performance.now() > giveUpAt) throw new Error('the act did not come about');
    await person.page.waitForTimeout(50);
  }
}

async function provePresence(person: Person, presence: Locator): Promise<void> {
  const code = presence.getByLabel('Six-digit code');
  // The question may be answered, and gone, between two looks at it.
  const typed = await code.inputValue({ timeout: 2000 }).catch(() => undefined);
  if (typed !== '') return;
  await code.fill(await person.code());
}

export interface Figures {
  readonly weightKg: number;
  readonly doseMg: number;
  readonly vialMgPerMl: number;
  readonly drawMl: number;
  readonly finalMl: number;
  readonly concentrationMgPerMl: number;
  readonly rateMlPerH: number;
  readonly durationMin: number;
}

/** What one person reads from the vial and works out alone. */
export async function recordFigures({ page }: Person, figures: Figures): Promise<void> {
  await page.locator('#check-product').selectOption('ketamine');
  await page.locator('#check-route').selectOption('IV');
  for (const [member, value] of Object.entries(figures))
    await page.locator(`#check-${member}`).fill(String(value));
  const record = page.getByRole('button', { name: /^Record my figures as/ });
  await record.click();
  await record.waitFor({ state: 'detached' });
}

/** Says of every open alert that it was seen, and what was done. */
export async function answerAlerts({ page }: Person): Promise<void> {
  const panel = page.locator('section[aria-labelledby="alerts-panel"]');
  const seen = panel.getByRole('button', { name: 'I have seen it' });
  await seen.first().waitFor();
  for (let left = await seen.count(); left > 0; left = await seen.count()) {
    await panel
      .getByPlaceholder('What was done (optional)')
      .first()
      .fill('Infusion paused, prescriber called');
    await seen.first().click();
    await page.waitForFunction(
      (before) =>
        [...document.querySelectorAll('section[aria-labelledby="alerts-panel"] button')].filter(
          (button) => button.textContent === 'I have seen it',
        ).length < before,
      left,
    );
  }
}
