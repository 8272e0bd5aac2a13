import type { DoseSegment } from '@titrate/clinical/session';
import { predictCurve } from '@titrate/pk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenDoses, type Order } from './level.ts';
import { pumpEventsOf, RoomLevels, type RoomQuestion } from './room-levels.ts';

const ORDER: Order = JSON.parse(
  JSON.stringify({ product: 'ketamine', route: 'IV', doseMg: 40, durationMin: 40, weightKg: 78 }),
);
const MINUTES = 240;
const question = (
  segments: readonly DoseSegment[] | undefined,
  modelId = 'racemic-two-enantiomer',
  order: Order = ORDER,
): RoomQuestion => ({ modelId, order, ageYears: 40, minutes: MINUTES, segments });

const infusion = (timeMin: number, durationMin: number, mgPerMin: number): DoseSegment => ({
  kind: 'infusion',
  timeMin,
  durationMin,
  rateMgPerH: mgPerMin * 60,
  amountMg: mgPerMin * durationMin,
});

/** Stretches of one pump, one after another with and without pauses, and boluses between. */
const anyRecord: fc.Arbitrary<DoseSegment[]> = fc
  .tuple(
    fc.array(
      fc.record({
        pause: fc.constantFrom(0, 0, 2.5, 11),
        durationMin: fc.double({ min: 0.02, max: 60, noNaN: true }),
        mgPerMin: fc.double({ min: 0.01, max: 3, noNaN: true }),
      }),
      { maxLength: 8 },
    ),
    fc.array(fc.record({ timeMin: fc.integer({ min: 0, max: 200 }), mg: fc.integer({ min: 1, max: 30 }) }), {
      maxLength: 3,
    }),
  )
  .map(([stretches, boluses]) => {
    let at = 0;
    const infusions = stretches.map(({ pause, durationMin, mgPerMin }) => {
      const segment = infusion(at + pause, durationMin, mgPerMin);
      at = segment.timeMin + durationMin;
      return segment;
    });
    const parts = boluses.map(({ timeMin, mg }): DoseSegment => ({ kind: 'bolus', timeMin, amountMg: mg }));
    return [...infusions, ...parts].sort((a, b) => a.timeMin - b.timeMin);
  });

function batchOf({ modelId, order, ageYears, segments }: RoomQuestion) {
  const curve = predictCurve({
    modelId,
    subject: { weightKg: order.weightKg, ageYears },
    doses: givenDoses(segments ?? [], order),
    fromMin: 0,
    toMin: MINUTES,
    stepMin: 1,
  });
  if (!curve.ok) throw new Error(JSON.stringify(curve.error));
  return curve.value;
}

function expectSame(levels: RoomLevels, asked: RoomQuestion): void {
  const [live, batch] = [levels.answer(asked), batchOf(asked)];
  const peak = Math.max(...batch.typical, 1);
  expect(live?.timesMin).toEqual(batch.timesMin);
  batch.typical.forEach((level, i) => {
    expect(Math.abs((live?.typical[i] ?? Number.NaN) - level) / peak).toBeLessThan(1e-9);
  });
  // A short run of a pump is a fact of the record; only who plans one is warned of it.
  expect(live?.warnings).toEqual(batch.warnings.filter((one) => !one.startsWith('absurd-infusion:')));
  expect(live?.model).toEqual(batch.model);
}

describe('the level as given on the sheet of a session', () => {
  it('equals the computation from scratch, through events, corrections and other models in any order', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            anyRecord.filter((one) => one.length > 0),
            fc.constantFrom('racemic-two-enantiomer', 'kamp2020-meta-3cmt', 'domino-stanpump'),
          ),
          { minLength: 2, maxLength: 5 },
        ),
        (asked) => {
          const levels = new RoomLevels();
          for (const [record, modelId] of asked) expectSame(levels, question(record, modelId));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('equals it event by event as a record grows', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const levels = new RoomLevels();
        for (let end = 1; end <= record.length; end += 1) expectSame(levels, question(record.slice(0, end)));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps persons apart', () => {
    const levels = new RoomLevels();
    const record = [infusion(0, 40, 1)];
    for (const weightKg of [50, 60, 70, 80, 90, 50])
      expectSame(levels, question(record, 'racemic-two-enantiomer', { ...ORDER, weightKg }));
  });

  it('has no curve before the first dose, and the band of the plan all along', () => {
    const levels = new RoomLevels();
    expect(levels.answer(question([]))).toBeUndefined();
    expect(levels.answer(question(undefined))?.p95).toHaveLength(MINUTES + 1);
    expect(levels.answer(question(undefined, 'domino-stanpump'))?.p95).toBeUndefined();
  });

  it('gets a band of its own after its curve, around the same curve', () => {
    const levels = new RoomLevels();
    const record = [infusion(0, 20, 1), infusion(20, 0.3, 0.5), infusion(25, 20, 0.5)];
    for (const [modelId, hasBand] of [
      ['racemic-two-enantiomer', true],
      ['kamp2020-meta-3cmt', true],
      ['domino-stanpump', false],
    ] as const) {
      const asked = question(record, modelId);
      const curve = levels.answer(asked);
      if (curve === undefined) throw new Error('no curve');
      const { typical, p5, p95, warnings } = levels.withBand(asked, curve);
      expect(levels.isBandToCome(asked, curve)).toBe(hasBand);
      expect(levels.isBandToCome(question(undefined, modelId), curve)).toBe(false);
      expect([curve.p95, typical]).toEqual([undefined, curve.typical]);
      expect(p5?.length).toBe(hasBand ? typical.length : undefined);
      if (hasBand) {
        expect(p5?.[30]).toBeLessThan(typical[30] ?? 0);
        expect(p95?.[30]).toBeGreaterThan(typical[30] ?? 0);
      }
      expect(warnings.join()).not.toContain('absurd-infusion');
      expect(warnings).toEqual(expect.arrayContaining([...curve.warnings]));
    }
  });

  it('has none for a dose that the models refuse', () => {
    expect(
      new RoomLevels().answer(question([{ kind: 'bolus', timeMin: 0, amountMg: 20_000 }])),
    ).toBeUndefined();
  });

  it('draws doses without a pump too', () => {
    const order: Order = { ...ORDER, route: 'IM' };
    const record: readonly DoseSegment[] = [{ kind: 'injection', timeMin: 0, amountMg: 40 }];
    expectSame(new RoomLevels(), question(record, 'racemic-two-enantiomer', order));
  });
});

describe('what the pump did', () => {
  it('is its rate at each change, one after another, and boluses between', () => {
    const record = [infusion(0, 10, 1), infusion(10, 5, 2), infusion(20, 5, 1)];
    expect(pumpEventsOf([...record, { kind: 'bolus', timeMin: 12, amountMg: 5 }])).toEqual([
      { kind: 'start', timeMin: 0, mgPerMin: 1 },
      { kind: 'start', timeMin: 10, mgPerMin: 2 },
      { kind: 'bolus', timeMin: 12, amountMg: 5 },
      { kind: 'stop', timeMin: 15 },
      { kind: 'start', timeMin: 20, mgPerMin: 1 },
      { kind: 'stop', timeMin: 25 },
    ]);
  });

  it('is the sum where two run at once', () => {
    expect(pumpEventsOf([infusion(0, 10, 1), infusion(5, 10, 2)])).toEqual([
      { kind: 'start', timeMin: 0, mgPerMin: 1 },
      { kind: 'start', timeMin: 5, mgPerMin: 3 },
      { kind: 'start', timeMin: 10, mgPerMin: 2 },
      { kind: 'stop', timeMin: 15 },
    ]);
  });
});
