import { sessionEvents } from '@titrate/contract';
import { beforeAll, expect, it } from 'vitest';
import { typeRow } from './pathway/room.ts';
import { sessionInPhase, untilFilled } from './support/demo.ts';
import { aJourney } from './support/journey.ts';
import { type Person, staffMember } from './support/person.ts';

const journey = aJourney('two-tablets');
const { Given, When, Then } = journey;
const { clinicId } = staffMember('nurse@harbour.example');

let nurse: Person;
let otherNurse: Person;
beforeAll(async () => {
  nurse = await journey.staff('nurse@harbour.example', { device: 'tablet' });
  otherNurse = await journey.staff('nurse2@harbour.example', { device: 'tablet' });
  await untilFilled(journey.server);
});

it('CON-04: a pause whose answer was lost is asked about, and recorded once without a second send', async () => {
  const { page } = nurse;
  let sends = 0;
  let sessionId = '';
  await Given('a running infusion', async () => {
    const session = await sessionInPhase(nurse, clinicId, 'dosing');
    sessionId = session.id;
    await nurse.open(`/clinic/${clinicId}/sessions/${sessionId}`);
    await page.locator('#vital-systolicMmHg').waitFor();
  });
  await When('the nurse pauses it and the answer is lost', async () => {
    await page.route('**/events', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sends += 1;
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Pause the infusion' }).click();
  });
  await Then('the screen shows it paused, and it was sent once', async () => {
    // The dialog stays open until the server has said what became of it.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Resume', exact: true }).and(page.locator(':enabled')).waitFor();
    expect(sends).toBe(1);
    const { events } = await nurse.call(sessionEvents, {
      params: { clinicId, sessionId },
      query: { after: 0 },
    });
    expect(events.filter(({ kind }) => kind === 'infusion.paused')).toHaveLength(1);
    await page.unroute('**/events');
  });
});

it('CON-01 UI-45: two tablets chart one cell; both values stand and are shown, and a draft survives a reload', async () => {
  const [first, second] = [nurse, otherNurse];
  const both = [first, second];
  await Given('two nurses at one chair', async () => {
    const session = await sessionInPhase(first, clinicId, 'recovery', 'dosing', 'paused');
    for (const person of both) {
      await person.open(`/clinic/${clinicId}/sessions/${session.id}`);
      await person.page.locator('#vital-systolicMmHg').waitFor();
    }
  });
  await When('both chart the pressure of the same minute, one of them without network', async () => {
    await first.context.setOffline(true);
    const clock = await first.page.evaluate(() =>
      new Date(Date.now() - 60_000).toLocaleTimeString('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'America/New_York',
      }),
    );
    for (const [index, { page }] of both.entries())
      await page
        .getByPlaceholder('HH:mm')
        .fill(clock)
        .then(() => typeRow(both[index] ?? first, { systolic: 131 + index * 10, diastolic: 82 }));
    await first.context.setOffline(false);
  });
  await Then('both tablets show both values as a conflict', async () => {
    for (const { page } of both) {
      const shown = page.getByRole('region', { name: 'Entries that disagree' });
      await shown.getByRole('button', { name: /^Correct 131\/82/ }).waitFor();
      await shown.getByRole('button', { name: /^Correct 141\/82/ }).waitFor();
    }
  });
  await When('one value is voided with a reason', async () => {
    const { page } = first;
    await page.getByRole('button', { name: /^Correct 131\/82/ }).click();
    await page.getByLabel('Why').fill('Cuff was loose');
    await page.getByRole('button', { name: 'Void this entry' }).click();
  });
  await Then('the conflict is gone on both, and the reason stays readable', async () => {
    for (const { page } of both) {
      await page.getByRole('region', { name: 'Entries that disagree' }).waitFor({ state: 'detached' });
      await page
        .getByText(/voided: Cuff was loose/)
        .first()
        .waitFor();
    }
  });
  await When('a tablet is reloaded while a row is typed', async () => {
    await second.page.locator('#vital-systolicMmHg').fill('118');
    await second.page.waitForTimeout(2000);
    await second.page.reload();
  });
  await Then('UI-45 the draft comes back to the same nurse with its time', async () => {
    await second.page.getByText(/^Draft of \d\d:\d\d:\d\d, not charted/).waitFor();
    expect(await second.page.locator('#vital-systolicMmHg').inputValue()).toBe('118');
  });
});
