/// <reference lib="dom" />
import { readSession, sessionEvents } from '@titrate/contract';
import { beforeAll, expect, it } from 'vitest';
import { answerAlerts, CALM, latest, typeRow } from './pathway/room.ts';
import { sessionInPhase, untilFilled } from './support/demo.ts';
import { aJourney } from './support/journey.ts';
import { look } from './support/look.ts';
import { type Person, staffMember } from './support/person.ts';

const journey = aJourney('bedside');
const { Given, When, Then } = journey;
const { clinicId } = staffMember('nurse@harbour.example');

let first: Person;
let second: Person;
beforeAll(async () => {
  first = await journey.staff('nurse@harbour.example', { device: 'tablet' });
  second = await journey.staff('nurse2@harbour.example', { device: 'tablet' });
  await untilFilled(journey.server);
});

it('brings two tablets on one session together, also after one had no network', async () => {
  let path = '';
  await Given('two nurses at one chair of the demonstration', async () => {
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
  const { page } = first;
  const systolic = page.locator('#vital-systolicMmHg');
  await Given('the room of a running session', async () => {
    const session = await sessionInPhase(first, clinicId, 'dosing', 'recovery', 'paused');
    await first.open(`/clinic/${clinicId}/sessions/${session.id}`);
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
  await When('a pressure is typed whose values cannot stand together', async () => {
    await systolic.fill('80');
    await page.locator('#vital-diastolicMmHg').fill('120');
    await page.keyboard.press('Enter');
  });
  await Then('it is refused at once, and nobody is asked whether it is right', async () => {
    await page.getByText('diastolic 120 must be below systolic 80').waitFor();
    expect(await page.getByText('Press Enter once more').count()).toBe(0);
    await page.locator('#vital-diastolicMmHg').fill('');
  });
  await When('a time is typed that lies ahead', async () => {
    const clock = await page.evaluate(() =>
      new Date(Date.now() + 180_000).toLocaleTimeString('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'America/New_York',
      }),
    );
    await page.getByPlaceholder('HH:mm').fill(clock);
    await systolic.fill('129');
    await page.locator('#vital-diastolicMmHg').fill('80');
    await page.keyboard.press('Enter');
  });
  await Then('UI-43 it is refused in its field, and nothing is charted for yesterday', async () => {
    // Shortly before midnight the time is one of this morning.
    await page
      .locator('#vital-clock-note')
      .getByText(/is still to come|was opened/)
      .waitFor();
    expect(await page.getByPlaceholder('HH:mm').getAttribute('aria-invalid')).toBe('true');
    expect(await systolic.inputValue()).toBe('129');
    await page.getByPlaceholder('HH:mm').fill('');
    await page.locator('#vital-diastolicMmHg').fill('');
  });
  await When('it is corrected and sent with Enter', async () => {
    await systolic.fill('');
    await typeRow(first, { ...CALM, systolic: 126 });
  });
  await Then('it is on the chart', async () => {
    await latest(first).getByText('126/80').waitFor();
  });
  await When('a row is typed from paper', async () => {
    await page.getByRole('button', { name: 'From paper' }).click();
    await page.getByPlaceholder('HH:mm').fill(await clockBefore(first, 2));
    await typeRow(first, { ...CALM, systolic: 125 });
  });
  await Then('the next one is read at the chair again', async () => {
    expect(await page.getByRole('button', { name: 'From paper' }).getAttribute('aria-pressed')).toBe('false');
  });
});

it('ALM-03 ALM-14 UI-46: an alert of this chair stands first in its room, in a place kept for it, and marks its value', async () => {
  const { page } = first;
  const strip = page.getByRole('region', { name: 'Alerts of this chair' });
  const tile = latest(first).locator('[data-priority="high"]').filter({ hasText: 'BP' });
  const heights: number[] = [];
  await Given('the room of a running session in which no high alert is open', async () => {
    const session = await sessionInPhase(first, clinicId, 'dosing', 'recovery', 'paused');
    await first.open(`/clinic/${clinicId}/sessions/${session.id}`);
    await strip.waitFor();
    expect(await tile.count()).toBe(0);
    // Who has the chair is not asked to take it.
    const chair = page.getByRole('region', { name: /^Chair \d/ });
    await chair.getByText('Tomás Rivera').first().waitFor();
    expect(await chair.getByRole('button', { name: 'I take this chair' }).count()).toBe(0);
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      heights.push((await strip.boundingBox())?.height ?? 0);
    }
  });
  await When('a pressure far above the limit is charted', () =>
    typeRow(first, { ...CALM, systolic: 212, diastolic: 118 }),
  );
  await Then('the strip tells it in words and the value carries its mark', async () => {
    await strip.getByText(/Systolic pressure high.*212.*since/).waitFor();
    await strip.getByText('!!!High', { exact: true }).waitFor();
    await tile.getByText('212/118').waitFor();
    await tile.getByText('!!!High', { exact: true }).waitFor();
  });
  await Then(
    'it is in view at the top of the room on every screen, and nothing has moved below it',
    async () => {
      for (const [index, [width, height]] of SCREENS.entries()) {
        await page.setViewportSize({ width, height });
        await page.evaluate(() => scrollTo(0, 0));
        const box = await strip.boundingBox();
        expect((box?.y ?? height) + (box?.height ?? 0), `${width} x ${height}`).toBeLessThan(height);
        expect(box?.height, `${width} x ${height}`).toBe(heights[index]);
        await look(first, `own-alert-${width}`);
      }
      await page.setViewportSize({ width: 1024, height: 768 });
    },
  );
  await Then('it leads to where it is answered', async () => {
    await strip.getByRole('button', { name: 'Answer it' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('alerts-panel');
    await answerAlerts(first);
    await strip.getByText(/seen by/).waitFor();
    await typeRow(first, CALM);
    await tile.waitFor({ state: 'detached' });
  });
  const panel = page.locator('section[aria-labelledby="alerts-panel"]');
  await When('it comes back, and ends while somebody types what was done', async () => {
    await typeRow(first, { ...CALM, systolic: 214, diastolic: 84 });
    await panel.getByRole('textbox', { name: 'Done' }).first().fill('Cuff moved to the left arm');
    await typeRow(first, CALM);
    await tile.waitFor({ state: 'detached' });
  });
  await Then('ALM-07: the text is still there and can be kept as a note', async () => {
    await panel.getByText(/^Not in the record: “Cuff moved to the left arm”/).waitFor();
    // Nothing can be typed where nothing can be sent.
    expect(await panel.getByRole('textbox', { name: 'Done' }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Keep it as a note' }).click();
    await page.getByText(/Systolic pressure high of \d\d:\d\d: Cuff moved to the left arm/).waitFor();
    await panel.getByText(/^Not in the record/).waitFor({ state: 'detached' });
  });
});

it('REC-01: corrects a row and then the correction; each says what stood before and what stands now', async () => {
  const { page } = first;
  const log = page.getByRole('region', { name: 'Record', exact: true });
  const correct = async (field: string, value: string, why: string) => {
    await log
      .getByRole('listitem')
      .filter({ hasText: /^\d\d:\d\dVital signs 133\/80/ })
      .getByRole('button', { name: /^Correct/ })
      .click();
    await page.getByLabel(field).fill(value);
    await page.getByLabel('Why').fill(why);
    await page.getByRole('button', { name: 'Replace the values' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await Given('a row charted with a slip', async () => {
    await typeRow(first, { ...CALM, systolic: 133 });
    await page.getByText(/^Saved /).waitFor();
  });
  await When('it is corrected, and the temperature that was forgotten is put beside it', async () => {
    await correct('Systolic (mmHg)', '123', 'Typed wrong');
    await correct('Temperature (°C)', '36.6', 'Was measured too');
  });
  await Then('the record names both corrections with the old and the new values', async () => {
    await log.getByText(/Vital signs 133\/80 mmHg,.* corrected to 123\/80 mmHg,.*: Typed wrong/).waitFor();
    await log
      .getByText(/Vital signs 123\/80 mmHg,.* corrected to 123\/80 mmHg,.* 36\.6 °C: Was measured too/)
      .waitFor();
  });
});

it('shows a nurse of the clinic next door nothing of it', async () => {
  const next = await journey.staff('nurse@meadow.example');
  const session = await sessionInPhase(first, clinicId, 'dosing', 'recovery', 'paused');
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

it('CON-04: the dialog of a pause that never arrived says what became of it, as soon as the server can be asked', async () => {
  const { page } = first;
  const dialog = page.getByRole('dialog');
  await Given('a running infusion and a server that is away', async () => {
    const session = await sessionInPhase(first, clinicId, 'dosing');
    await first.open(`/clinic/${clinicId}/sessions/${session.id}`);
    await page.getByRole('button', { name: 'Pause', exact: true }).and(page.locator(':enabled')).click();
    await dialog.getByRole('radio').first().check();
    await page.route(/\/events(\?.*)?$/, (route) => route.abort());
  });
  await When('the nurse pauses it', async () => {
    await dialog.getByRole('button', { name: 'Pause the infusion' }).click();
    await dialog.getByText(/nobody here knows yet/).waitFor();
  });
  await Then('the dialog says that it was not recorded once the server is back', async () => {
    await page.unroute(/\/events(\?.*)?$/);
    await dialog.getByText(/it was not sent again/).waitFor();
    expect(await dialog.getByText(/nobody here knows yet/).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'I have read this' }).first().click();
  });
});

it('CON-04: a pause whose answer was lost is asked about, and recorded once without a second send', async () => {
  const { page } = first;
  let sends = 0;
  let sessionId = '';
  await Given('a running infusion', async () => {
    const session = await sessionInPhase(first, clinicId, 'dosing');
    sessionId = session.id;
    await first.open(`/clinic/${clinicId}/sessions/${sessionId}`);
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
    const { events } = await first.call(sessionEvents, {
      params: { clinicId, sessionId },
      query: { after: 0 },
    });
    expect(events.filter(({ kind }) => kind === 'infusion.paused')).toHaveLength(1);
    await page.unroute('**/events');
  });
});

it('CON-01 UI-45: two tablets chart one cell; both values stand and are shown, and a draft survives a reload', async () => {
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
    const clock = await clockBefore(first, 1);
    for (const [index, nurse] of both.entries()) {
      await nurse.page.getByPlaceholder('HH:mm').fill(clock);
      await typeRow(nurse, { systolic: 131 + index * 10, diastolic: 82 });
    }
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
    // A correction needs the server: it is not taken before the screen is live again.
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Correct 131\/82/ }).click();
    await page.getByLabel('Why').fill('Cuff was loose');
    await page.getByRole('button', { name: 'Void this entry' }).click();
  });
  await Then('the conflict is gone on both, and the reason stays readable', async () => {
    for (const { page } of both) {
      // What others charted in this minute may disagree as well, and stays.
      await page
        .getByRole('region', { name: 'Entries that disagree' })
        .getByRole('button', { name: /^Correct 131\/82/ })
        .first()
        .waitFor({ state: 'detached' });
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

/** The clock of the clinic, so many minutes ago. */
const clockBefore = ({ page }: Person, minutes: number): Promise<string> =>
  page.evaluate(
    (ms) =>
      new Date(Date.now() - ms).toLocaleTimeString('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'America/New_York',
      }),
    minutes * 60_000,
  );

/** A tablet upright and flat, a phone, a desk. */
const SCREENS = [
  [820, 1180],
  [1180, 820],
  [390, 844],
  [1440, 900],
] as const;

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
