import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { aWorld } from '../../testing/world.ts';

const world = await aWorld();

it('keeps two chairs of a clinic from having one label, and says which field to change', async () => {
  const owner = await world.signedInAs('owner');
  const save = (chairId: string, label: string) =>
    owner.call('PUT', '/api/clinics/:clinicId/chairs/:chairId', {
      params: { clinicId: world.clinic.id, chairId },
      body: { label, position: 1, active: true },
    });
  const [first, second] = [randomUUID(), randomUUID()];
  expect((await save(first, 'Window')).status).toBe(200);
  const taken = await save(second, 'Window');
  expect(taken.body).toMatchObject({ type: 'conflict', problems: [{ path: '/label' }] });
  expect((await save(first, 'Window')).status).toBe(200);
  expect((await save(second, 'Door')).status).toBe(200);
});
