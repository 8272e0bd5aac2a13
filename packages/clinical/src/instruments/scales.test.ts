import { describe, expect, it } from 'vitest';
import { type InstrumentId, instrumentById } from './index.ts';
import { fill, flags, scored, summingTo, withAt } from './testing/forms.ts';

describe('scales of single instruments', () => {
  it('PCL-5 follows the provisional rule of one, one, two and two', () => {
    const meeting = withAt(fill(20, 0), { 0: 2, 5: 2, 7: 2, 8: 2, 14: 2, 15: 2 });
    expect(flags(scored('pcl5', meeting))).toEqual(['provisional_dsm5']);
    for (const item of [0, 5, 7, 8, 14, 15]) {
      expect(flags(scored('pcl5', withAt(meeting, { [item]: 1 })))).toEqual([]);
    }
    expect(flags(scored('pcl5', withAt(meeting, { 19: null })))).toEqual(['incomplete']);
    expect(scored('pcl5', fill(20, 4)).subscales).toEqual({ B: 20, C: 8, D: 28, E: 24 });
  });

  it('OCI-R, Y-BOCS, SPIN and LSAS scales take the published items', () => {
    const one = (id: InstrumentId, number: number) => {
      const { length } = instrumentById(id).items;
      const { subscales } = scored(id, withAt(fill(length, 0), { [number - 1]: 1 }));
      return Object.entries(subscales)
        .filter(([, value]) => value === 1)
        .map(([key]) => key);
    };
    expect([1, 2, 3, 4, 5, 6].map((n) => one('ocir', n)[0])).toEqual([
      'hoarding',
      'checking',
      'ordering',
      'neutralizing',
      'washing',
      'obsessing',
    ]);
    expect([7, 14, 15, 18].map((n) => one('ocir', n)[0])).toEqual([
      'hoarding',
      'checking',
      'ordering',
      'obsessing',
    ]);
    expect([1, 5, 6, 10].map((n) => one('ybocs', n)[0])).toEqual([
      'obsessions',
      'obsessions',
      'compulsions',
      'compulsions',
    ]);
    for (const n of [1, 3, 5, 10, 14, 15]) expect(one('spin', n)).toEqual(['fear']);
    for (const n of [4, 6, 8, 9, 11, 12, 16]) expect(one('spin', n)).toEqual(['avoidance']);
    for (const n of [2, 7, 13, 17]) expect(one('spin', n)).toEqual(['physiological']);
    for (const n of [1, 2, 3, 4, 6, 8, 9, 13, 14, 16, 17, 20, 21]) {
      expect(one('lsas', n)).toEqual(['fear', 'performance']);
      expect(one('lsas', n + 24)).toEqual(['avoidance', 'performance']);
    }
    for (const n of [5, 7, 10, 11, 12, 15, 18, 19, 22, 23, 24]) {
      expect(one('lsas', n)).toEqual(['fear', 'social']);
      expect(one('lsas', n + 24)).toEqual(['avoidance', 'social']);
    }
    for (const n of [1, 2, 6, 7, 15, 22]) expect(one('cadss23', n)).toEqual(['cadss6']);
    expect(one('cadss23', 3)).toEqual([]);
  });

  it('WHO-5 multiplies by four and is better when higher', () => {
    for (let raw = 0; raw <= 25; raw += 1) {
      const value = scored('who5', summingTo(instrumentById('who5'), raw));
      const total = raw * 4;
      expect(value).toMatchObject({
        total,
        band: total <= 28 ? 'likely_depression' : total <= 50 ? 'poor_wellbeing' : 'adequate',
        subscales: { raw },
      });
      expect(value.flags).toEqual(total <= 50 ? ['low_wellbeing'] : []);
    }
  });

  it('WHODAS bands follow the percentage before rounding', () => {
    for (let total = 0; total <= 48; total += 1) {
      const percent = (total / 48) * 100;
      const value = scored('whodas12', summingTo(instrumentById('whodas12'), total));
      const band =
        percent < 5
          ? 'none'
          : percent < 25
            ? 'mild'
            : percent < 50
              ? 'moderate'
              : percent < 96
                ? 'severe'
                : 'extreme';
      expect(value.band, String(total)).toBe(band);
      expect(value.subscales['percent']).toBeCloseTo(percent, 0);
    }
    expect(scored('whodas12', summingTo(instrumentById('whodas12'), 3)).subscales).toEqual({ percent: 6.3 });
  });

  it('BPI takes the band from the worst pain and needs four answers on interference', () => {
    expect(scored('bpi_sf', [7, 1, 4, 5, 1, 2, 3, 4, null, null, null])).toEqual({
      instrument: 'bpi_sf',
      version: '1.0.0',
      total: null,
      band: 'severe',
      flags: ['prorated'],
      subscales: { severity: 4.25, interference: 2.5 },
    });
    expect(scored('bpi_sf', [7, 1, 4, 5, 1, 2, 3, null, null, null, null])).toMatchObject({
      band: null,
      flags: ['incomplete'],
      subscales: { severity: 4.25, interference: null },
    });
    expect(flags(scored('bpi_sf', [7, 1, 4, null, 1, 2, 3, 4, null, null, null]))).toEqual([
      'incomplete',
      'prorated',
    ]);
    expect(scored('bpi_sf', [1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2])).toMatchObject({
      flags: [],
      subscales: { severity: 1.25, interference: 1.14 },
    });
    const bands = [
      'none',
      ...fill(4, 0).map(() => 'mild'),
      'moderate',
      'moderate',
      ...fill(4, 0).map(() => 'severe'),
    ];
    expect(bands.map((_, worst) => scored('bpi_sf', [worst, ...fill(10, 0)]).band)).toEqual(bands);
  });

  it("O'Leary–Sant reviews the bladder from six on whichever scale is complete", () => {
    expect(scored('icsi_icpi', [5, 0, 0, 0, 4, 1, 0, 0])).toMatchObject({
      total: 10,
      band: 'mild',
      flags: [],
      subscales: { icsi: 5, icpi: 5 },
    });
    expect(scored('icsi_icpi', [5, 0, 0, 2, 0, 0, 0, 0])).toMatchObject({
      total: 7,
      band: 'moderate',
      flags: ['bladder_review'],
    });
    expect(flags(scored('icsi_icpi', [4, 2, 0, 0, null, 0, 0, 0]))).toEqual(['bladder_review', 'incomplete']);
    expect(flags(scored('icsi_icpi', [null, 2, 0, 0, 4, 2, 0, 0]))).toEqual(['bladder_review', 'incomplete']);
    expect(flags(scored('icsi_icpi', [null, 5, 5, 5, 4, 1, 0, 0]))).toEqual(['incomplete']);
    for (const [icsi, band] of [
      [6, 'mild'],
      [7, 'moderate'],
      [14, 'moderate'],
      [15, 'severe'],
      [20, 'severe'],
    ] as const) {
      const [a, b, c] = [
        Math.min(5, icsi),
        Math.min(5, Math.max(0, icsi - 5)),
        Math.min(5, Math.max(0, icsi - 10)),
      ];
      expect(scored('icsi_icpi', [a, b, c, icsi - a - b - c, 0, 0, 0, 0]).band).toBe(band);
    }
  });

  it('OAB-q works scales out from half of their items on', () => {
    expect(scored('oabq_sf', [...fill(6, 1), ...fill(13, 1)])).toMatchObject({
      total: null,
      band: null,
      flags: [],
      subscales: { symptom_bother: 0, hrql: 100 },
    });
    expect(scored('oabq_sf', [...fill(6, 6), ...fill(13, 6)])).toMatchObject({
      subscales: { symptom_bother: 100, hrql: 0 },
    });
    expect(scored('oabq_sf', [2, 3, 3, null, null, null, ...fill(7, 2), ...fill(6, null)])).toMatchObject({
      flags: ['prorated'],
      subscales: { symptom_bother: 33.3, hrql: 80 },
    });
    expect(flags(scored('oabq_sf', [2, 3, null, null, null, null, ...fill(7, 2), ...fill(6, null)]))).toEqual(
      ['incomplete', 'prorated'],
    );
    expect(scored('oabq_sf', [...fill(6, 2), ...fill(6, 2), ...fill(7, null)])).toMatchObject({
      flags: ['incomplete'],
      subscales: { symptom_bother: 20, hrql: null },
    });
  });

  it('MoCA adds one point up to twelve years of schooling, never past thirty', () => {
    expect(scored('moca', [25], { education_years: 12 })).toMatchObject({
      total: 26,
      band: 'normal',
      flags: [],
    });
    expect(scored('moca', [25], { education_years: 12.5 })).toMatchObject({
      total: 25,
      band: 'mild',
      flags: [],
    });
    expect(scored('moca', [25])).toMatchObject({ total: 25, band: 'mild', flags: ['education_unknown'] });
    expect(scored('moca', [30], { education_years: 0 })).toMatchObject({ total: 30, flags: [] });
    expect(scored('moca', [null], { education_years: 0 })).toMatchObject({
      total: null,
      band: null,
      flags: ['incomplete'],
    });
    for (const [raw, band] of [
      [9, 'severe'],
      [10, 'moderate'],
      [17, 'moderate'],
      [18, 'mild'],
      [25, 'mild'],
      [26, 'normal'],
    ] as const) {
      expect(scored('moca', [raw], { education_years: 16 }).band).toBe(band);
    }
  });

  it('MEQ30 scales share out all thirty items and are complete from 60 % of each', () => {
    const used = instrumentById('meq30').subscales.flatMap(({ rule }) => ('items' in rule ? rule.items : []));
    expect(used.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect(scored('meq30', fill(30, 3))).toMatchObject({
      total: 60,
      flags: ['complete_mystical'],
      subscales: { mystical: 60, positive_mood: 60, transcendence: 60, ineffability: 60 },
    });
    for (const item of [3, 1, 0, 2])
      expect(scored('meq30', withAt(fill(30, 3), { [item]: 2 })).flags).toEqual([]);
    expect(scored('meq30', withAt(fill(30, 5), { 2: null }))).toMatchObject({
      total: null,
      flags: ['incomplete'],
      subscales: { mystical: 100, ineffability: null },
    });
    expect(scored('meq30', withAt(fill(30, 0), { 0: 1 }))).toMatchObject({
      total: 0.7,
      subscales: { transcendence: 3.3 },
    });
  });

  it('Y-BOCS, MSM and DAST-10 add up', () => {
    expect(scored('ybocs', [4, 4, 4, 4, 4, 0, 0, 0, 0, 1])).toMatchObject({
      total: 21,
      subscales: { obsessions: 20, compulsions: 1 },
    });
    expect(scored('msm', [3, 5, 5, 1, 1]).total).toBe(15);
    expect(scored('dast10', [0, 0, 1, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({
      total: 0,
      band: 'none',
      flags: [],
    });
    expect(scored('dast10', [1, 1, 0, 1, 1, 1, 1, 1, 1, 1])).toMatchObject({
      total: 10,
      band: 'severe',
      flags: ['positive_screen'],
    });
  });
});
