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

/** The systolic pressures that were typed here, in the order of the record. */
async function typedPressures(person: Person, sessionId: string): Promise<readonly unknown[]> {
  const { events } = await person.call(sessionEvents, {
    params: { clinicId, sessionId },
    query: { after: 0 },
  });
  return events.flatMap(({ kind, origin, data }) =>
    kind === 'vital.recorded' && origin === 'person' && typeof data === 'object' && data !== null
      ? [Reflect.get(data, 'systolicMmHg')].filter((systolic) => [121, 122, 124].includes(Number(systolic)))
      : [],
  );
}
