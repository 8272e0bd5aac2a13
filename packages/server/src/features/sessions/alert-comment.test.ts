import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';

describe('DSI-03 a comment on an alert', () => {
  let world: World;
  let nurse: Caller;
  let treatment: TestTreatment;
  beforeAll(async () => {
    world = await aWorld();
    nurse = await world.signedInAs('nurse');
    treatment = await world.within(world.clinic, (tx) => aTreatment(tx, world.clinic.id, world.clock.now()));
  });
  const comment = (more: object = {}, by = nurse) =>
    by.call('POST', '/api/clinics/:clinicId/alert-comments', {
      params: { clinicId: world.clinic.id },
      body: {
        id: randomUUID(),
        rule: 'AL-03',
        sessionId: treatment.sessionId,
        text: 'Too late by far',
        ...more,
      },
    });

  it('DSI-03 reaches whoever answers for the rule, once, with who said it', async () => {
    const id = randomUUID();
    expect((await comment({ id })).status).toBe(200);
    expect((await comment({ id })).status).toBe(200);
    const owner = await world.signedInAs('owner');
    const { body } = await owner.call('GET', '/api/clinics/:clinicId/work', {
      params: { clinicId: world.clinic.id },
    });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      kind: 'review',
      detail: { rule: 'AL-03', text: 'Too late by far', by: nurse.userId },
      title: expect.stringMatching(/^Comment of .+ on alert AL-03, .+: Too late by far$/),
    });
  });

  it('DSI-03 is about an alert rule and a session that exist, and says something', async () => {
    expect((await comment({ rule: 'AL-99' })).body.detail).toBe('There is no alert rule AL-99');
    expect((await comment({ sessionId: randomUUID() })).status).toBe(404);
    expect((await comment({ text: '  a ' })).status).toBe(400);
    expect((await comment({}, await world.signedInAs('front-desk'))).status).toBe(403);
  });
});
