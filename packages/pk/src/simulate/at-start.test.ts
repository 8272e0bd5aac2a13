import { describe, expect, it } from 'vitest';
import { createAsGivenEngine } from '../as-given/as-given.ts';
import { DEFINITIONS } from '../models/registry.ts';
import { ask, series } from '../testing/ask.ts';

/** Every model with every route it has, the dose at 10 min. */
const cases = DEFINITIONS.flatMap((definition) =>
  Object.keys(definition.routes).map((route) => ({
    model: definition.id,
    route,
    outputs: Object.keys(definition.outputs),
    hasBand: Object.keys(definition.variability.etas).length > 0,
  })),
);
const requestOf = (model: string, route: string) => ({
  model,
  subject: { weightKg: 70, ageYears: 30, asian: false },
  doses: [{ timeMin: 10, route, amountMg: 28, ...(route === 'iv-infusion' ? { durationMin: 40 } : {}) }],
  timesMin: [0, 10 - 1e-6, 10, 10, 10.000001, 10.1, 30],
});
/** Only a bolus is in the blood at once, and only as the drug that was given. */
const atOnce = (route: string, output: string): boolean =>
  route === 'iv-bolus' && /^(ketamine|esketamine|arketamine)$/.test(output);

describe('the instant of the first dose', () => {
  it.each(cases)(
    '$model, $route: nothing is anywhere but where it was put, and nothing below zero',
    (one) => {
      const result = ask(requestOf(one.model, one.route));
      for (const output of Object.keys(result.concentrationsNgPerMl)) {
        const values = series(result, output);
        const isThere = atOnce(one.route, output);
        expect([output, values.slice(0, 2)]).toEqual([output, [0, 0]]);
        expect([output, values[2] === 0, values[3] === 0]).toEqual([output, !isThere, !isThere]);
        for (const value of values) expect(Object.is(value, Math.abs(value))).toBe(true);
        expect(values[5]).toBeGreaterThan(0);
      }
      expect(Array.isArray(result.occupancy) ? result.occupancy.slice(0, 4) : []).toEqual([0, 0, 0, 0]);
    },
  );

  it.each(cases.filter(({ hasBand }) => hasBand))('$model, $route: the same for every band', (one) => {
    const result = ask({ ...requestOf(one.model, one.route), population: { subjects: 40, seed: 1 } });
    for (const [output, band] of Object.entries(result.concentrationsNgPerMl)) {
      const rows = Array.isArray(band) ? [] : Object.values(band);
      expect(rows.length).toBe(3);
      for (const row of rows) {
        expect([output, row[2] === 0]).toEqual([output, !atOnce(one.route, output)]);
        for (const value of row) expect(Object.is(value, Math.abs(value))).toBe(true);
        expect(row[5]).toBeGreaterThan(0);
      }
    }
    const rows = Array.isArray(result.occupancy) ? [] : Object.values(result.occupancy ?? {});
    for (const row of rows) expect(row.slice(0, 4)).toEqual([0, 0, 0, 0]);
  });

  it.each(cases)('$model, $route: a window of that instant alone claims no peak of rounding', (one) => {
    const { metrics } = ask({ ...requestOf(one.model, one.route), timesMin: [10] });
    for (const [output, found] of Object.entries(metrics)) {
      const isThere = atOnce(one.route, output);
      expect([output, found.cmaxNgPerMl > 0, found.tmaxMin]).toEqual([output, isThere, isThere ? 10 : null]);
    }
  });

  it('of a bolus is dose over volume to the last digit', () => {
    const level = (model: string) => series(ask(requestOf(model, 'iv-bolus')), 'esketamine')[2];
    expect(level('otto2021-esketamine')).toBe(28 * (1000 / 133));
    expect(level('simons2022-oral-film')).toBe(28 * (1000 / 11.6));
  });

  it('of a second dose keeps what the first has left', () => {
    const request = requestOf('otto2021-esketamine', 'iv-bolus');
    const [dose] = request.doses;
    const twice = ask({ ...request, doses: [dose, { ...dose, timeMin: 100 }], timesMin: [99.999999, 100] });
    const [before = 0, after = 0] = series(twice, 'esnorketamine');
    expect(before).toBeGreaterThan(10);
    expect(Math.abs(after / before - 1)).toBeLessThan(1e-6);
  });

  it('as a pump records it: the bolus is there, its metabolite is not', () => {
    const engine = createAsGivenEngine({ modelId: 'racemic-two-enantiomer', subject: { weightKg: 70 } });
    if (!engine.ok) throw new Error('refused');
    engine.value.apply({ kind: 'bolus', timeMin: 10, amountMg: 28 });
    engine.value.apply({ kind: 'start', timeMin: 10, mgPerMin: 1 });
    expect(engine.value.levelAt(10, 'ketamine')).toBeCloseTo(28 * (1000 / 133), 9);
    for (const output of ['norketamine', 'effectSite.ketamine', 'effectSite.norketamine']) {
      expect(engine.value.levelAt(10, output)).toBe(0);
      expect(engine.value.curve(9, 11, 1, output).map(({ ngPerMl }) => ngPerMl > 0)).toEqual([
        false,
        false,
        true,
      ]);
    }
  });
});
