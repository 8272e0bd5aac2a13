import { addMs, formatInstant, minutes } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { aVital, bedsideSteps, chart } from '../../testing/bedside.ts';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld } from '../../testing/world.ts';

const world = await aWorld();

describe('what was given', () => {
  it('is read with the first milligram, the amount and the highest pressure; a session without a dose is left out', async () => {
    const treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now()),
    );
    const callers = {
      nurse: await world.signedInAs('nurse'),
      'second-nurse': await world.signedInAs('nurse'),
      prescriber: await world.signedInAs('prescriber'),
    };
    const read = async () =>
      (
        await callers.nurse.call('GET', '/api/clinics/:clinicId/patients/:patientId/treatments', {
          params: { clinicId: world.clinic.id, patientId: treatment.patientId },
        })
      ).body.treatments;
    expect(await read()).toEqual([]);
    const zero = addMs(world.clock.now(), minutes(61));
    for (const step of bedsideSteps(zero, [[0, 'start']])) {
      if (step.at > world.clock.now()) world.clock.set(step.at);
      const answer = await chart(callers[step.by], treatment, [
        { id: crypto.randomUUID(), kind: step.kind, data: step.data, observedAt: formatInstant(step.at) },
      ]);
      expect(answer.body.refused, JSON.stringify(answer.body)).toEqual([]);
    }
    world.clock.advance(minutes(10));
    await chart(callers.nurse, treatment, [aVital(world.clock.now())]);
    expect(await read()).toEqual([
      expect.objectContaining({
        sessionId: treatment.sessionId,
        startedAt: formatInstant(zero),
        endedAt: null,
        givenMg: 10,
        givenMgPerKg: 0.125,
        product: 'ketamine',
        route: 'IV',
        tolerability: expect.objectContaining({ worstAdverseEventGrade: null }),
      }),
    ]);
    expect((await read())[0].tolerability.maxSystolicMmHg).toBeGreaterThanOrEqual(120);
  });

  it('is not shown to the clinic next door', async () => {
    const treatment = await world.within(world.clinic, (tx) =>
      aTreatment(tx, world.clinic.id, world.clock.now(), 'H-2002'),
    );
    const neighbour = await world.signedInAs('nurse', world.otherClinic);
    for (const clinicId of [world.clinic.id, world.otherClinic.id]) {
      const answer = await neighbour.call('GET', '/api/clinics/:clinicId/patients/:patientId/treatments', {
        params: { clinicId, patientId: treatment.patientId },
      });
      expect([403, 404]).toContain(answer.status);
    }
  });
});
