import { describe, expect, it } from 'vitest';
import { ask } from '../testing/ask.ts';
import { simulate } from './simulate.ts';

const good = {
  model: 'racemic-two-enantiomer',
  subject: { weightKg: 70 },
  doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
  timesMin: [0, 40],
};
const told = (request: unknown, tag: string): readonly string[] =>
  ask(request).warnings.filter((warning) => warning.startsWith(`${tag}:`));
const infusion = (amountMg: number, timeMin = 0) => ({
  timeMin,
  route: 'iv-infusion',
  amountMg,
  durationMin: 40,
});

describe('people outside a study', () => {
  it('are told whose range it is, where the study prints none', () => {
    const of = (model: string) =>
      told({ ...good, model, subject: { weightKg: 70, ageYears: 70 } }, 'out-of-population');
    expect(of('racemic-two-enantiomer').join()).toContain('the study prints no range, this one is assumed');
    expect(of('simons2022-oral-film').join()).not.toContain('assumed');
  });
});

describe('a dose that is most likely a slip', () => {
  it.each([
    [300, 0],
    [300.001, 1],
    [10_000, 1],
    [0, 0],
  ])('%d mg, with the figure of the program: %i warnings', (mg, count) => {
    expect(told({ ...good, doses: [infusion(mg)] }, 'absurd-dose')).toHaveLength(count);
  });

  it('is told with the dose, its place and the figure, and that no source states it', () => {
    expect(told({ ...good, doses: [infusion(35), infusion(3500, 60)] }, 'absurd-dose')).toEqual([
      'absurd-dose: doses[1] is 3500 mg, above 300 mg (default, no source states it; "doseWarningMg" sets another)',
    ]);
  });

  it.each([
    [50, 50, 0],
    [50, 50.001, 1],
    [0, 0.001, 1],
    [0, 0, 0],
    [10_000, 10_000, 0],
  ])('with %d mg as the figure of the request, %d mg: %i warnings', (doseWarningMg, mg, count) => {
    expect(told({ ...good, doseWarningMg, doses: [infusion(mg)] }, 'absurd-dose')).toHaveLength(count);
  });

  it('says whose figure it is, and names five doses of many', () => {
    const doses = Array.from({ length: 7 }, (_, i) => infusion(60, i));
    expect(told({ ...good, doseWarningMg: 50, doses }, 'absurd-dose')).toEqual([
      'absurd-dose: doses[0] is 60 mg, doses[1] is 60 mg, doses[2] is 60 mg, doses[3] is 60 mg, doses[4] is 60 mg and 2 more, above 50 mg ("doseWarningMg" of the request)',
    ]);
  });

  it.each([-1, 10_000.1, '50', null])('%j is no figure', (doseWarningMg) => {
    const result = simulate({ ...good, doseWarningMg });
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual(['doseWarningMg']);
  });

  it('of an inline model is told only where the request sets a figure', () => {
    const inline = {
      model: { id: 'one', states: ['c'], flows: [], outputs: { c: [{ state: 'c', ngPerMlPerMg: 1 }] } },
      doses: [{ timeMin: 0, amountMg: 5000, into: 'c', bioavailability: 0.01 }],
      timesMin: [0],
    };
    expect(told(inline, 'absurd-dose')).toEqual([]);
    expect(told({ ...inline, doseWarningMg: 5000 }, 'absurd-dose')).toEqual([]);
    expect(told({ ...inline, doseWarningMg: 4999 }, 'absurd-dose')).toEqual([
      'absurd-dose: doses[0] is 5000 mg, above 4999 mg ("doseWarningMg" of the request)',
    ]);
  });
});

describe('a dose that is very much for this weight', () => {
  const of = (amountMg: number, weightKg: number, figure: object = {}) =>
    told({ ...good, ...figure, subject: { weightKg }, doses: [infusion(amountMg)] }, 'absurd-dose-per-kg');

  it.each([
    [160, 40, 0],
    [160.001, 40, 1],
    [300, 75, 0],
    [300, 74.9, 1],
    [280.4, 70.1, 0],
    [0, 40, 0],
  ])('%d mg at %d kg, with the figure of the program: %i warnings', (mg, kg, count) => {
    expect(of(mg, kg)).toHaveLength(count);
  });

  it('tells 300 mg in 40 kg from 3,000 mg', () => {
    expect(of(300, 40)).toEqual([
      'absurd-dose-per-kg: doses[0] is 300 mg, which is 7.5 mg/kg at 40 kg, 1.88 times the figure, above 4 mg/kg (default, no source states it; "doseWarningMgPerKg" sets another)',
    ]);
    expect(of(3000, 40)[0]).toContain('75 mg/kg at 40 kg, 18.8 times the figure');
    const both = (amountMg: number) =>
      told({ ...good, subject: { weightKg: 40 }, doses: [infusion(amountMg)] }, 'absurd-dose');
    expect([both(300).length, both(3000).length]).toEqual([0, 1]);
  });

  it.each([
    [2, 80, 0],
    [2, 80.001, 1],
    [0, 0.001, 1],
    [0, 0, 0],
  ])('with %d mg/kg as the figure of the request, %d mg at 40 kg: %i warnings', (figure, mg, count) => {
    const found = of(mg, 40, { doseWarningMgPerKg: figure });
    expect(found).toHaveLength(count);
    for (const text of found) expect(text).toContain('("doseWarningMgPerKg" of the request)');
  });

  it.each([-1, 10_000.1, '4', null])('%j is no figure', (doseWarningMgPerKg) => {
    const result = simulate({ ...good, doseWarningMgPerKg });
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual(['doseWarningMgPerKg']);
  });
});

describe('a dose that is refused', () => {
  it.each([10_000, 0])('not %d mg', (mg) => {
    expect(simulate({ ...good, doses: [infusion(mg)] }).ok).toBe(true);
  });

  it('with the value, the limit and how to go on', () => {
    const result = simulate({ ...good, doses: [infusion(10_000.1)] });
    expect(result.ok ? [] : result.error).toEqual([
      {
        type: 'out-of-bounds',
        path: 'doses[0].amountMg',
        message:
          '10000.1 mg is outside 0 to 10000 mg; more than any single dose, in mg of drug base: check the unit and the digits, and give what runs for days as several doses',
      },
    ]);
  });
});

describe('a model that knows ancestry', () => {
  const nasal = (subject: object) =>
    told(
      {
        ...good,
        model: 'perezruixo2021-esketamine',
        subject: { weightKg: 70, ageYears: 40, ...subject },
        doses: [{ timeMin: 0, route: 'nasal-device', amountMg: 28 }],
      },
      'ancestry-not-given',
    );

  it('says whom it took where nobody said, and nothing where somebody did', () => {
    expect(nasal({})).toEqual([
      'ancestry-not-given: the reference group of the study is assumed, neither Asian nor Japanese; others have other levels',
    ]);
    expect(nasal({ asian: false })).toEqual([]);
    expect(nasal({ asian: true })).toEqual([]);
    expect(nasal({ japanese: true })).toEqual([]);
    expect(told(good, 'ancestry-not-given')).toEqual([]);
  });
});

describe('a dose that nobody in the study was given', () => {
  const perez = { ...good, model: 'perezruixo2021-esketamine', subject: { weightKg: 70, ageYears: 40 } };
  const devices = (count: number, timeMin = 0, amountMg = 28) =>
    Array.from({ length: count }, (_, i) => ({ timeMin: timeMin + 5 * i, route: 'nasal-device', amountMg }));

  it.each([
    ['one device', devices(1), 0],
    ['four devices, the most', devices(4), 0],
    ['five devices', devices(5), 1],
    ['half a device, the least', devices(1, 0, 14), 0],
    ['less than half a device', devices(1, 0, 13.9), 1],
    ['nothing', devices(1, 0, 0), 0],
    ['three devices twice in a day', [...devices(3), ...devices(3, 731)], 0],
    ['three devices twice within twelve hours', [...devices(3), ...devices(3, 730)], 1],
  ])('%s by nose', (_, doses, count) => {
    expect(told({ ...perez, doses }, 'dose-outside-studied')).toHaveLength(count);
  });

  it('is told with the dose, when, and what was given', () => {
    const doses = [...devices(5), ...devices(5, 2880)];
    expect(told({ ...perez, doses }, 'dose-outside-studied')).toEqual([
      'dose-outside-studied: 140 mg in the session at 0 min (and 1 later) is outside the 14 to 112 mg given to the people behind this model (14 to 112 mg by nose; exposures are printed for 28, 56 and 84 mg)',
    ]);
  });

  it.each([
    ['film', 49.9, 1],
    ['film', 50, 0],
    ['film', 100, 0],
    ['film', 100.1, 1],
    ['iv-bolus', 20, 0],
    ['iv-bolus', 35, 1],
  ])('of the film model: %s %d mg', (route, amountMg, count) => {
    const request = { ...good, model: 'simons2022-oral-film', doses: [{ timeMin: 0, route, amountMg }] };
    expect(told(request, 'dose-outside-studied')).toHaveLength(count);
  });

  it('counts two films at once as one dose, and a pump’s steps as their sum', () => {
    const film = { timeMin: 0, route: 'film', amountMg: 50 };
    const film3 = { ...good, model: 'simons2022-oral-film', doses: [film, film, film] };
    expect(told({ ...film3, doses: [film, film] }, 'dose-outside-studied')).toEqual([]);
    expect(told(film3, 'dose-outside-studied')).toHaveLength(1);
    const steps = Array.from({ length: 200 }, (_, i) => infusion(0.1, i));
    expect(told({ ...film3, doses: steps }, 'dose-outside-studied')).toEqual([]);
  });

  it('is not claimed where the studied doses are not known', () => {
    for (const model of [
      'racemic-two-enantiomer',
      'otto2021-esketamine',
      'kamp2020-meta-3cmt',
      'domino-stanpump',
    ])
      expect(told({ ...good, model, doses: [infusion(200)] }, 'dose-outside-studied')).toEqual([]);
  });
});

describe('a request that leaves the model as published', () => {
  it('is told for each number it changes, not for one given as it stands', () => {
    const changed = (CL: number) => told({ ...good, parameters: { CL } }, 'changed-parameter');
    expect(changed(95.2)).toEqual([]);
    expect(changed(95.3)).toEqual([
      'changed-parameter: CL is 95.3 by request, not as the model was published',
    ]);
  });

  it('is told for each deviation given, not for one of zero', () => {
    const given = (etas: Readonly<Record<string, number>>) => told({ ...good, etas }, 'given-eta');
    expect(given({ CL: 0, V1: 0 })).toEqual([]);
    expect(given({ CL: 0, V1: -0.2 })).toEqual([
      'given-eta: V1 deviates by -0.2 on the log scale by request; this is one person’s course, not the typical one',
    ]);
    const nasal = {
      ...good,
      model: 'perezruixo2021-esketamine',
      doses: [{ timeMin: 0, route: 'nasal-device', amountMg: 28 }],
    };
    expect(told({ ...nasal, etas: { FRn: 0.5 } }, 'given-eta')[0]).toContain('0.5 on the logit scale');
  });
});
