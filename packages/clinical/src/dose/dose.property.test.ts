import { Decimal } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDose } from './compute.ts';

const tenth = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
const order = fc.record({
  product: fc.constant('ketamine'),
  route: fc.constant('IV'),
  doseMgPerKg: fc.integer({ min: 5, max: 100 }).map((n) => n / 100),
  weight: fc.record({ kg: tenth(35, 200), kind: fc.constant('actual') }),
  vialMgPerMl: fc.constantFrom(10, 50, 100),
  finalMl: fc.constantFrom(50, 100, 250),
  durationMin: fc.integer({ min: 30, max: 120 }),
});

describe('for any intravenous order', () => {
  it('the rounded draw is within half a syringe step of the exact one, and the milligrams follow it', () => {
    fc.assert(
      fc.property(order, (input) => {
        const answer = computeDose(input);
        if (!answer.ok) return expect(answer.error[0]?.type).toBe('not-measurable');
        const { orderedMg, drawMl, roundedMg } = answer.value;
        const exact = orderedMg / input.vialMgPerMl;
        const step = exact < 1 ? 0.01 : 0.1;
        expect(Math.abs((drawMl ?? 0) - exact)).toBeLessThanOrEqual(step / 2 + 1e-12);
        expect(roundedMg).toBe(
          Decimal.of(drawMl ?? 0)
            .times(Decimal.of(input.vialMgPerMl))
            .toNumber(),
        );
      }),
    );
  });

  it('concentration times volume is the drug, and rate times time too', () => {
    fc.assert(
      fc.property(order, (input) => {
        const answer = computeDose(input);
        if (!answer.ok) return;
        const { roundedMg, finalMl, concentrationMgPerMl, rateMgPerH, rateMgPerKgPerMin } = answer.value;
        const drug = roundedMg ?? Number.NaN;
        expect((concentrationMgPerMl ?? 0) * (finalMl ?? 0)).toBeCloseTo(drug, 8);
        expect(((rateMgPerH ?? 0) * input.durationMin) / 60).toBeCloseTo(drug, 8);
        expect((rateMgPerKgPerMin ?? 0) * input.weight.kg * input.durationMin).toBeCloseTo(drug, 6);
      }),
    );
  });

  it('more milligrams per kilogram never mean fewer milligrams, nor a milder worst finding', () => {
    const worst = (input: unknown) => {
      const answer = computeDose(input);
      const names = ['information', 'caution', 'override', 'block'];
      if (!answer.ok) return { mg: 0, rank: 0 };
      const limits = answer.value.findings.filter((f) => ['IV-01', 'DW-06', 'IV-05'].includes(f.rule));
      return {
        mg: answer.value.orderedMg,
        rank: Math.max(0, ...limits.map((f) => names.indexOf(f.severity))),
      };
    };
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 100 }), (input, more) => {
        const low = worst({ ...input, vialMgPerMl: undefined });
        const high = worst({
          ...input,
          vialMgPerMl: undefined,
          doseMgPerKg: Decimal.of(input.doseMgPerKg)
            .plus(Decimal.of(more / 100))
            .toNumber(),
        });
        expect(high.mg).toBeGreaterThan(low.mg);
        expect(high.rank).toBeGreaterThanOrEqual(low.rank);
      }),
    );
  });

  it('an order by milligrams and the same order by kilograms are worked out alike', () => {
    fc.assert(
      fc.property(order, (input) => {
        const byKg = computeDose(input);
        if (!byKg.ok) return;
        const { doseMgPerKg: _, ...rest } = input;
        const byMg = computeDose({ ...rest, doseMg: byKg.value.orderedMg });
        expect(byMg.ok && { ...byMg.value, findings: [] }).toEqual({ ...byKg.value, findings: [] });
      }),
    );
  });
});
