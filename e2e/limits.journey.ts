import { readLibrary } from '@titrate/contract';
import { expect, it } from 'vitest';
import { untilFilled } from './support/demo.ts';
import { aJourney } from './support/journey.ts';
import { staffMember } from './support/person.ts';

const journey = aJourney('limits');
const { Given, When, Then } = journey;
const { clinicId } = staffMember('owner@harbour.example');
const PATH = `/clinic/${clinicId}/clinic/limits`;
const inDays = (count: number): string =>
  new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

it('ADM-05, ADM-06: a limit is drafted, replayed, approved by a second person and left again', async () => {
  await untilFilled(journey.server);
  const { page: author } = await journey.staff('prescriber@harbour.example');
  const owner = await journey.staff('owner@harbour.example');
  const read = () => owner.call(readLibrary, { params: { clinicId } });

  await Given('a prescriber who drafts a tighter pulse, a day ahead', async () => {
    await author.goto(PATH);
    await author.getByRole('button', { name: 'Draft a change' }).click();
    await author.getByLabel('Rule to change').selectOption('AL-04');
    await author.getByLabel('Watch: heart rate above').waitFor();
    const pulse = author.locator('input[name="number-watch-heartRatePerMin-high"]');
    await pulse.fill('900');
    await author
      .getByText(/only lower than/)
      .first()
      .waitFor();
    await author.getByRole('button', { name: 'Propose to a second person' }).click();
    await author.getByText('Nothing is saved yet', { exact: false }).waitFor();
    await pulse.fill('85');
    await author.getByRole('table', { name: 'What changes' }).getByText('85 /min', { exact: true }).waitFor();
    await author.getByLabel('In force from').fill(inDays(2));
    await author.getByLabel('To be reviewed by').fill(inDays(365));
    await author.getByLabel('Note to the second person').fill('We look in earlier.');
  });
  await When('it is proposed', async () => {
    await author.getByRole('button', { name: 'Propose to a second person' }).click();
    await author.getByText('Proposed by', { exact: false }).waitFor();
  });
  await Then('the replay over the demonstration ends, and its author cannot answer', async () => {
    await author.getByText(/would have been different/).waitFor();
    expect(await author.getByRole('button', { name: 'Answer as the second person' }).count()).toBe(0);
  });
  await When('the owner reads it and approves', async () => {
    await owner.page.goto(PATH);
    await owner.page.getByRole('table', { name: 'What would have fired differently' }).waitFor();
    await owner.page.getByRole('button', { name: 'Answer as the second person' }).click();
    await owner.page.getByLabel(/I have read what changes/).check();
    await owner.page.getByRole('button', { name: /^Approve from/ }).click();
    await owner.page.getByText('when it comes into force').waitFor();
  });
  await Then('it waits for its day, and nothing is drafted beside it', async () => {
    expect(await read()).toMatchObject({ inForce: { number: 1 }, stepBack: { leaves: 2, to: 1 } });
    await author.getByText('when it comes into force').waitFor();
    expect(await author.getByRole('button', { name: 'Draft a change' }).count()).toBe(0);
  });
  await When('the owner leaves it before that day', async () => {
    await owner.page.getByRole('button', { name: 'Leave version 2 for version 1' }).click();
    await owner.page.getByLabel('Why').fill('Not before the holidays');
    await owner.page.getByRole('button', { name: 'Leave version 2', exact: true }).click();
  });
  await Then('the limits are as they were, and the list says so', async () => {
    await owner.page.getByText('left before it came into force', { exact: false }).waitFor();
    expect(await read()).toMatchObject({ inForce: { number: 3, values: {} } });
    await author.getByRole('button', { name: 'Draft a change' }).waitFor();
  });
});
