import { describe, expect, it } from 'vitest';
import { varianceOf } from '../compile/parameters.ts';
import { definitionById } from '../models/registry.ts';
import { ask, series } from '../testing/ask.ts';
import { type Individual, individualise, type MeasuredLevel } from './individualise.ts';

const MODEL = 'otto2021-esketamine';
const SUBJECT = { weightKg: 70 };
const DOSES = [{ timeMin: 0, route: 'iv-infusion', amountMg: 20, durationMin: 40 }];

/** Exact levels of a person with these deviations. */
function levelsOf(
  etas: object,
  times: readonly number[],
  outputs: readonly string[],
): readonly MeasuredLevel[] {
  const result = ask({ model: MODEL, subject: SUBJECT, doses: DOSES, timesMin: times, etas });
  return outputs.flatMap((output) =>
    times.map((timeMin, i) => ({ timeMin, output, ngPerMl: series(result, output)[i] ?? 0 })),
  );
}

function fit(levels: readonly MeasuredLevel[]): Individual {
  const result = individualise({ modelId: MODEL, subject: SUBJECT, doses: DOSES, levels });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('this person from measured levels', () => {
  it('levels of the typical person give no deviation', () => {
    const { etas } = fit(levelsOf({}, [40, 120], ['esketamine']));
    for (const eta of Object.values(etas)) expect(Math.abs(eta)).toBeLessThan(1e-8);
  });

  it('says the parameters themselves, in their published unit, beside the typical ones', () => {
    const { parameters, etas, etaSd } = fit(levelsOf({ CL: 0.2 }, [10, 40, 60, 120, 240], ['esketamine']));
    const definition = definitionById(MODEL);
    const published = definition?.parameters['CL'];
    const CL = parameters.find(({ name }) => name === 'CL');
    if (published === undefined || CL === undefined) throw new Error('no clearance');
    expect(CL).toMatchObject({ unit: published.unit, meaning: published.meaning });
    const deviation = etas[published.eta ?? ''] ?? Number.NaN;
    const sd = etaSd[published.eta ?? ''] ?? Number.NaN;
    expect(CL.value / CL.typical).toBeCloseTo(Math.exp(deviation), 9);
    expect(CL.range[0] / CL.typical).toBeCloseTo(Math.exp(deviation - 1.96 * sd), 9);
    expect(CL.range[1] / CL.typical).toBeCloseTo(Math.exp(deviation + 1.96 * sd), 9);
    // This person weighs what the published value is for.
    expect(CL.typical).toBeCloseTo(published.value, 6);
    expect(parameters.map(({ name }) => name)).toEqual(
      Object.entries(definition?.parameters ?? {}).flatMap(([name, { eta }]) =>
        eta === undefined ? [] : [name],
      ),
    );
  });

  it('says of a person whom hardly anybody resembles, and of a level nothing explains, that they are unlikely', () => {
    const tagsOf = (levels: readonly MeasuredLevel[]) =>
      fit(levels).warnings.map((warning) => warning.replace(/:.*$/, ''));
    expect(tagsOf(levelsOf({}, [40, 120], ['esketamine']))).toEqual(['research-use']);
    const far = levelsOf({}, [40], ['esketamine']).map((one) => ({ ...one, ngPerMl: one.ngPerMl / 30 }));
    expect(tagsOf(far)).toEqual(expect.arrayContaining(['unlikely-person', 'misfit']));
    expect(fit(far).warnings.join()).toMatch(
      /standard deviations from the typical person; check dose, times/,
    );
    // Two samples of one moment that exclude each other: nobody explains both.
    const [one] = levelsOf({}, [60], ['esketamine']);
    if (one === undefined) throw new Error('no level');
    const both = tagsOf([one, { ...one, ngPerMl: one.ngPerMl * 3 }]);
    expect(both).toContain('misfit');
  });

  it('draws that line at three standard deviations, of the person as of the level', () => {
    const definition = definitionById(MODEL);
    if (definition === undefined) throw new Error('no model');
    const scatter = definition.residual['esketamine']?.proportional ?? Number.NaN;
    const [level] = levelsOf({}, [40], ['esketamine']);
    if (level === undefined) throw new Error('no level');
    const told = { person: new Set<boolean>(), level: new Set<boolean>() };
    for (let factor = 1; factor < 60; factor *= 1.02) {
      const { etas, fitted, warnings } = fit([{ ...level, ngPerMl: level.ngPerMl / factor }]);
      const far = Object.entries(definition.variability.etas).some(
        ([name, eta]) => Math.abs(etas[name] ?? 0) > 3 * Math.sqrt(varianceOf(eta)),
      );
      const off = fitted.some(
        ({ ngPerMl, individualNgPerMl }) => Math.abs(Math.log(ngPerMl / individualNgPerMl)) > 3 * scatter,
      );
      expect(warnings.some((warning) => warning.startsWith('unlikely-person:'))).toBe(far);
      expect(warnings.some((warning) => warning.startsWith('misfit:'))).toBe(off);
      told.person.add(far);
      told.level.add(off);
    }
    expect([told.person.size, told.level.size]).toEqual([2, 2]);
  });

  it('many levels pull the estimate to the truth, few leave it near the typical person', () => {
    const truth = { V1: 0.4, CL: -0.25, Vnk: 0.1, CLnk: 0.3 };
    const outputs = ['esketamine', 'esnorketamine'];
    const many = fit(
      levelsOf(
        truth,
        Array.from({ length: 50 }, (_, i) => 10 + 12 * i),
        outputs,
      ),
    );
    const few = fit(levelsOf(truth, [120], ['esketamine']));
    for (const [name, value] of Object.entries(truth)) {
      expect(Math.abs((many.etas[name] ?? 0) - value)).toBeLessThan(0.1);
      expect(Math.abs((few.etas[name] ?? 0) - value)).toBeGreaterThan(
        Math.abs((many.etas[name] ?? 0) - value),
      );
      expect(many.etaSd[name] ?? 1).toBeLessThan(few.etaSd[name] ?? 0);
    }
  });

  it('is the best of all deviations nearby', () => {
    const levels = levelsOf({ V1: 0.3, CL: 0.2, Vnk: 0, CLnk: -0.2 }, [30, 60, 200], ['esketamine']).map(
      (l, i) => ({
        ...l,
        ngPerMl: l.ngPerMl * (i === 1 ? 1.2 : 0.95),
      }),
    );
    const { etas } = fit(levels);
    // The cost written out again: published residual 0.236, published covariance of V1 and CL.
    const [vv, cc, vc] = [0.084177, 0.026048, 0.02261];
    const cost = (v: number, c: number): number => {
      const at = series(
        ask({
          model: MODEL,
          subject: SUBJECT,
          doses: DOSES,
          timesMin: [30, 60, 200],
          etas: { V1: v, CL: c },
        }),
        'esketamine',
      );
      const misfit = levels.reduce((sum, l, i) => sum + (Math.log((at[i] ?? 0) / l.ngPerMl) / 0.236) ** 2, 0);
      return misfit + (cc * v * v - 2 * vc * v * c + vv * c * c) / (vv * cc - vc * vc);
    };
    const [v, c] = [etas['V1'] ?? 0, etas['CL'] ?? 0];
    const best = cost(v, c);
    for (const [dv, dc] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
      [0.01, 0.01],
      [-0.01, -0.01],
    ] as const)
      expect(cost(v + dv, c + dc)).toBeGreaterThan(best);
  });

  it('says that it is for research, and what it fitted', () => {
    const result = fit(levelsOf({ CL: 0.3 }, [120], ['esketamine']));
    expect(result.warnings[0]).toMatch(/^research-use: an estimate from 1 level,/);
    const [point] = result.fitted;
    expect(Math.abs((point?.individualNgPerMl ?? 0) - (point?.ngPerMl ?? 0))).toBeLessThan(
      Math.abs((point?.typicalNgPerMl ?? 0) - (point?.ngPerMl ?? 0)),
    );
  });

  it.each([
    ['no level', [], 'no-levels'],
    ['a level of zero', [{ timeMin: 60, output: 'esketamine', ngPerMl: 0 }], 'out-of-bounds'],
    ['a level of something else', [{ timeMin: 60, output: 'ketamine', ngPerMl: 5 }], 'unknown-output'],
    ['a level before any dose', [{ timeMin: -5, output: 'esketamine', ngPerMl: 5 }], 'no-dose-before'],
  ])('refuses %s', (_, levels, type) => {
    const result = individualise({ modelId: MODEL, subject: SUBJECT, doses: DOSES, levels });
    expect(!result.ok && result.error[0]?.type).toBe(type);
  });

  it('refuses a model without residual error', () => {
    const levels = [{ timeMin: 60, output: 'ketamine', ngPerMl: 5 }];
    const result = individualise({ modelId: 'domino-stanpump', subject: SUBJECT, doses: DOSES, levels });
    expect(!result.ok && result.error[0]?.type).toBe('no-residual');
  });
});
