import { randomUUID } from 'node:crypto';
import { formatInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { answer, draft, libraryOf, people, propose } from '../../testing/library.ts';
import { aTreatment } from '../../testing/treatment.ts';
import type { Caller, World } from '../../testing/world.ts';

describe('ADM-06 a replay', () => {
  it('over nothing ends and says that nothing would differ', async () => {
    const { world, author, owner } = await people();
    const id = randomUUID();
    await draft(world, author, id);
    await propose(world, author, id);
    await world.runJobs();
    expect((await libraryOf(world, owner)).changes[0]?.replay).toMatchObject({
      state: 'done',
      total: 0,
      sessions: 0,
      byRule: [],
      more: 0,
    });
  });

  it('over more sessions than one batch counts each once, and lists no more than it says', async () => {
    const { world, author, owner } = await people();
    const nurse = await world.signedInAs('nurse');
    for (let i = 0; i < 45; i += 1) {
      const treatment = await world.within(world.clinic, (tx) =>
        aTreatment(tx, world.clinic.id, world.clock.now(), `H-${2000 + i}`),
      );
      await chartPulse(nurse, world, treatment);
    }
    const id = randomUUID();
    await draft(world, author, id, {
      values: { 'AL-04': { thresholds: { 'watch-heartRatePerMin-high': 100 } } },
    });
    await propose(world, author, id);
    await world.runJobs();
    const { changes } = await libraryOf(world, owner);
    expect(changes[0]?.replay).toMatchObject({
      state: 'done',
      sessions: 45,
      done: changes[0]?.replay?.total,
      byRule: [{ rule: 'AL-04', count: 45 }],
      more: 0,
    });
    expect(changes[0]?.replay?.differences).toHaveLength(45);
    // An answered change keeps the sums; its list does not come along with every look at the page.
    const answered = await answer(world, owner, id, { approved: true });
    expect(answered.body.changes[0].replay).toMatchObject({ byRule: [{ count: 45 }], differences: [] });
  });
});

it('ADM-06 the replay asks a stored session, says how it would have gone, and holds nothing in the record', async () => {
  const { world, author, owner } = await people();
  const treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, world.clock.now()),
  );
  const nurse = await world.signedInAs('nurse');
  await chartPulse(nurse, world, treatment);
  const id = randomUUID();
  await draft(world, author, id, {
    values: { 'AL-04': { thresholds: { 'watch-heartRatePerMin-high': 100 } } },
  });
  await propose(world, author, id);
  await world.runJobs();
  expect((await libraryOf(world, owner)).changes[0]?.replay).toMatchObject({
    state: 'done',
    sessions: 1,
    done: 2,
    total: 2,
    byRule: [{ rule: 'AL-04', title: 'Heart rate', area: 'alert', count: 1 }],
    differences: [
      {
        rule: 'AL-04',
        before: null,
        after: 'watch (above 100 /min)',
        patientId: treatment.patientId,
        sessionId: treatment.sessionId,
      },
    ],
  });
});

async function chartPulse(
  caller: Caller,
  world: World,
  { patientId, sessionId }: { readonly patientId: string; readonly sessionId: string },
): Promise<void> {
  const charted = await caller.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
    params: { clinicId: world.clinic.id, sessionId },
    body: {
      patientId,
      events: [
        {
          id: randomUUID(),
          kind: 'vital.recorded',
          data: { heartRatePerMin: 105, status: 'final' },
          observedAt: formatInstant(world.clock.now()),
        },
      ],
    },
  });
  expect(charted.body.refused, JSON.stringify(charted.body)).toEqual([]);
}
