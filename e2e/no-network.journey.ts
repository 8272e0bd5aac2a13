import { sessionEvents } from '@titrate/contract';
import { expect, it } from 'vitest';
import { CALM, latest, typeRow } from './pathway/room.ts';
import { sessionInPhase, untilFilled } from './support/demo.ts';
import { aJourney } from './support/journey.ts';
import { type Person, staffMember } from './support/person.ts';

const journey = aJourney('no-network');
const { Given, When, Then } = journey;
const { clinicId } = staffMember('nurse@harbour.example');
const MINUTE_MS = 60_000;

it('CON-04 UI-44: charts half an hour without network, over a reload, and nothing is lost or doubled', async () => {
  const nurse = await journey.staff('nurse@harbour.example', { device: 'tablet' });
  const { page, context } = nurse;
  let sessionId = '';
  await Given('a nurse with the installed app at a running infusion', async () => {
    await untilFilled(journey.server);
    const session = await sessionInPhase(nurse, clinicId, 'dosing');
    sessionId = session.id;
    await nurse.open(`/clinic/${clinicId}/sessions/${sessionId}`);
    await page.locator('#vital-systolicMmHg').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  });
  await When('the network goes', async () => {
    await context.setOffline(true);
    await typeRow(nurse, { ...CALM, systolic: 121 });
    await page.getByText(/^Not saved since .*: \d+ waiting, retrying$/).waitFor();
  });
  await Then(
    'CON-04 acts on the dose are closed and say what opens them, and the row is marked unsaved',
    async () => {
      expect(await page.getByRole('button', { name: 'Pause', exact: true }).isDisabled()).toBe(true);
      await page
        .getByText(/This needs the server, which is not reached/)
        .filter({ visible: true })
        .first()
        .waitFor();
      await page
        .getByText(/not saved yet/)
        .filter({ visible: true })
        .first()
        .waitFor();
    },
  );
  await When('they go on by keyboard for half an hour, and the tablet is reloaded on the way', async () => {
    await journey.pass(10 * MINUTE_MS);
    await typeRow(nurse, { ...CALM, systolic: 122 });
    await page.waitForTimeout(300);
    await page.reload();
    await page.locator('#vital-systolicMmHg').waitFor();
    await page.getByText(/^Not live since/).waitFor();
    await journey.pass(20 * MINUTE_MS);
    await typeRow(nurse, { ...CALM, systolic: 124 });
    await latest(nurse).getByText('124/80').waitFor();
  });
  await Then('all of it is in the record once, in order, when the network is back', async () => {
    await context.setOffline(false);
    await page.getByText(/^Saved /).waitFor();
    expect(await typedPressures(nurse, sessionId)).toEqual([121, 122, 124]);
    await page.getByText(/^Not live since/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pause', exact: true }).and(page.locator(':enabled')).waitFor();
    await page.reload();
    await page.locator('#vital-systolicMmHg').waitFor();
    expect(await typedPressures(nurse, sessionId)).toEqual([121, 122, 124]);
  });
});

it('CON-03: charts in two tabs without network, and a tab that is closed meanwhile loses nothing', async () => {
  const nurse = await journey.staff('nurse@harbour.example', { device: 'tablet' });
  const { context } = nurse;
  const tabs: Person[] = [];
  let sessionId = '';
  await Given('a nurse who has one session open in two tabs', async () => {
    const session = await sessionInPhase(nurse, clinicId, 'dosing', 'recovery');
    sessionId = session.id;
    for (const page of [nurse.page, await context.newPage()]) {
      await page.goto(`/clinic/${clinicId}/sessions/${sessionId}`);
      await page.locator('#vital-systolicMmHg').waitFor();
      tabs.push({ ...nurse, page });
    }
  });
  await When('the network goes, and both tabs are charted in', async () => {
    await context.setOffline(true);
    for (const [tab, systolics] of [
      [tabs[0], [123, 125]],
      [tabs[1], [127]],
    ] as const) {
      if (tab === undefined) throw new Error('two tabs are open');
      await tab.page.bringToFront();
      for (const systolic of systolics) {
        await typeRow(tab, { ...CALM, systolic });
        await latest(tab).getByText(`${systolic}/80`).waitFor();
      }
      await tab.page.getByText(/^Not saved since/).waitFor();
    }
  });
  await When('one of them is closed before the network is back', async () => {
    await nurse.page.waitForTimeout(500);
    await nurse.page.close();
    await context.setOffline(false);
  });
  await Then('all three rows are in the record once', async () => {
    const rows = async () => {
      const typed = await typedPressures(nurse, sessionId);
      return typed.filter((systolic) => [123, 125, 127].includes(Number(systolic))).toSorted();
    };
    await expect.poll(rows, { timeout: 20_000 }).toEqual([123, 125, 127]);
    await tabs[1]?.page.getByText(/^Saved /).waitFor();
    await tabs[1]?.page.waitForTimeout(1_000);
    expect(await rows()).toEqual([123, 125, 127]);
  });
});

it('CON-03: sends what a closed room left behind, wherever its author goes on', async () => {
  const nurse = await journey.staff('nurse2@harbour.example', { device: 'tablet' });
  const { context, page } = nurse;
  let sessionId = '';
  await Given('a row that was charted without network in a room that is closed since', async () => {
    const session = await sessionInPhase(nurse, clinicId, 'dosing', 'recovery');
    sessionId = session.id;
    await nurse.open(`/clinic/${clinicId}/sessions/${sessionId}`);
    await page.locator('#vital-systolicMmHg').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await typeRow(nurse, { ...CALM, systolic: 119 });
    await page.getByText(/^Not saved since/).waitFor();
    await page.waitForTimeout(500);
    await page.close();
  });
  await When('the network is back and its author opens the schedule', async () => {
    await context.setOffline(false);
    const board = await context.newPage();
    await board.goto(`/clinic/${clinicId}/schedule`);
    await board.getByRole('heading', { level: 1 }).waitFor();
  });
  await Then('the row is in the record once', async () => {
    const rows = async () => (await typedPressures(nurse, sessionId)).filter((systolic) => systolic === 119);
    await expect.poll(rows, { timeout: 40_000 }).toEqual([119]);
  });
});

it('says of a session that this device never read that it cannot be shown, also after a reload, until it can', async () => {
  const nurse = await journey.staff('nurse2@harbour.example', { device: 'phone' });
  const { page, context } = nurse;
  const failed = page.getByText('This session could not be shown');
  await Given('a nurse with the installed app, who has not opened any session', async () => {
    await nurse.open(`/clinic/${clinicId}/schedule`);
    await page.getByRole('heading', { name: 'Schedule' }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  });
  await When('the network goes and a session is opened by its address', async () => {
    const session = await sessionInPhase(nurse, clinicId, 'dosing', 'recovery', 'paused');
    await context.setOffline(true);
    await page.goto(`/clinic/${clinicId}/sessions/${session.id}`);
    await failed.waitFor();
  });
  await Then('it goes on saying so while it is tried again', async () => {
    await page.getByText(/this device keeps no copy/).waitFor();
    for (let look = 0; look < 40; look += 1) {
      expect(await failed.isVisible()).toBe(true);
      await page.waitForTimeout(100);
    }
    await page.reload();
    await failed.waitFor();
  });
  await When('the network is back', () => context.setOffline(false));
  await Then('the session is shown', async () => {
    await page.locator('#vital-systolicMmHg').waitFor();
  });
});

it('UI-44: an entry that the server received before it was killed is stored once, and saved only when it said so', async () => {
  const nurse = await journey.staff('nurse2@harbour.example', { device: 'tablet' });
  const { page } = nurse;
  let sessionId = '';
  await Given('a nurse at a running session', async () => {
    const session = await sessionInPhase(nurse, clinicId, 'recovery', 'dosing');
    sessionId = session.id;
    await nurse.open(`/clinic/${clinicId}/sessions/${sessionId}`);
    await page.locator('#vital-systolicMmHg').waitFor();
  });
  await When('the server takes a row and is killed before its answer arrives', async () => {
    let received = 0;
    await page.route('**/events', async (route) => {
      received += 1;
      if (route.request().method() !== 'POST' || received > 1) return route.abort();
      await route.fetch();
      await journey.server.kill();
      return route.abort();
    });
    await typeRow(nurse, { ...CALM, systolic: 126 });
  });
  await Then('the screen does not say saved', async () => {
    await page.getByText(/^Not saved since/).waitFor();
  });
  await When('the server is there again', async () => {
    await journey.server.restart();
    await page.unroute('**/events');
  });
  await Then('it says saved, and the row is in the record once', async () => {
    // A started server, a new stream and the pause between two tries: longer than a step usually waits.
    await page.getByText(/^Saved /).waitFor({ timeout: 90_000 });
    // The session may be the one of the half hour before, with its rows.
    const typed = await typedPressures(nurse, sessionId);
    expect(typed.filter((systolic) => systolic === 126)).toEqual([126]);
  });
});

/** What these journeys type; the demonstration has rows of its own. */
const TYPED: readonly number[] = [119, 121, 122, 123, 124, 125, 126, 127];

async function typedPressures(person: Person, sessionId: string): Promise<readonly unknown[]> {
  const { events } = await person.call(sessionEvents, {
    params: { clinicId, sessionId },
    query: { after: 0 },
  });
  return events.flatMap(({ kind, origin, data }) =>
    kind === 'vital.recorded' && origin === 'person' && typeof data === 'object' && data !== null
      ? [Reflect.get(data, 'systolicMmHg')].filter((systolic) => TYPED.includes(Number(systolic)))
      : [],
  );
}
