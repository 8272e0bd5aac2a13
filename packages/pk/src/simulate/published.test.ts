import { describe, expect, it } from 'vitest';
import { ask, series } from '../testing/ask.ts';

const infusion = (amountMg: number, durationMin: number) => [
  { timeMin: 0, route: 'iv-infusion', amountMg, durationMin },
];
const devices = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ timeMin: 5 * i, route: 'nasal-device', amountMg: 28 }));
const DAY = { from: 0, to: 1440, step: 10 };

describe('35 mg over 40 min at 70 kg, the comparison of models', () => {
  // Computed once by another program from the same parameter tables, printed to whole ng/mL.
  it.each([
    ['otto2021-esketamine', 'esketamine', [98, 158, 104, 79, 55, 25]],
    ['racemic-two-enantiomer', 'ketamine', [99, 161, 107, 83, 59, 28]],
    ['domino-stanpump', 'ketamine', [210, 240, 55, 46, 36, 17]],
    ['kamp2020-meta-3cmt', 'ketamine', [198, 253, 96, 74, 50, 26]],
    ['simons2022-oral-film', 'esketamine', [234, 289, 91, 63, 38, 20]],
  ] as const)('%s gives the tabulated levels to the printed digit', (model, output, expected) => {
    const result = ask({
      model,
      subject: { weightKg: 70 },
      doses: infusion(35, 40),
      timesMin: [20, 40, 60, 80, 120, 240],
    });
    series(result, output).forEach((value, i) => {
      expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(0.51);
    });
  });
});

describe('published observations', () => {
  it('esketamine 10 mg over 30 min: the check values of the source, and the measured medians within 15 %', () => {
    const result = ask({
      model: 'otto2021-esketamine',
      subject: { weightKg: 68 },
      doses: infusion(10, 30),
      timesMin: [30, 60, 120, 360],
    });
    const check = [50.9, 27.3, 15.4, 3.7];
    // Read off a printed figure, ± 10 %, plus the misfit of a typical curve to medians.
    const measured = [56, 27, 15.5, 4.2];
    series(result, 'esketamine').forEach((value, i) => {
      expect(Math.abs(value - (check[i] ?? 0))).toBeLessThanOrEqual(0.06);
      expect(Math.abs(value / (measured[i] ?? 0) - 1)).toBeLessThan(0.15);
    });
    const metabolite = [11.8, 20.9, 20.5, 9.9];
    series(result, 'esnorketamine').forEach((value, i) => {
      expect(Math.abs(value - (metabolite[i] ?? 0))).toBeLessThanOrEqual(0.06);
    });
  });

  it('racemic 0.5 mg/kg over 40 min ends between 150 and 200 ng/mL in adults of 70 to 120 kg', () => {
    for (const [weightKg, expected] of [
      [70, 161],
      [78, 166],
      [120, 184],
    ] as const) {
      const result = ask({
        model: 'racemic-two-enantiomer',
        subject: { weightKg },
        doses: infusion(0.5 * weightKg, 40),
        timesMin: [40],
      });
      expect(Math.abs((series(result, 'ketamine')[0] ?? 0) - expected)).toBeLessThanOrEqual(0.6);
    }
  });

  it('norketamine at 78 kg: about 44 at the end, peak 74 at 96 min, above ketamine from about 98 min', () => {
    const result = ask({
      model: 'racemic-two-enantiomer',
      subject: { weightKg: 78 },
      doses: infusion(39, 40),
      timesMin: { from: 0, to: 240, step: 1 },
    });
    const nor = series(result, 'norketamine');
    const ket = series(result, 'ketamine');
    expect(nor[40]).toBeCloseTo(44, 0);
    expect(result.metrics['norketamine']?.cmaxNgPerMl).toBeCloseTo(74, 0);
    expect(result.metrics['norketamine']?.tmaxMin).toBeCloseTo(96, 0);
    const crossing = nor.findIndex((value, i) => i > 40 && value > (ket[i] ?? 0));
    expect(Math.abs(crossing - 98)).toBeLessThanOrEqual(1);
  });

  it('occupancy of 0.5 mg/kg over 40 min peaks near 0.39 at about 50 min', () => {
    const result = ask({
      model: 'racemic-two-enantiomer',
      subject: { weightKg: 70 },
      doses: infusion(35, 40),
      timesMin: { from: 0, to: 120, step: 1 },
    });
    const occupancy = Array.isArray(result.occupancy) ? result.occupancy : [];
    const peak = Math.max(...occupancy);
    expect(peak).toBeGreaterThan(0.38);
    expect(peak).toBeLessThan(0.41);
    expect(Math.abs(occupancy.indexOf(peak) - 50)).toBeLessThanOrEqual(2);
  });

  // Published typical exposures of the strata. 1.5 %: the tables round and their device spacing is not printed.
  it.each([
    [1, {}, 43.8, 147, 59],
    [2, {}, 72.5, 255, 120],
    [3, {}, 101, 362.2, 180],
    [1, { asian: true }, 44.1, 158.2, 73.4],
    [2, { asian: true }, 73.2, 275.9, 148.5],
    [3, { asian: true }, 102.4, 393.5, 223.5],
    [1, { japanese: true }, 57.5, 195, 72],
    [2, { japanese: true }, 94.5, 335, 146],
    [3, { japanese: true }, 131.3, 475, 220],
  ] as const)(
    'nasal esketamine, %i devices, %j: published peak, area and metabolite peak',
    (count, person, cmax, area, nor) => {
      const result = ask({
        model: 'perezruixo2021-esketamine',
        subject: { weightKg: 70, ageYears: 45, ...person },
        doses: devices(count),
        timesMin: DAY,
      });
      const metrics = result.metrics['esketamine'];
      expect(Math.abs((metrics?.cmaxNgPerMl ?? 0) / cmax - 1)).toBeLessThan(0.015);
      expect(Math.abs((metrics?.aucNgHPerMl ?? 0) / area - 1)).toBeLessThan(0.015);
      expect(Math.abs((result.metrics['esnorketamine']?.cmaxNgPerMl ?? 0) / nor - 1)).toBeLessThan(0.015);
      expect(metrics?.tmaxMin).toBeGreaterThan(count === 3 ? 35 : 20);
      expect(metrics?.tmaxMin).toBeLessThan(50);
    },
  );

  it('nasal esketamine above 60 years: published peak and area at a typical age of that group within 4 %', () => {
    // The age of the stratum is not printed; 68 years is ours, hence the wider tolerance.
    for (const [count, cmax, area] of [
      [1, 44.6, 160],
      [2, 73.8, 276],
      [3, 102.7, 391],
    ] as const) {
      const result = ask({
        model: 'perezruixo2021-esketamine',
        subject: { weightKg: 70, ageYears: 68 },
        doses: devices(count),
        timesMin: DAY,
      });
      expect(Math.abs((result.metrics['esketamine']?.cmaxNgPerMl ?? 0) / cmax - 1)).toBeLessThan(0.04);
      expect(Math.abs((result.metrics['esketamine']?.aucNgHPerMl ?? 0) / area - 1)).toBeLessThan(0.04);
    }
  });

  it('esketamine film 50 and 100 mg: peaks within 17 %, for the observed levels are not proportional to dose', () => {
    for (const [mg, parent, nor, hnk] of [
      [50, 96, 276, 101],
      [100, 144, 426, 189],
    ] as const) {
      const { metrics } = ask({
        model: 'simons2022-oral-film',
        subject: { weightKg: 73 },
        doses: [{ timeMin: 0, route: 'film', amountMg: mg }],
        timesMin: { from: 0, to: 360, step: 5 },
      });
      expect(Math.abs((metrics['esketamine']?.cmaxNgPerMl ?? 0) / parent - 1)).toBeLessThan(0.17);
      expect(Math.abs((metrics['esnorketamine']?.cmaxNgPerMl ?? 0) / nor - 1)).toBeLessThan(0.17);
      expect(Math.abs((metrics['eshydroxynorketamine']?.cmaxNgPerMl ?? 0) / hnk - 1)).toBeLessThan(0.17);
      expect(Math.abs((metrics['esketamine']?.tmaxMin ?? 0) - 19)).toBeLessThan(3);
    }
  });

  // In the study the infusion followed a film by six hours, whose rest is in the blood that was measured.
  it.each([
    // Measured means with their 95 % intervals. 4 %: the paper prints no levels of a typical person, the
    // means are of 20 people between 53 and 93 kg, and the levels after 50 and 100 mg are not proportional.
    [50, 263.5, 273, 259, 287],
    [100, 268.1, 260, 251, 269],
  ])(
    'esketamine 20 mg over 20 min six hours after a film of %d mg, 73 kg, arterial: %d ng/mL, measured %d',
    (filmMg, expected, measured, low, high) => {
      const [rest = 0, level = 0] = series(
        ask({
          model: 'simons2022-oral-film',
          subject: { weightKg: 73 },
          doses: [
            { timeMin: 0, route: 'film', amountMg: filmMg },
            { timeMin: 360, route: 'iv-infusion', amountMg: 20, durationMin: 20 },
          ],
          timesMin: [360, 380],
        }),
        'esketamine',
      );
      expect(Math.abs(level - expected)).toBeLessThanOrEqual(0.06);
      expect(Math.abs(level / measured - 1)).toBeLessThan(0.04);
      expect(level).toBeGreaterThan(low);
      expect(level).toBeLessThan(high);
      expect(rest).toBeCloseTo((4.946 * filmMg) / 50, 2);
    },
  );

  it.each([
    [70, 268],
    [73, 258.9],
  ])('the same infusion without a film before it, %d kg: %d ng/mL', (weightKg, expected) => {
    const [level = 0] = series(
      ask({
        model: 'simons2022-oral-film',
        subject: { weightKg },
        doses: infusion(20, 20),
        timesMin: [20],
      }),
      'esketamine',
    );
    expect(Math.abs(level - expected)).toBeLessThanOrEqual(0.06);
  });

  // Another program, from the same table of the paper, typical person of 70 kg; its areas by trapezes of half a
  // minute, its times on a grid of half a minute.
  it.each([
    [50, 85.9, 36_287.4, 23_367.4, 272.7],
    [100, 171.8, 72_574.8, 46_734.9, 277.4],
  ])(
    'film of %d mg as another program computes it, to its printed digits',
    (filmMg, peak, nor, hnk, after) => {
      const subject = { weightKg: 70 };
      const film = { timeMin: 0, route: 'film', amountMg: filmMg };
      const { metrics } = ask({
        model: 'simons2022-oral-film',
        subject,
        doses: [film],
        timesMin: [0, 360],
      });
      expect(metrics['esketamine']?.cmaxNgPerMl).toBeCloseTo(peak, 1);
      expect(Math.abs((metrics['esnorketamine']?.tmaxMin ?? 0) - 61.5)).toBeLessThanOrEqual(0.25);
      expect(Math.abs((metrics['eshydroxynorketamine']?.tmaxMin ?? 0) - 76)).toBeLessThanOrEqual(0.25);
      const area = (output: string): number => (metrics[output]?.aucNgHPerMl ?? 0) * 60;
      expect(Math.abs(area('esnorketamine') / nor - 1)).toBeLessThan(1e-5);
      expect(Math.abs(area('eshydroxynorketamine') / hnk - 1)).toBeLessThan(1e-5);
      const later = ask({
        model: 'simons2022-oral-film',
        subject,
        doses: [film, { timeMin: 360, route: 'iv-infusion', amountMg: 20, durationMin: 20 }],
        timesMin: [380],
      });
      expect(series(later, 'esketamine')[0]).toBeCloseTo(after, 1);
    },
  );

  it('a band of 0.5 mg/kg over 40 min in mid-weight adults lies within the observed 100 to 260 ng/mL', () => {
    const result = ask({
      model: 'racemic-two-enantiomer',
      subject: { weightKg: 78 },
      doses: infusion(39, 40),
      timesMin: [40],
      outputs: ['ketamine'],
      population: { subjects: 1024, seed: 7 },
    });
    const band = result.concentrationsNgPerMl['ketamine'];
    if (band === undefined || Array.isArray(band)) throw new Error('expected percentiles');
    expect(band).toMatchObject({
      p5: [expect.any(Number)],
      p50: [expect.any(Number)],
      p95: [expect.any(Number)],
    });
    const text = JSON.parse(JSON.stringify(band)) as Record<string, [number]>;
    expect(text['p5']?.[0]).toBeGreaterThan(100);
    expect(text['p95']?.[0]).toBeLessThan(260);
    expect((text['p5']?.[0] ?? 0) / (text['p50']?.[0] ?? 1)).toBeCloseTo(0.7, 1);
    expect((text['p95']?.[0] ?? 0) / (text['p50']?.[0] ?? 1)).toBeCloseTo(1.35, 1);
  });
});
