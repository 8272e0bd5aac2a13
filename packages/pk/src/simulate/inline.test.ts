import { describe, expect, it } from 'vitest';
import { ask, series } from '../testing/ask.ts';
import { simulate } from './simulate.ts';

const oneCompartment = {
  id: 'one-compartment',
  states: ['depot', 'central', 'elsewhere'],
  flows: [
    { from: 'depot', to: 'central', kPerMin: 0.05 },
    { from: 'central', to: null, kPerMin: 0.02 },
    { from: 'elsewhere', to: null, kPerMin: 1 },
  ],
  outputs: { drug: [{ state: 'central', ngPerMlPerMg: 20 }] },
  effectSites: { drug: { driver: 'drug', ke0PerMin: 0.1 } },
};
const TIMES = [0, 10, 30, 100];

describe('a model that comes with the request', () => {
  it('absorption, elimination and effect site follow their textbook formulas', () => {
    const result = ask({
      model: oneCompartment,
      doses: [{ timeMin: 0, amountMg: 10, into: 'depot', bioavailability: 0.5 }],
      timesMin: TIMES,
    });
    const [ka, k, ke] = [0.05, 0.02, 0.1];
    const exp = Math.exp;
    const scale = 20 * 5 * ka;
    series(result, 'drug').forEach((value, i) => {
      const t = TIMES[i] ?? 0;
      expect(value).toBeCloseTo((scale / (ka - k)) * (exp(-k * t) - exp(-ka * t)), 10);
    });
    series(result, 'effectSite.drug').forEach((value, i) => {
      const t = TIMES[i] ?? 0;
      const expected =
        scale *
        ke *
        (exp(-ka * t) / ((k - ka) * (ke - ka)) +
          exp(-k * t) / ((ka - k) * (ke - k)) +
          exp(-ke * t) / ((ka - ke) * (k - ke)));
      expect(value).toBeCloseTo(expected, 10);
    });
    expect(result.metrics['drug']?.tmaxMin).toBeCloseTo(Math.log(ka / k) / (ka - k), 6);
  });

  it('gives only the outputs that were asked for', () => {
    const result = ask({
      model: {
        ...oneCompartment,
        outputs: { ...oneCompartment.outputs, other: [{ state: 'elsewhere', ngPerMlPerMg: 1 }] },
      },
      doses: [{ timeMin: 0, amountMg: 10, into: 'elsewhere' }],
      timesMin: [0, 1],
      outputs: ['other'],
    });
    expect(Object.keys(result.concentrationsNgPerMl)).toEqual(['other']);
    expect(series(result, 'other')[1]).toBeCloseTo(10 * Math.exp(-1), 12);
  });

  it('a dose that no output sees changes nothing', () => {
    const doses = [{ timeMin: 0, amountMg: 10, into: 'elsewhere' }];
    const result = ask({ model: oneCompartment, doses, timesMin: TIMES });
    expect(series(result, 'drug')).toEqual([0, 0, 0, 0]);
  });

  it('refuses an output it does not have', () => {
    const result = simulate({ model: oneCompartment, doses: [], timesMin: [0], outputs: ['x'] });
    expect(!result.ok && result.error[0]?.path).toBe('outputs[0]');
  });

  it('names the version after its numbers', () => {
    const version = (k: number): string =>
      ask({
        model: { ...oneCompartment, flows: [{ from: 'depot', to: 'central', kPerMin: k }] },
        doses: [],
        timesMin: [0],
      }).version;
    expect(version(0.1)).toBe(version(0.1));
    expect(version(0.1)).not.toBe(version(0.2));
  });
});
