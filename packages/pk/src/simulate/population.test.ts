import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covarianceFactor, occasionRules } from '../compile/parameters.ts';
import { inverseNormal } from '../kernel/normal.ts';
import { PercentileFinder } from '../kernel/percentiles.ts';
import { MOST_DIMENSIONS, scrambledSobol } from '../kernel/sobol.ts';
import { DEFINITIONS, definitionById } from '../models/registry.ts';
import { ask, series } from '../testing/ask.ts';
import { drawDeviations } from './population.ts';

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (p / 100) * (sorted.length - 1);
  const low = Math.floor(position);
  const [a = 0, b = a] = sorted.slice(low, low + 2);
  return a + (position - low) * (b - a);
}

function etasOf(model: string): readonly string[] {
  return Object.keys(definitionById(model)?.variability.etas ?? {});
}

describe('bands', () => {
  // Each subject again, alone, through the single-person path, then a plain sort.
  it.each([
    ['racemic-two-enantiomer', 70, { route: 'iv-infusion', amountMg: 35, durationMin: 40 }, 300],
    ['kamp2020-meta-3cmt', 90, { route: 'iv-infusion', amountMg: 45, durationMin: 40 }, 257],
    ['otto2021-esketamine', 70, { route: 'im', amountMg: 35 }, 100],
    ['perezruixo2021-esketamine', 70, { route: 'nasal-device', amountMg: 28 }, 100],
    ['simons2022-oral-film', 70, { route: 'film', amountMg: 50 }, 40],
  ] as const)(
    '%s: every band is the percentile of the same people computed one by one',
    (model, weightKg, dose, subjects) => {
      const request = {
        model,
        subject: { weightKg },
        doses: [
          { timeMin: 0, ...dose },
          { timeMin: 2880, ...dose },
        ],
        timesMin: [0, 5, 10, 20, 40, 41, 90.5, 240, 2880, 2900, 3000],
      };
      const bands = ask({ ...request, population: { subjects, seed: 3, percentiles: [5, 50, 97.5] } });
      const definition = definitionById(model);
      if (definition === undefined) throw new Error('no model');
      const names = etasOf(model);
      const deviations = drawDeviations(definition, subjects, 3);
      const occasions = occasionRules(definition);
      const parameters = Object.entries(definition.parameters);
      const width = names.length + occasions.length;
      const people = Array.from({ length: subjects }, (_, person) =>
        ask({
          ...request,
          etas: Object.fromEntries(names.map((name, k) => [name, deviations[person * width + k]])),
          // One dosing differs from the person's own mean in the published numbers themselves.
          parameters: Object.fromEntries(
            occasions.map(({ parameter }, k) => {
              const [name, { value }] = parameters[parameter] ?? ['', { value: Number.NaN }];
              return [name, value * Math.exp(deviations[person * width + names.length + k] ?? 0)];
            }),
          ),
        }),
      );
      for (const output of Object.keys(bands.concentrationsNgPerMl)) {
        const band = JSON.parse(JSON.stringify(bands.concentrationsNgPerMl[output])) as Record<
          string,
          number[]
        >;
        const peak = Math.max(...(band['p97.5'] ?? []));
        request.timesMin.forEach((_, i) => {
          const values = people.map((person) => series(person, output)[i] ?? Number.NaN);
          for (const p of [5, 50, 97.5])
            expect(Math.abs((band[`p${p}`]?.[i] ?? Number.NaN) - percentile(values, p)) / peak).toBeLessThan(
              1e-10,
            );
        });
      }
      const bound = JSON.parse(JSON.stringify(bands.occupancy)) as Record<string, number[]>;
      request.timesMin.forEach((_, i) => {
        const values = people.map((person) =>
          Array.isArray(person.occupancy) ? (person.occupancy[i] ?? 0) : 0,
        );
        expect(Math.abs((bound['p50']?.[i] ?? 0) - percentile(values, 50))).toBeLessThan(1e-10);
      });
    },
  );

  it('the same seed gives the same bands, another seed almost the same', () => {
    const at = (seed: number): readonly [number, number] => {
      const result = ask({
        model: 'racemic-two-enantiomer',
        subject: { weightKg: 70 },
        doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
        timesMin: [40],
        outputs: ['ketamine'],
        population: { subjects: 1024, seed },
      });
      const band = JSON.parse(JSON.stringify(result.concentrationsNgPerMl['ketamine'])) as Record<
        string,
        [number]
      >;
      return [band['p5']?.[0] ?? 0, band['p95']?.[0] ?? 0];
    };
    expect(at(1)).toEqual(at(1));
    const many = [1, 2, 3, 4, 5, 6, 7, 8].map(at);
    for (const k of [0, 1] as const) {
      const values = many.map((pair) => pair[k]);
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      // Random draws would scatter by 1.3 %; these by a few tenths.
      expect(Math.max(...values.map((v) => Math.abs(v / mean - 1)))).toBeLessThan(0.01);
    }
  });

  it('a sample at a bolus already holds it, for everyone', () => {
    const result = ask({
      model: 'kamp2020-meta-3cmt',
      subject: { weightKg: 70 },
      doses: [{ timeMin: 10, route: 'iv-bolus', amountMg: 25 }],
      timesMin: [0, 9.99, 10, 11],
      population: { subjects: 65, seed: 2, percentiles: [0, 50, 100] },
    });
    const band = JSON.parse(JSON.stringify(result.concentrationsNgPerMl['ketamine'])) as Record<
      string,
      number[]
    >;
    expect(band['p100']?.slice(0, 2)).toEqual([0, 0]);
    expect(band['p0']?.[2]).toBeGreaterThan(0);
    // The median volume is 25 L.
    expect(Math.abs((band['p50']?.[2] ?? 0) / 1000 - 1)).toBeLessThan(0.02);
  });

  it('many people in small tiles of time equal few columns at once', () => {
    const ask2 = (timesMin: readonly number[]) =>
      ask({
        model: 'kamp2020-meta-3cmt',
        subject: { weightKg: 70 },
        doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
        timesMin,
        outputs: ['ketamine'],
        population: { subjects: 5000, seed: 1, percentiles: [50] },
      }).concentrationsNgPerMl['ketamine'];
    const all = JSON.parse(JSON.stringify(ask2(Array.from({ length: 100 }, (_, i) => i)))) as Record<
      string,
      number[]
    >;
    const one = JSON.parse(JSON.stringify(ask2([77]))) as Record<string, number[]>;
    expect(Math.abs((all['p50']?.[77] ?? 0) / (one['p50']?.[0] ?? 1) - 1)).toBeLessThan(1e-11);
  });
});

describe('drawing people', () => {
  it('every model’s deviations have the published covariance', () => {
    for (const definition of DEFINITIONS) {
      const names = Object.keys(definition.variability.etas);
      if (names.length === 0) continue;
      const subjects = 4096;
      const drawn = drawDeviations(definition, subjects, 11);
      const factor = covarianceFactor(definition);
      const n = names.length;
      const width = n + occasionRules(definition).length;
      for (let i = 0; i < n; i += 1)
        for (let j = 0; j <= i; j += 1) {
          let expected = 0;
          for (let k = 0; k <= j; k += 1) expected += (factor[i * n + k] ?? 0) * (factor[j * n + k] ?? 0);
          let sum = 0;
          for (let s = 0; s < subjects; s += 1)
            sum += (drawn[s * width + i] ?? 0) * (drawn[s * width + j] ?? 0);
          const scale = Math.sqrt((factor[i * n + i] ?? 0) ** 2 + 1e-3);
          expect(Math.abs(sum / subjects - expected)).toBeLessThan(0.02 * Math.max(scale, expected));
        }
    }
  });

  it('and those of one dosing their published variance, apart from the person', () => {
    const definition = definitionById('simons2022-oral-film');
    if (definition === undefined) throw new Error('no model');
    const n = Object.keys(definition.variability.etas).length;
    const occasions = occasionRules(definition);
    // Ten are published; how long the film and the swallowed part last stays common to all.
    expect(occasions).toHaveLength(8);
    const subjects = 4096;
    const drawn = drawDeviations(definition, subjects, 11);
    occasions.forEach(({ sd }, k) => {
      const values = Array.from({ length: subjects }, (_, s) => drawn[s * (n + 8) + n + k] ?? Number.NaN);
      const variance = values.reduce((sum, value) => sum + value ** 2, 0) / subjects;
      expect(Math.abs(variance / sd ** 2 - 1)).toBeLessThan(0.02);
    });
  });

  it('the band of a film holds the mean that the study measured', () => {
    // Simons 2022: 96 ng/mL after one film, in people of 73 kg on average.
    const result = ask({
      model: 'simons2022-oral-film',
      subject: { weightKg: 73, ageYears: 24 },
      doses: [{ timeMin: 0, route: 'film', amountMg: 50 }],
      timesMin: [19],
      population: { subjects: 1000, seed: 1 },
    });
    const { p5, p95 } = JSON.parse(JSON.stringify(result.concentrationsNgPerMl['esketamine']));
    expect(p5[0]).toBeLessThan(96);
    expect(p95[0]).toBeGreaterThan(96);
  });

  it('published covariances arrive in the factor', () => {
    const definition = definitionById('otto2021-esketamine');
    if (definition === undefined) throw new Error('no model');
    const f = covarianceFactor(definition);
    expect((f[0] ?? 0) ** 2).toBeCloseTo(0.084177, 12);
    expect((f[4] ?? 0) * (f[0] ?? 0)).toBeCloseTo(0.02261, 12);
    expect((f[4] ?? 0) ** 2 + (f[5] ?? 0) ** 2).toBeCloseTo(0.026048, 12);
  });

  it('each dimension fills every sixty-fourth of the range equally', () => {
    const points = scrambledSobol(1024, MOST_DIMENSIONS, 5);
    for (let d = 0; d < MOST_DIMENSIONS; d += 1) {
      const tally = new Array<number>(64).fill(0);
      for (let i = 0; i < 1024; i += 1) {
        const cell = Math.floor((points[i * MOST_DIMENSIONS + d] ?? 0) * 64);
        tally[cell] = (tally[cell] ?? 0) + 1;
      }
      expect(tally.every((count) => count === 16)).toBe(true);
    }
  });

  it('the first two dimensions fill every cell of a 32 by 32 board once', () => {
    const points = scrambledSobol(1024, 2, 9);
    const seen = new Set<number>();
    for (let i = 0; i < 1024; i += 1)
      seen.add(Math.floor((points[2 * i] ?? 0) * 32) * 32 + Math.floor((points[2 * i + 1] ?? 0) * 32));
    expect(seen.size).toBe(1024);
  });

  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
    [0.05, -1.6448536269514722],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0471],
  ])('the normal quantile of %d is %d', (p, z) => {
    expect(Math.abs(inverseNormal(p) - z)).toBeLessThan(p < 1e-100 ? 1e-4 : 1e-12);
  });
});

describe('percentiles without sorting', () => {
  const anyValues = fc.oneof(
    fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 2, maxLength: 400 }),
    // Ties, and one far outlier that squeezes the rest into a single bucket.
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 200 }),
    fc
      .array(fc.double({ min: 0, max: 1e-6, noNaN: true }), { minLength: 2, maxLength: 300 })
      .map((v) => [...v, 1e9]),
  );
  it('equal the percentiles of the sorted values', () => {
    fc.assert(
      fc.property(
        anyValues,
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 7 }),
        (values, wanted) => {
          const finder = new PercentileFinder(values.length, wanted);
          const out = wanted.map(() => new Float64Array(2));
          finder.find(Float64Array.from([9, ...values]), 1, out, 1);
          wanted.forEach((p, k) => {
            expect(out[k]?.[1]).toBeCloseTo(percentile(values, p), 9);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the effect sites of an answer', () => {
  it('are left away on request, and nothing else changes', () => {
    const request = {
      model: 'racemic-two-enantiomer',
      subject: { weightKg: 70 },
      doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
      timesMin: [0, 20, 40, 90],
      outputs: ['ketamine', 'occupancy'],
      population: { subjects: 32, seed: 1 },
    };
    const [whole, alone] = [ask(request), ask({ ...request, effectSites: false })];
    expect(Object.keys(whole.concentrationsNgPerMl)).toEqual(['ketamine', 'effectSite.ketamine']);
    expect(Object.keys(alone.concentrationsNgPerMl)).toEqual(['ketamine']);
    expect(alone.concentrationsNgPerMl['ketamine']).toEqual(whole.concentrationsNgPerMl['ketamine']);
    expect(alone.occupancy).toEqual(whole.occupancy);
    expect(ask({ ...request, effectSites: true })).toEqual(whole);
  });
});
