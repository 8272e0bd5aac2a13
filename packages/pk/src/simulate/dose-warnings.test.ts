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
      'absurd-dose: the sum of doses[0] to doses[1], begun within 1 min, is 500 mg, above 300 mg (default, no source states it; "doseWarningMg" sets another)',
    ]);
    expect(told(request, 'absurd-dose-per-kg')).toEqual([
      'absurd-dose-per-kg: the sum of doses[0] to doses[1], begun within 1 min, is 500 mg, which is 7.14 mg/kg at 70 kg, 1.79 times the figure, above 4 mg/kg (default, no source states it; "doseWarningMgPerKg" sets another)',
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

  it('are those begun within any twelve hours, not a chain of them', () => {
    const chain = Array.from({ length: 10 }, (_, i) => bolus(35, i * 700));
    expect(told({ ...good, doses: chain }, 'absurd-dose')).toEqual([]);
    expect(told({ ...good, doses: chain }, 'absurd-dose-per-kg')).toEqual([]);
    const doses = [bolus(200), bolus(90, 360), bolus(90, 720), bolus(200, 900)];
    expect(told({ ...good, doses }, 'absurd-dose')[0]).toMatch(
      /^absurd-dose: the sum of doses\[0\] to doses\[2\], begun within 12 h, is 380 mg, above/,
    );
    const later = [bolus(200), bolus(90, 360), bolus(90, 720.1), bolus(200, 900)];
    expect(told({ ...good, doses: later }, 'absurd-dose')[0]).toMatch(
      /^absurd-dose: the sum of doses\[1\] to doses\[3\], begun within 9 h, is 380 mg, above/,
    );
  });

  it('are told for each session apart, the largest sum of those that share a dose', () => {
    const doses = [bolus(160), bolus(160, 700), bolus(170, 1400), bolus(200, 5000), bolus(200, 5000)];
    expect(told({ ...good, doses }, 'absurd-dose')[0]).toMatch(
      /^absurd-dose: the sum of doses\[1\] to doses\[2\], begun within 11.7 h, is 330 mg, the sum of doses\[3\] to doses\[4\], all at one time, is 400 mg, above/,
    );
  });

  it.each([
    ['two tenths and a tenth', [0.1, 0.2], 0.3, undefined],
    ['a digit that no sum shows', [150, 150.0000001], 300, undefined],
    ['a digit that a sum shows', [150, 150.000001], 300, 'begun within 1 min, is 300.000001 mg'],
  ])('are judged by the sum as it is shown: %s', (_, mg, doseWarningMg, words) => {
    const doses = mg.map((amountMg, i) => bolus(amountMg, i));
    const [found] = told({ ...good, doseWarningMg, doses }, 'absurd-dose');
    if (words === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(words);
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

describe('a dose that is hardly above its figure', () => {
  it('is shown as it is given, and never as the figure', () => {
    expect(told({ ...good, doses: [bolus(300.0000001)] }, 'absurd-dose')[0]).toContain(
      'doses[0] is 300.0000001 mg, above 300 mg',
    );
    expect(told({ ...good, doses: [bolus(280.07)] }, 'absurd-dose-per-kg')[0]).toContain(
      'doses[0] is 280.07 mg, which is 4.001 mg/kg at 70 kg, 1.0003 times the figure, above 4 mg/kg',
    );
    expect(told({ ...good, doses: [infusion(35, 0.9999)] }, 'absurd-infusion')[0]).toContain(
      'over 0.9999 min, below 1 min',
    );
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
    expect(told({ ...good, doses: steps.slice(0, 10) }, 'absurd-infusion')).toEqual([]);
    expect(told({ ...good, doses: steps.slice(0, 9) }, 'absurd-infusion')[0]).toMatch(
      /^absurd-infusion: doses\[0\] to doses\[8\] give 0.9 mg over 0.9 min, below/,
    );
    expect(told({ ...good, doses: [infusion(0, 0.1)] }, 'absurd-infusion')).toEqual([]);
  });

  it.each([
    ['before a long one', [infusion(35, 0.01), infusion(35, 40, 0.01)], 0],
    ['after a long one', [infusion(35, 40), infusion(35, 0.01, 40)], 1],
    ['inside a long one', [infusion(35, 40), infusion(35, 0.01, 10)], 1],
    ['with a long one from the same instant', [infusion(35, 0.01), infusion(35, 40)], 0],
    ['overlapping a short one', [infusion(0, 0.9), infusion(35, 0.01, 0.5)], 1],
  ])('is told also %s', (_, doses, index) => {
    expect(told({ ...good, doses }, 'absurd-infusion')[0]).toContain(
      `doses[${index}] gives 35 mg over 0.01 min`,
    );
  });

  it('is no step of a pump that goes on beside a long infusion', () => {
    const steps = Array.from({ length: 20 }, (_, i) => infusion(0.1, 0.1, i * 0.1));
    const doses = [...steps.slice(0, 5), infusion(35, 40, 0.45), ...steps.slice(5)];
    expect(told({ ...good, doses }, 'absurd-infusion')).toEqual([]);
  });

  it.each([-1, 43_200.1, '1', null])('%j is no figure', (infusionWarningMin) => {
    const result = simulate({ ...good, infusionWarningMin });
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual(['infusionWarningMin']);
  });
});
