import { randomUUID } from 'node:crypto';
import { addMs, formatInstant, instant, minutes } from '@titrate/quantity';
import { beforeEach, describe, expect, it } from 'vitest';
import { anEvent, bedsideSteps, chart } from '../../testing/bedside.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { atOf, aWorld, type Caller, type World } from '../../testing/world.ts';

/** The second of March begins at this moment in the clinic, which is in New York. */
const MIDNIGHT = '2026-03-02T05:00:00.000Z';

let world: World;
let nurse: Caller;
let treatment: TestTreatment;

beforeEach(async () => {
  world = await aWorld();
});

const begin = async (): Promise<void> => {
  nurse = await world.signedInAs('nurse');
  treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, world.clock.now(), randomUUID().slice(0, 12)),
  );
};

const DOSES: Readonly<Record<string, object>> = {
  'infusion.started': {
    doseMg: 40,
    concentrationMgPerMl: 1,
    volumeMl: 40,
    rateMlPerH: 60,
    rateMgPerH: 60,
    durationMin: 40,
  },
  'injection.given': { amountMg: 30, site: 'deltoid-left' },
  'device.given': { deviceNumber: 1, amountMg: 28 },
  'oral.given': { amountMg: 30, form: 'lozenge' },
};

/** What a dose whose label says this is refused for, by type. */
async function refusals(kind: string, expiry: string, minutesAgo = 0): Promise<readonly string[]> {
  const at = addMs(world.clock.now(), minutes(-minutesAgo));
  const { body } = await chart(nurse, treatment, [anEvent(kind, { ...DOSES[kind], lot: 'C1', expiry }, at)]);
  return body.refused.flatMap(({ problems }: { problems: { type: string }[] }) =>
    problems.map(({ type }) => type),
  );
}

describe('DOSE-20 a dose from a container past its last good day', () => {
  it.each(Object.keys(DOSES))('is held by the day of the clinic: %s', async (kind) => {
    world.clock.set(instant(atOf(MIDNIGHT) - 1_000));
    await begin();
    expect(await refusals(kind, '2026-03-01')).not.toContain('expired');
    expect(await refusals(kind, '2026-02')).toEqual(['expired']);
    world.clock.set(atOf(MIDNIGHT));
    expect(await refusals(kind, '2026-03-01')).toEqual(['expired']);
    expect(await refusals(kind, '2026-03-02')).not.toContain('expired');
    expect(await refusals(kind, '2026-03')).not.toContain('expired');
  });

  it('is told as it was when it is charted late', async () => {
    world.clock.set(atOf('2026-03-02T15:00:00.000Z'));
    await begin();
    expect(await refusals('injection.given', '2026-02', 5)).toEqual(['expired']);
    expect(await refusals('injection.given', '2026-02', 5.1)).not.toContain('expired');
  });

  it('is given from a container that is good', async () => {
    const people = {
      nurse: await world.signedInAs('nurse'),
      'second-nurse': await world.signedInAs('nurse'),
      prescriber: await world.signedInAs('prescriber'),
    };
    await begin();
    const steps = bedsideSteps(addMs(world.clock.now(), minutes(61)), [[0, 'start']]);
    for (const step of steps) {
      world.clock.set(step.at);
      const isStart = step.kind === 'infusion.started';
      const give = (label: object) =>
        chart(people[step.by], treatment, [
          anEvent(step.kind, { ...(step.data as object), ...label }, step.at),
        ]);
      if (isStart) {
        const { refused } = (await give({ lot: 'C1', expiry: '2026-02' })).body;
        expect(refused[0].problems[0].message).toBe(
          'DOSE-20: the label says good through 2026-02-28. To clear: take another container',
        );
      }
      const { body } = await give(isStart ? { lot: 'C1', expiry: '2026-03' } : {});
      expect([step.kind, body.refused]).toEqual([step.kind, []]);
    }
    expect(formatInstant(world.clock.now())).toMatch(/^2026-03-02/);
  });
});
