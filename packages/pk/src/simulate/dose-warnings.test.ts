import { describe, expect, it } from 'vitest';
import { ask } from '../testing/ask.ts';
import { simulate } from './simulate.ts';

const good = {
  model: 'racemic-two-enantiomer',
  subject: { weightKg: 70 },
  doses: [],
  timesMin: [0, 40],
};
const told = (request: unknown, tag: string): readonly string[] =>
  ask(request).warnings.filter((warning) => warning.startsWith(`${tag}:`));
const bolus = (amountMg: number, timeMin = 0) => ({ timeMin, route: 'iv-bolus', amountMg });
const infusion = (amountMg: number, durationMin: number, timeMin = 0) => ({
  timeMin,
  route: 'iv-infusion',
  amountMg,
  durationMin,
});

describe('doses of one session that are too much together', () => {
  const heavy = { weightKg: 100 };

  it.each([
    ['150 and 150 mg', [bolus(150), bolus(150)], 0],
    ['150 and 150.001 mg', [bolus(150), bolus(150.001)], 1],
    ['two of 250 mg', [bolus(250), bolus(250)], 1],
    ['by two routes', [bolus(250), infusion(250, 40, 10)], 1],
    ['twelve hours apart', [bolus(250), bolus(250, 720)], 1],
    ['more than twelve hours apart', [bolus(250), bolus(250, 720.1)], 0],
    ['three hundred steps of a pump', Array.from({ length: 300 }, (_, i) => infusion(1, 1, i)), 0],
  ])('%s', (_, doses, count) => {
    expect(told({ ...good, subject: heavy, doses }, 'absurd-dose')).toHaveLength(count);
  });

  it('say that it is the sum, of which doses, and by weight too', () => {
    const request = { ...good, doses: [bolus(250), bolus(250, 1)] };
    expect(told(request, 'absurd-dose')).toEqual([
      'absurd-dose: the sum of doses[0] to doses[1] is 500 mg, above 300 mg (default, no source states it; "doseWarningMg" sets another)',
    ]);
    expect(told(request, 'absurd-dose-per-kg')).toEqual([
      'absurd-dose-per-kg: the sum of doses[0] to doses[1] is 500 mg, which is 7.14 mg/kg at 70 kg, 1.79 times the figure, above 4 mg/kg (default, no source states it; "doseWarningMgPerKg" sets another)',
    ]);
  });

  it.each([
    [140, 0],
    [140.001, 1],
  ])('by weight alone: twice %d mg at 70 kg', (mg, count) => {
    const request = { ...good, doses: [bolus(mg), bolus(mg)] };
    expect(told(request, 'absurd-dose-per-kg')).toHaveLength(count);
    expect(told(request, 'absurd-dose')).toEqual([]);
  });

  it('are told once: not again where a single dose of them is too much', () => {
    expect(told({ ...good, doses: [bolus(10), bolus(400)] }, 'absurd-dose')[0]).toContain(
      'doses[1] is 400 mg',
    );
    expect(told({ ...good, doses: [bolus(10), bolus(400)] }, 'absurd-dose')[0]).not.toContain('sum');
  });

  it('of a model of the request are told by the figure of the request', () => {
    const inline = {
      model: { id: 'one', states: ['c'], flows: [], outputs: { c: [{ state: 'c', ngPerMlPerMg: 1 }] } },
      doses: [0, 5].map((timeMin) => ({ timeMin, amountMg: 50, into: 'c' })),
      timesMin: [0],
    };
    expect(told({ ...inline, doseWarningMg: 100 }, 'absurd-dose')).toEqual([]);
    expect(told({ ...inline, doseWarningMg: 99 }, 'absurd-dose')[0]).toContain('the sum of');
  });
});

describe('an infusion over next to no time', () => {
  it.each([
    [0.0001, 1],
    [0.999, 1],
    [1, 0],
    [40, 0],
  ])('of %d min, with the figure of the program: %i warnings', (minutes, count) => {
    expect(told({ ...good, doses: [infusion(35, minutes)] }, 'absurd-infusion')).toHaveLength(count);
  });

  it('is told with the dose, how long it is and the figure', () => {
    expect(told({ ...good, doses: [bolus(1), infusion(35, 0.0001)] }, 'absurd-infusion')).toEqual([
      'absurd-infusion: doses[1] gives 35 mg over 0.0001 min, below 1 min (default, no source states it; "infusionWarningMin" sets another)',
    ]);
  });

  it.each([
    [0, 0.0001, 0],
    [5, 5, 0],
    [5, 4.99, 1],
  ])('with %d min as the figure of the request, %d min: %i warnings', (infusionWarningMin, min, count) => {
    const found = told({ ...good, infusionWarningMin, doses: [infusion(35, min)] }, 'absurd-infusion');
    expect(found).toHaveLength(count);
    for (const text of found) expect(text).toContain('("infusionWarningMin" of the request)');
  });

  it('is not a step of a pump that goes on, nor one of nothing', () => {
    const steps = Array.from({ length: 20 }, (_, i) => infusion(0.1, 0.1, i * 0.1));
    expect(told({ ...good, doses: steps }, 'absurd-infusion')).toEqual([]);
    expect(told({ ...good, doses: steps.slice(0, 9) }, 'absurd-infusion')).toHaveLength(1);
    expect(told({ ...good, doses: [infusion(0, 0.1)] }, 'absurd-infusion')).toEqual([]);
  });

  it.each([-1, 43_200.1, '1', null])('%j is no figure', (infusionWarningMin) => {
    const result = simulate({ ...good, infusionWarningMin });
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual(['infusionWarningMin']);
  });
});
