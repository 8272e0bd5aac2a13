import { it } from 'vitest';
import { readAsFhir } from './pathway/as-fhir.ts';
import type { Pathway } from './pathway/cast.ts';
import { makeTheChart } from './pathway/chart.ts';
import { decide, writeThePlan } from './pathway/decision.ts';
import { fillInIntake } from './pathway/intake.ts';
import { followUp } from './pathway/outcome.ts';
import { findTheClinic } from './pathway/public.ts';
import { recover } from './pathway/recovery.ts';
import { prepare, treat } from './pathway/treatment.ts';
import { aJourney } from './support/journey.ts';

const journey = aJourney('whole-pathway', { begins: 'empty' });

it('walks one person from the first question to the lasting result', async () => {
  const ronan = await journey.somebody('ronan', { device: 'phone' });
  await findTheClinic(journey, ronan);
  const pathway: Pathway = {
    journey,
    prescriber: await journey.staffByHand('prescriber@harbour.example'),
    nurse: await journey.staffByHand('nurse@harbour.example', { device: 'tablet' }),
    secondNurse: await journey.staff('nurse2@harbour.example', { device: 'tablet' }),
    desk: await journey.staff('desk@harbour.example'),
    owner: await journey.staff('owner@harbour.example'),
  };
  const patientId = await makeTheChart(pathway);
  await fillInIntake(pathway, patientId, ronan);
  await decide(pathway, patientId);
  const plan = await writeThePlan(pathway, patientId);
  const bedside = await prepare(pathway, patientId, plan);
  await treat(pathway, bedside);
  await recover(pathway, bedside);
  await followUp(pathway, bedside, ronan);
  await readAsFhir(pathway, bedside);
});
