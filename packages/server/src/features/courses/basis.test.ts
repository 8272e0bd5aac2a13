import { randomUUID } from 'node:crypto';
import { addMs, days, formatInstant, minutes } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { record } from '../../edges/fhir/testing/chart.ts';
import { KETAMINE_IV_TRD } from '../../testing/chart.ts';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld } from '../../testing/world.ts';
import { storeResponse } from '../tasks/responses.ts';

const world = await aWorld();

/** A first session of 40 mg in 80 kg that ended as said, with a PHQ-9 before it and perhaps one the day after. */
async function afterASession(how: { readonly stoppedEarly: boolean; readonly after?: readonly number[] }) {
  const start = world.clock.now();
  const { clinic } = world;
  const recordNumber = `H-${randomUUID().slice(0, 6)}`;
  const treatment = await world.within(clinic, (tx) => aTreatment(tx, clinic.id, start, recordNumber));
  const { patientId } = treatment;
  const form = (answers: readonly number[], at: number) =>
    world.within(clinic, (tx) =>
      storeResponse(tx, {
        clinicId: clinic.id,
        id: randomUUID(),
        patientId,
        instrument: 'phq9',
        answers,
        mode: 'self',
        completedAt: formatInstant(addMs(start, at)),
        author: { type: 'patient', id: patientId },
        now: addMs(start, at),
      }),
    );
  await form([2, 2, 2, 2, 2, 2, 2, 2, 0], -days(1));
  const reason = how.stoppedEarly ? 'patient-request' : 'completed';
  const end = addMs(start, minutes(how.stoppedEarly ? 30 : 50));
  await record(world, treatment, [
    {
      kind: 'infusion.started',
      at: addMs(start, minutes(10)),
      data: {
        doseMg: 40,
        concentrationMgPerMl: 2,
        volumeMl: 20,
        rateMlPerH: 30,
        rateMgPerH: 60,
        durationMin: 40,
      },
    },
    { kind: 'infusion.stopped', at: end, data: { reason } },
    { kind: 'dosing.ended', at: end, data: { reason } },
  ]);
  if (how.after !== undefined) await form(how.after, days(1));
  world.clock.set(addMs(start, days(3)));
  const prescriber = await world.signedInAs('prescriber');
  const call = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const answer = await prescriber.call(method, `/api/clinics/:clinicId/patients/:patientId/${path}`, {
      params: { clinicId: clinic.id, patientId },
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const evaluation = await call('POST', 'evaluations', { id: randomUUID(), ...KETAMINE_IV_TRD });
  const decision = { id: randomUUID(), evaluationId: evaluation.id, decision: 'more-needed' };
  await call('POST', 'assessments', decision);
  return { treatment, context: (await call('GET', 'plan-basis')).context };
}

const HALVED = [1, 1, 1, 1, 1, 1, 1, 0, 0];
const A_LITTLE = [2, 2, 2, 1, 1, 1, 1, 1, 0];

describe('what the chart tells the next plan', () => {
  it('counts the session that comes next, and knows the dose and weight of the last one', async () => {
    const { context } = await afterASession({ stoppedEarly: false });
    expect(context).toMatchObject({
      sessionNumber: 2,
      courseWeek: 1,
      sessionsIn12Months: 2,
      previousMg: 40,
      previousMgPerKg: 0.5,
      courseWeightKind: 'actual',
      indication: 'TRD',
      region: 'US',
      setting: 'office',
    });
  });

  it('says nothing of how the last session went while no form was filled in after it', async () => {
    const { context } = await afterASession({ stoppedEarly: false });
    expect(context).not.toHaveProperty('previousSession');
  });

  it('knows a response, and that nobody wrote a note', async () => {
    const { context } = await afterASession({ stoppedEarly: false, after: HALVED });
    expect(context.previousSession).toEqual({
      completed: true,
      stopEvent: false,
      benefit: 'response',
      prescriberNote: false,
    });
  });

  it('knows that a session was stopped, and what it brought all the same', async () => {
    const { context } = await afterASession({ stoppedEarly: true, after: A_LITTLE });
    expect(context.previousSession).toMatchObject({ completed: false, stopEvent: true });
    expect(['none', 'partial']).toContain(context.previousSession.benefit);
  });

  it('asks about the distance of sessions only for a day that is booked', async () => {
    const { context } = await afterASession({ stoppedEarly: false });
    expect(context).not.toHaveProperty('hoursSinceLastSession');
  });
});
