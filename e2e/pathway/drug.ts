import { listLedgerEntries, readLedger, sessionEvents } from '@titrate/contract';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { look } from '../support/look.ts';
import type { Person } from '../support/person.ts';
import type { Bedside } from './bedside.ts';
import { inClinic, type Pathway } from './cast.ts';
import { refusedOnce, untilWithPresence } from './room.ts';

/** A screen shows its own act at once; here it is asked for at the server. */
async function isStored(person: Person, sessionId: string, kind: string): Promise<boolean> {
  const params = { ...inClinic, sessionId };
  const { events } = await person.call(sessionEvents, { params, query: { after: 0 } });
  return events.some((event) => event.kind === kind);
}

const panelOf = ({ page }: Person) => page.getByRole('region', { name: 'Drug', exact: true });

/** Lots of the demonstration: vials of 50 and of 100 mg per mL, nasal devices, and lozenges of 100 mg. */
export const VIALS = { lot: 'KX2291', label: '50' } as const;
const STRONG_VIALS = { lot: 'KS0417', label: '100' } as const;
export const DEVICES = { lot: 'SP1187', label: 'SP1187' } as const;
export const LOZENGES = { lot: 'KL0533', label: '100' } as const;
type Label = typeof VIALS | typeof DEVICES | typeof LOZENGES;

async function shelfOf(nurse: Person, lot: string) {
  const { stock } = await nurse.call(readLedger, { params: inClinic });
  const onShelf = stock.find((one) => one.lot === lot && !one.expired);
  if (onShelf === undefined) throw new Error(`lot ${lot} is not in stock`);
  return onShelf;
}

/** Reads lot and expiry from the container into the dialog of a dose, as each dose asks for it. */
export async function readTheLabel(nurse: Person, dialog: Locator, lot: string): Promise<void> {
  const { expiresOn } = await shelfOf(nurse, lot);
  await dialog.getByLabel('Lot').fill(lot);
  await dialog.getByLabel('Expiry').fill(expiresOn);
}

/** Draws from a shelf as it is typed at the chair: the lot chosen, the label read twice, mg of a vial or a number of devices or lozenges. */
async function fillTheDraw(
  nurse: Person,
  { lot, label }: { readonly lot: string; readonly label: string },
  amount: string,
): Promise<void> {
  const panel = panelOf(nurse);
  const onShelf = await shelfOf(nurse, lot);
  await panel.locator('#field-draw-stock').selectOption(`${onShelf.locationId}/${onShelf.lotId}`);
  for (const [field, text] of [
    ['first', label],
    ['second', label],
    ['lot', lot],
    ['expiry', onShelf.expiresOn],
    ['amount', amount],
  ] as const)
    await panel.locator(`#field-draw-${field}`).fill(text);
  await look(nurse, `draw-${lot}`);
  await panel.getByRole('button', { name: 'Record the draw' }).click();
}

/** A draw that the server refuses: its form says so, the room does not say it again, and a corrected value takes it back. */
export async function drawIsRefused(nurse: Person, label: Label, amount: string): Promise<void> {
  const panel = panelOf(nurse);
  const why = await refusedOnce(nurse, () => fillTheDraw(nurse, label, amount));
  await panel.getByText(why).waitFor();
  expect(await nurse.page.getByText(why).count()).toBe(1);
  await panel.locator('#field-draw-amount').fill('');
  await panel.getByText(why).waitFor({ state: 'detached' });
  expect(await nurse.page.getByText(why).count()).toBe(0);
}

/** Draws, and waits until the server has it. */
export async function drawFromTheShelf(
  nurse: Person,
  { sessionId }: Bedside,
  label: Label,
  amount: string,
): Promise<void> {
  await fillTheDraw(nurse, label, amount);
  await untilWithPresence(nurse, () => isStored(nurse, sessionId, 'drug.drawn'));
}

/** Before the dose: the wrong vial is caught, the right one is drawn from the ledger. */
export async function drawTheDrug({ journey, nurse }: Pathway, bedside: Bedside): Promise<void> {
  const { sessionId } = bedside;
  const panel = panelOf(nurse);
  await journey.When('the nurse takes a vial of another strength', async () => {
    await fillTheDraw(nurse, STRONG_VIALS, '45');
  });
  await journey.Then('it is a hard stop that says what would clear it', async () => {
    await panel.getByText(/wrong vial: the order is worked out for 50 mg per mL/).waitFor();
    const { entries } = await nurse.call(listLedgerEntries, { params: inClinic, query: { sessionId } });
    expect(entries).toEqual([]);
  });
  await journey.When('the nurse draws 45 mg of the ordered strength', async () => {
    await drawFromTheShelf(nurse, bedside, VIALS, '45');
  });
}

interface Waste {
  readonly container: string;
  readonly field: string;
  readonly amount: string;
  readonly reason: string;
}

async function fillTheWaste(nurse: Person, { container, field, amount, reason }: Waste): Promise<void> {
  const panel = panelOf(nurse);
  await panel.getByRole('tab', { name: 'Waste' }).click();
  await panel.getByLabel('Container').selectOption(container);
  await panel.getByLabel(field).fill(amount);
  await panel.getByLabel('Reason').fill(reason);
  await look(nurse, `waste-${container.replace('/', '-')}`);
  await panel.getByRole('button', { name: 'Record the waste' }).click();
}

/**
 * Several wastes wait for their witness, who proves to be there with the first and then clicks twice on the next: the one
 * below comes under the pointer, and stays open.
 */
export async function wasteBeforeAHastyWitness(
  { nurse, secondNurse }: Pick<Pathway, 'nurse' | 'secondNurse'>,
  { sessionId }: Pick<Bedside, 'sessionId'>,
  wastes: readonly Waste[],
): Promise<void> {
  const events = async (kind: string) => {
    const params = { ...inClinic, sessionId };
    const answer = await nurse.call(sessionEvents, { params, query: { after: 0 } });
    return answer.events.filter((event) => event.kind === kind).length;
  };
  for (const [i, waste] of wastes.entries()) {
    await fillTheWaste(nurse, waste);
    await untilWithPresence(nurse, async () => (await events('drug.wasted')) === i + 1);
  }
  const buttons = panelOf(secondNurse).getByRole('button', { name: /^I saw .* go, as/ });
  await expect.poll(() => buttons.count()).toBe(wastes.length);
  await buttons.first().click();
  await untilWithPresence(secondNurse, async () => (await events('drug.wasteWitnessed')) === 1);
  await expect.poll(() => buttons.count()).toBe(wastes.length - 1);
  await buttons.first().scrollIntoViewIfNeeded();
  const { x = 0, y = 0, width = 0, height = 0 } = (await buttons.first().boundingBox()) ?? {};
  const { mouse } = secondNurse.page;
  const [atX, atY] = [x + width / 2, y + height / 2];
  await mouse.move(atX, atY);
  for (const clickCount of [1, 2]) {
    await mouse.down({ clickCount });
    await mouse.up({ clickCount });
    await secondNurse.page.waitForTimeout(150);
  }
  await expect.poll(() => events('drug.wasteWitnessed')).toBe(2);
  await secondNurse.page.waitForTimeout(500);
  expect(await events('drug.wasteWitnessed')).toBe(2);
  await buttons.first().click();
  await untilWithPresence(secondNurse, async () => (await events('drug.wasteWitnessed')) === wastes.length);
  await panelOf(nurse).getByText('Adds up').waitFor();
}

/** The wrong amount is typed, seen in the log, and voided there: it stays readable, and nobody is asked to witness it. */
export async function wasteByMistake(
  nurse: Person,
  { sessionId }: Pick<Bedside, 'sessionId'>,
  waste: Waste,
): Promise<void> {
  await fillTheWaste(nurse, waste);
  await untilWithPresence(nurse, () => isStored(nurse, sessionId, 'drug.wasted'));
  await nurse.page
    .getByRole('button', { name: /^Correct Drug wasted/ })
    .first()
    .click();
  const dialog = nurse.page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('Half was meant, 0.6 lay there');
  await look(nurse, 'void-a-waste');
  await dialog.getByRole('button', { name: 'Void this entry' }).click();
  await untilWithPresence(nurse, () => isStored(nurse, sessionId, 'correction.made'));
  await expect.poll(() => panelOf(nurse).getByText('wasted by').count()).toBe(0);
}

/** What is left of a container goes in front of a second person, who has the room open on a screen of their own. */
export async function wasteBeforeAWitness(
  { nurse, secondNurse }: Pick<Pathway, 'nurse' | 'secondNurse'>,
  { sessionId }: Pick<Bedside, 'sessionId'>,
  waste: Waste,
): Promise<void> {
  await fillTheWaste(nurse, waste);
  await untilWithPresence(nurse, () => isStored(nurse, sessionId, 'drug.wasted'));
  const panel = panelOf(nurse);
  const other = panelOf(secondNurse);
  await other.getByRole('button', { name: /^I saw .* go, as/ }).click();
  await untilWithPresence(secondNurse, () => isStored(secondNurse, sessionId, 'drug.wasteWitnessed'));
  await panel.getByText('Adds up').waitFor();
}

/** A container that cannot be for this order is stopped, and the screen says what would clear it. */
export async function drawTheWrongContainer(nurse: Person, label: Label, problem: RegExp): Promise<void> {
  await fillTheDraw(nurse, label, '1');
  await panelOf(nurse).getByText(problem).waitFor();
}

/** What a session left in the books: kind, how many, and mg. */
export async function unitsInTheBooks(nurse: Person, { sessionId }: Bedside): Promise<readonly string[]> {
  const { entries } = await nurse.call(listLedgerEntries, { params: inClinic, query: { sessionId } });
  return entries.map(({ kind, units, amountMg }) => `${kind} ${units} of ${amountMg} mg`).toSorted();
}

/** After the dose: what is left goes in front of a second person, and the ledger adds up. */
export async function wasteTheRest(
  { journey, nurse, secondNurse }: Pathway,
  { sessionId }: Bedside,
): Promise<void> {
  const panel = panelOf(nurse);
  await journey.When('the rest of the syringe is wasted, and the second nurse saw it', async () => {
    const open = /open ([\d.]+)\s*mg/.exec((await panel.textContent()) ?? '')?.[1];
    if (open === undefined) throw new Error('nothing is open');
    await wasteBeforeAWitness(
      { nurse, secondNurse },
      { sessionId },
      { container: 'KX2291/1', field: 'Amount, mg', amount: open, reason: 'Rest of the syringe' },
    );
  });
  await journey.Then('the ledger holds draw, dose and waste, and they balance', async () => {
    const { entries } = await nurse.call(listLedgerEntries, { params: inClinic, query: { sessionId } });
    const sum = (kind: string) =>
      entries.filter((one) => one.kind === kind).reduce((total, one) => total + Number(one.amountMg), 0);
    expect(sum('draw-up')).toBe(45);
    expect(sum('administered') + sum('wasted')).toBeCloseTo(45, 6);
    expect(entries.find((one) => one.kind === 'wasted')?.witness?.name).toBeDefined();
  });
}
