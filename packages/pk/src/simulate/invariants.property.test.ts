import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, series } from '../testing/ask.ts';

const IV_MODELS = [
  ['racemic-two-enantiomer', 'ketamine'],
  ['otto2021-esketamine', 'esketamine'],
  ['perezruixo2021-esketamine', 'esketamine'],
  ['simons2022-oral-film', 'esketamine'],
  ['kamp2020-meta-3cmt', 'ketamine'],
  ['domino-stanpump', 'ketamine'],
] as const;
const TIMES = [0, 3, 17, 40, 41, 90, 300, 1440];

const anyModel = fc.constantFrom(...IV_MODELS);
const anyWeight = fc.integer({ min: 40, max: 160 });
const anyInfusion = fc.record({
  timeMin: fc.integer({ min: 0, max: 60 }),
  amountMg: fc.integer({ min: 1, max: 200 }),
  durationMin: fc.integer({ min: 1, max: 180 }),
});

function levels(
  model: string,
  output: string,
  weightKg: number,
  doses: readonly unknown[],
  timesMin: unknown = TIMES,
) {
  return series(ask({ model, subject: { weightKg }, doses, timesMin, outputs: [output] }), output);
}
const infusion = (given: { timeMin: number; amountMg: number; durationMin: number }) => ({
  route: 'iv-infusion',
  ...given,
});
const closeTo = (actual: readonly number[], expected: readonly number[], relative: number): void => {
  const peak = Math.max(...expected);
  actual.forEach((value, i) => {
    expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(relative * peak);
  });
};

describe('what must hold for any dose and any person', () => {
  it('two doses together are the sum of each alone', () => {
    fc.assert(
      fc.property(anyModel, anyWeight, anyInfusion, anyInfusion, ([model, output], weight, one, two) => {
        const sorted = [one, two].sort((a, b) => a.timeMin - b.timeMin).map(infusion);
        const a = levels(model, output, weight, [infusion(one)]);
        const b = levels(model, output, weight, [infusion(two)]);
        closeTo(
          levels(model, output, weight, sorted),
          a.map((v, i) => v + (b[i] ?? 0)),
          1e-11,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('a doubled dose doubles every level', () => {
    fc.assert(
      fc.property(anyModel, anyWeight, anyInfusion, ([model, output], weight, dose) => {
        const once = levels(model, output, weight, [infusion(dose)]);
        const twice = levels(model, output, weight, [infusion({ ...dose, amountMg: 2 * dose.amountMg })]);
        closeTo(
          twice,
          once.map((v) => 2 * v),
          1e-13,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('ten short infusions end to end equal one long one', () => {
    fc.assert(
      fc.property(anyModel, anyWeight, anyInfusion, ([model, output], weight, dose) => {
        const part = { amountMg: dose.amountMg / 10, durationMin: dose.durationMin / 10 };
        const ten = Array.from({ length: 10 }, (_, i) =>
          infusion({ ...part, timeMin: dose.timeMin + i * part.durationMin }),
        );
        closeTo(levels(model, output, weight, ten), levels(model, output, weight, [infusion(dose)]), 1e-10);
      }),
      { numRuns: 40 },
    );
  });

  it('an ever shorter infusion becomes a bolus', () => {
    for (const [model, output] of IV_MODELS) {
      const bolus = levels(model, output, 70, [{ timeMin: 0, route: 'iv-bolus', amountMg: 20 }], [5, 60]);
      const quick = levels(
        model,
        output,
        70,
        [infusion({ timeMin: 0, amountMg: 20, durationMin: 1e-7 })],
        [5, 60],
      );
      closeTo(quick, bolus, 1e-6);
    }
  });

  it('no level is negative, none is not a number', () => {
    fc.assert(
      fc.property(anyModel, anyWeight, anyInfusion, ([model], weight, dose) => {
        const result = ask({
          model,
          subject: { weightKg: weight },
          doses: [infusion(dose)],
          timesMin: TIMES,
        });
        for (const name of Object.keys(result.concentrationsNgPerMl))
          for (const value of series(result, name)) {
            expect(Number.isFinite(value)).toBe(true);
            expect(value).toBeGreaterThanOrEqual(0);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('shifting a whole session in time shifts nothing else', () => {
    fc.assert(
      fc.property(
        anyModel,
        anyInfusion,
        fc.integer({ min: -50_000, max: 50_000 }),
        ([model, output], dose, shift) => {
          const here = levels(model, output, 70, [infusion(dose)]);
          const there = levels(
            model,
            output,
            70,
            [infusion({ ...dose, timeMin: dose.timeMin + shift })],
            TIMES.map((t) => t + shift),
          );
          closeTo(there, here, 1e-10);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('dose, area and clearance', () => {
  it.each([
    ['otto2021-esketamine', 'esketamine', 95.2],
    ['kamp2020-meta-3cmt', 'ketamine', 84],
    ['simons2022-oral-film', 'esketamine', 1.48 * 60],
    ['domino-stanpump', 'ketamine', 0.438 * 0.063 * 70 * 60],
  ] as const)('the area of a bolus in %s is dose over clearance', (model, output, clearanceLPerH) => {
    const { metrics } = ask({
      model,
      subject: { weightKg: 70 },
      doses: [{ timeMin: 0, route: 'iv-bolus', amountMg: 30 }],
      timesMin: [0, 40_000],
      outputs: [output],
    });
    expect(metrics[output]?.aucNgHPerMl).toBeCloseTo((30 * 1000) / clearanceLPerH, 6);
  });

  it('the area of an infusion is the same, while it runs rate times time squared over two for what cannot leave', () => {
    const whole = ask({
      model: 'kamp2020-meta-3cmt',
      subject: { weightKg: 70 },
      doses: [infusion({ timeMin: 0, amountMg: 30, durationMin: 40 })],
      timesMin: [0, 40_000],
    });
    expect(whole.metrics['ketamine']?.aucNgHPerMl).toBeCloseTo((30 * 1000) / 84, 6);
    const closed = ask({
      model: {
        id: 'closed',
        states: ['a', 'b'],
        flows: [
          { from: 'a', to: 'b', kPerMin: 0.3 },
          { from: 'b', to: 'a', kPerMin: 0.1 },
        ],
        outputs: { all: ['a', 'b'].map((state) => ({ state, ngPerMlPerMg: 60 })) },
      },
      doses: [{ timeMin: 0, durationMin: 40, amountMg: 80, into: 'a' }],
      timesMin: [0, 10, 40],
    });
    expect(closed.metrics['all']?.aucNgHPerMl).toBeCloseTo((2 * 40 * 40) / 2, 6);
  });

  it('a long infusion settles at rate over clearance', () => {
    const dose = infusion({ timeMin: 0, amountMg: 10_000, durationMin: 30_000 });
    const [level] = levels('otto2021-esketamine', 'esketamine', 70, [dose], [30_000]);
    expect(level).toBeCloseTo(((10_000 / 30_000) * 60 * 1000) / 95.2, 6);
  });

  it('the area does not depend on how coarse the samples are', () => {
    const ask2 = (timesMin: unknown) =>
      ask({
        model: 'racemic-two-enantiomer',
        subject: { weightKg: 81 },
        doses: [infusion({ timeMin: 0, amountMg: 40, durationMin: 40 })],
        timesMin,
      }).metrics;
    const coarse = ask2([0, 600]);
    const fine = ask2({ from: 0, to: 600, step: 0.5 });
    for (const name of Object.keys(fine)) {
      expect(coarse[name]?.aucNgHPerMl).toBeCloseTo(fine[name]?.aucNgHPerMl ?? 0, 8);
      expect(coarse[name]?.cmaxNgPerMl).toBeCloseTo(fine[name]?.cmaxNgPerMl ?? 0, 8);
      expect(coarse[name]?.tmaxMin).toBeCloseTo(fine[name]?.tmaxMin ?? 0, 4);
    }
  });

  it('the peak between samples is at least as high as a fine sampling finds, and no more than a hair above', () => {
    fc.assert(
      fc.property(anyModel, anyInfusion, ([model], dose) => {
        const doses = [infusion(dose)];
        const fine = ask({
          model,
          subject: { weightKg: 70 },
          doses,
          timesMin: { from: 0, to: 600, step: 0.25 },
        });
        const coarse = ask({ model, subject: { weightKg: 70 }, doses, timesMin: [0, 600] });
        for (const name of Object.keys(fine.concentrationsNgPerMl)) {
          // Thousands of small steps and a few large ones round differently, far below 1e-10.
          const sampled = Math.max(...series(fine, name));
          expect(coarse.metrics[name]?.cmaxNgPerMl).toBeGreaterThanOrEqual(sampled * (1 - 1e-10));
          expect(coarse.metrics[name]?.cmaxNgPerMl).toBeLessThanOrEqual(sampled * 1.02 + 1e-9);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('nothing is lost: what is in the body and what left add up to the dose', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.array(fc.double({ min: 0.001, max: 3, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (size, rates) => {
          const states = Array.from({ length: size }, (_, i) => `s${i}`);
          const flows = states.flatMap((state, i) => [
            { from: state, to: `s${(i * 7 + 1) % size}`, kPerMin: rates[i] ?? 0.1 },
            { from: state, to: 'gone', kPerMin: rates[i + size] ?? 0.1 },
          ]);
          const result = ask({
            model: {
              id: 'balance',
              states: [...states, 'gone'],
              flows: flows.filter((flow) => flow.from !== flow.to),
              outputs: { all: [...states, 'gone'].map((state) => ({ state, ngPerMlPerMg: 1 })) },
            },
            doses: [
              { timeMin: 0, durationMin: 0, amountMg: 10, into: 's0' },
              { timeMin: 5, durationMin: 30, amountMg: 25, into: 's1' },
            ],
            timesMin: [0, 5, 20, 35, 100, 5000],
          });
          const expected = [10, 10, 22.5, 35, 35, 35];
          series(result, 'all').forEach((value, i) => {
            expect(Math.abs(value / (expected[i] ?? 0) - 1)).toBeLessThan(1e-9);
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('conventions', () => {
  it('a sample at a bolus already holds it', () => {
    const [before, at] = levels(
      'domino-stanpump',
      'ketamine',
      70,
      [{ timeMin: 10, route: 'iv-bolus', amountMg: 44.1 }],
      [9.999, 10],
    );
    expect(before).toBe(0);
    expect(at).toBeCloseTo(10_000, 6);
  });

  it('a series over six sessions carries the rest of the earlier ones', () => {
    const doses = [0, 3, 7, 10, 14, 17].map((day) =>
      infusion({ timeMin: day * 1440, amountMg: 35, durationMin: 40 }),
    );
    const single = levels('otto2021-esketamine', 'esketamine', 70, doses.slice(0, 1), [40, 24 * 60]);
    // About one per cent of the peak is left after a day.
    expect((single[1] ?? 0) / (single[0] ?? 1)).toBeGreaterThan(0.005);
    expect((single[1] ?? 0) / (single[0] ?? 1)).toBeLessThan(0.02);
    const [last = 0] = levels('otto2021-esketamine', 'esketamine', 70, doses, [17 * 1440 + 40]);
    expect(last).toBeGreaterThan(single[0] ?? 0);
    expect(last).toBeLessThan((single[0] ?? 0) * 1.001);
  });
});
