import { readSession, sessionEvents } from '@titrate/contract';
import { expect, it } from 'vitest';
import { CALM, latest, typeRow } from './pathway/room.ts';
import { sessionInPhase, untilFilled } from './support/demo.ts';
import { aJourney } from './support/journey.ts';
import { type Person, staffMember } from './support/person.ts';

const journey = aJourney('bedside');
const { Given, When, Then } = journey;
const { clinicId } = staffMember('nurse@harbour.example');

it('brings two tablets on one session together, also after one had no network', async () => {
  const first = await journey.staff('nurse@harbour.example', { device: 'tablet' });
  const second = await journey.staff('nurse2@harbour.example', { device: 'tablet' });
  let path = '';
  await Given('two nurses at one chair of the demonstration', async () => {
    await untilFilled(journey.server);
    const session = await sessionInPhase(first, clinicId, 'dosing', 'recovery', 'paused');
    path = `/clinic/${clinicId}/sessions/${session.id}`;
    await first.open(path);
    await second.open(path);
    await second.page.locator('#vital-systolicMmHg').waitFor();
  });
  await When('the first tablet loses the network and goes on charting', async () => {
    await first.context.setOffline(true);
    await typeRow(first, { ...CALM, systolic: 127 });
    await first.page.getByText(/^Not saved since/).waitFor();
  });
  await When('the second one charts meanwhile', async () => {
    await typeRow(second, { ...CALM, systolic: 123 });
    await second.page.getByText(/^Saved /).waitFor();
  });
  await Then('both hold the same record once the network is back', async () => {
    await first.context.setOffline(false);
    await first.page.getByText(/^Saved /).waitFor();
    const sessionId = path.split('/').at(-1) ?? '';
    for (const person of [first, second]) {
      const charted = await chartedPressures(person, sessionId);
      expect(charted).toEqual(expect.arrayContaining([123, 127]));
      expect(charted.filter((systolic) => systolic === 127)).toHaveLength(1);
    }
    await second.page.getByText('127', { exact: false }).filter({ visible: true }).first().waitFor();
  });
});

it('takes a row by keyboard alone, refuses the impossible in its field and asks about the unusual', async () => {
  const nurse = await journey.staff('nurse@harbour.example');
  const { page } = nurse;
  const systolic = page.locator('#vital-systolicMmHg');
  await Given('the room of a running session', async () => {
    const session = await sessionInPhase(nurse, clinicId, 'dosing', 'recovery', 'paused');
    await nurse.open(`/clinic/${clinicId}/sessions/${session.id}`);
    await systolic.waitFor();
    expect(await systolic.inputValue()).toBe('');
  });
  await When('an impossible pressure is typed', async () => {
    await systolic.focus();
    await page.keyboard.type('1260');
    await page.keyboard.press('Tab');
    await page.keyboard.type('80');
    await page.keyboard.press('Enter');
  });
  await Then('it stays in its field with the reason, and nothing is stored', async () => {
    expect(await systolic.getAttribute('aria-invalid')).toBe('true');
    expect(await systolic.inputValue()).toBe('1260');
    await page
      .locator('#vital-systolicMmHg-note')
      .getByText(/^Must be/)
      .waitFor();
  });
  await When('it is corrected and sent with Enter', async () => {
    await systolic.fill('');
    await typeRow(nurse, { ...CALM, systolic: 126 });
  });
  await Then('it is on the chart', async () => {
    await latest(nurse).getByText('126/80').waitFor();
  });
});

it('shows a nurse of the clinic next door nothing of it', async () => {
  const here = await journey.staff('nurse@harbour.example');
  const next = await journey.staff('nurse@meadow.example');
  const session = await sessionInPhase(here, clinicId, 'dosing', 'recovery', 'paused');
  // Each clinic numbers its own records, so a name tells whether somebody else's patient shows.
  const { familyName, givenName } = session.patient;
  const name = `${familyName.toUpperCase()}, ${givenName}`;
  await Then('the server refuses the session and the chart', async () => {
    await expect(
      next.call(readSession, { params: { clinicId, sessionId: session.id } }),
    ).rejects.toMatchObject({
      problem: { status: expect.toSatisfy((status) => [403, 404].includes(status)) },
    });
  });
  await Then('no page shows the patient', async () => {
    for (const path of [`sessions/${session.id}`, `patients/${session.patient.id}`, 'patients', 'board']) {
      await next.open(`/clinic/${clinicId}/${path}`);
      await next.page.waitForLoadState('networkidle').catch(() => undefined);
      expect(await next.page.locator('body').textContent()).not.toContain(name);
    }
  });
});

async function chartedPressures(person: Person, sessionId: string): Promise<readonly unknown[]> {
  const { events } = await person.call(sessionEvents, {
    params: { clinicId, sessionId },
    query: { after: 0 },
  });
  // The monitor of the demonstration charts as well, and may by chance show the same.
  return events.flatMap(({ kind, origin, data }) =>
    kind === 'vital.recorded' && origin === 'person' && typeof data === 'object' && data !== null
      ? [Reflect.get(data, 'systolicMmHg')]
      : [],
  );
}
