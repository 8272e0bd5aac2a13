import { expect, it } from 'vitest';
import { discharge, signAndPrint, type Team } from './pathway/chairside.ts';
import { DEVICES } from './pathway/drug.ts';
import { fileTheForm, giveTheDevices, passTheNasalGate, watchTheEffects } from './pathway/esketamine.ts';
import { becomeReady } from './pathway/off-screen.ts';
import { bookInAChair, writeAPlan } from './pathway/product-plan.ts';
import { aReadyPatient } from './pathway/ready-patient.ts';
import { untilFilled } from './support/demo.ts';
import { aJourney } from './support/journey.ts';

const journey = aJourney('products');
const { Given, When, Then } = journey;

it('gives esketamine under the REMS, and follows its form until it is accepted', async () => {
  const [prescriber, nurse, owner] = await Promise.all([
    journey.staff('prescriber@harbour.example'),
    journey.staff('nurse@harbour.example', { device: 'tablet' }),
    journey.staff('owner@harbour.example'),
    untilFilled(journey.server),
  ]);
  const team: Team = { journey, prescriber, nurse, owner };
  const patient = await aReadyPatient(prescriber, journey.server.now(), {
    givenName: 'Nerys',
    familyName: 'Vaughan',
    treatment: { product: 'esketamine', route: 'IN', indication: 'trd', compounded: false },
  });
  const plan = await writeAPlan(prescriber, patient, {
    protocol: 'esketamine-trd',
    dose: '56',
    sessions: '8',
    perWeek: '2',
  });
  const bedside = await bookInAChair(owner, patient, plan, journey.server.now());
  await Given('the gate of the spray, passed by hand', () => passTheNasalGate(team, bedside));
  await When('two devices are given, five minutes apart', () => giveTheDevices(team, bedside));
  await Then('two hours run from the last device', () => watchTheEffects(team, bedside));
  await When('the patient is well and goes home', async () => {
    await becomeReady(team, bedside);
    await discharge(team, bedside, patient);
    expect(await signAndPrint(team, bedside)).toContain(DEVICES.lot);
  });
  await Then('the form is filled from the record, sent and accepted', () => fileTheForm(team, bedside));
});
