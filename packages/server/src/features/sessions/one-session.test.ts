import { beforeAll, describe, expect, it } from 'vitest';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type World } from '../../testing/world.ts';

let world: World;
let first: TestTreatment;
let second: TestTreatment;

beforeAll(async () => {
  world = await aWorld();
  [first, second] = await world.within(world.clinic, async (tx) => [
    await aTreatment(tx, world.clinic.id, world.clock.now(), 'H-1'),
    await aTreatment(tx, world.clinic.id, world.clock.now(), 'H-2'),
  ]);
});

/** Whatever the code thinks: moves the second session onto the patient or the chair of the first, which is open. */
const moveOnto = (
  to: { readonly patientId?: string; readonly chairId?: string },
  phase: 'dosing' | 'closed',
) =>
  world.within(world.clinic, (tx) =>
    tx
      .updateTable('session')
      .set({ ...to, phase })
      .where('clinicId', '=', world.clinic.id)
      .where('id', '=', second.sessionId)
      .execute(),
  );

describe('the database itself', () => {
  it.each([['patientId'], ['chairId']] as const)(
    'DOSE-17, CON-05: refuses a second open session of one %s',
    async (column) => {
      await expect(moveOnto({ [column]: first[column] }, 'dosing')).rejects.toMatchObject({ code: '23505' });
    },
  );

  it('DOSE-17: lets a closed one stand beside an open one', async () => {
    await moveOnto({ patientId: first.patientId, chairId: first.chairId }, 'closed');
  });
});
