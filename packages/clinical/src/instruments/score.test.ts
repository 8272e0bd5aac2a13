import { describe, expect, it } from 'vitest';
import {
  INSTRUMENT_IDS,
  INSTRUMENTS,
  type Instrument,
  type InstrumentId,
  instrumentById,
  type Score,
  score,
} from './index.ts';

function scored(instrument: InstrumentId, answers: readonly unknown[], context?: unknown): Score {
  const result = score({ instrument, answers, context });
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.message}`);
  return result.value;
}

function refusal(input: { instrument: unknown; answers: unknown; context?: unknown }) {
  const result = score(input);
  if (result.ok) throw new Error('expected a refusal');
  return result.error;
}

const fill = (length: number, value: number | null): (number | null)[] =>
  Array<number | null>(length).fill(value);
const withAt = (answers: readonly (number | null)[], changes: { readonly [index: number]: number | null }) =>
  answers.map((answer, i) => (changes[i] === undefined ? answer : changes[i]));
/** Answers of zeros and then as much as needed to reach a sum, filled from the front. */
function summingTo(instrument: Instrument, sum: number): number[] {
  let rest = sum - instrument.items.reduce((all, { values }) => all + values.min, 0);
  return instrument.items.map(({ values }) => {
    const most = values.max - values.min;
    let add = Math.min(most, Math.max(0, rest));
    while (values.except?.includes(values.min + add) === true) add -= 1;
    rest -= add;
    return values.min + add;
  });
}
const flags = (value: Score): string[] => [...value.flags].sort();

describe('a catalogue of instruments', () => {
  it('has one definition for every id, in order', () => {
    expect(INSTRUMENTS.map(({ id }) => id)).toEqual(INSTRUMENT_IDS);
    expect(INSTRUMENT_IDS).toHaveLength(43);
    for (const id of INSTRUMENT_IDS) expect(instrumentById(id).id).toBe(id);
  });

  it.each(
    INSTRUMENTS.filter(({ scoring }) => scoring.kind !== 'not-scored').map((one) => [one.id, one] as const),
  )('%s refuses what cannot be an answer, and says where', (id, instrument) => {
    const length = instrument.items.length;
    const good = instrument.items.map(({ values }) => values.min);
    expect(refusal({ instrument: id, answers: [...good, 0] })).toMatchObject({
      type: 'wrong-length',
      path: 'answers',
    });
    expect(refusal({ instrument: id, answers: good.slice(1) })).toMatchObject({
      type: 'wrong-length',
      path: 'answers',
    });
    for (const [bad, type] of [
      ['1', 'not-a-number'],
      [true, 'not-a-number'],
      [undefined, 'not-a-number'],
      [{}, 'not-a-number'],
      [Number.NaN, 'not-an-integer'],
      [Number.POSITIVE_INFINITY, 'not-an-integer'],
      [0.5, 'not-an-integer'],
    ] as const) {
      const answers: unknown[] = [...good];
      answers[length - 1] = bad;
      expect(refusal({ instrument: id, answers })).toMatchObject({ type, path: `answers[${length - 1}]` });
    }
    for (const [i, { values }] of instrument.items.entries()) {
      for (const bad of [values.min - 1, values.max + 1, ...(values.except ?? [])]) {
        expect(refusal({ instrument: id, answers: good.with(i, bad) })).toMatchObject({
          type: 'out-of-range',
          path: `answers[${i}]`,
        });
      }
      for (const value of [values.min, values.max]) {
        expect(score({ instrument: id, answers: good.with(i, value) }).ok).toBe(true);
      }
    }
  });

  it('refuses unknown ids, lists that are none, and context it does not know', () => {
    for (const id of ['phq10', '', null, 9, undefined, '__proto__', 'toString']) {
      expect(refusal({ instrument: id, answers: [] })).toMatchObject({
        type: 'unknown-instrument',
        path: 'instrument',
      });
    }
    for (const answers of [null, undefined, '000000000', { length: 9 }]) {
      expect(refusal({ instrument: 'phq9', answers })).toMatchObject({ type: 'not-a-list', path: 'answers' });
    }
    const answers = fill(9, 0);
    for (const [context, path, type] of [
      [{ sex: 'M' }, 'context.sex', 'unknown-context-value'],
      [{ sex: 1 }, 'context.sex', 'unknown-context-value'],
      [{ gender: 'male' }, 'context.gender', 'unknown-context-value'],
      [{ education_years: -1 }, 'context.education_years', 'invalid-context'],
      [{ education_years: 61 }, 'context.education_years', 'invalid-context'],
      [{ education_years: '12' }, 'context.education_years', 'invalid-context'],
      [{ education_years: Number.NaN }, 'context.education_years', 'invalid-context'],
      [[], 'context', 'invalid-context'],
      ['male', 'context', 'invalid-context'],
    ] as const) {
      expect(refusal({ instrument: 'phq9', answers, context })).toMatchObject({ path, type });
    }
    for (const context of [
      null,
      undefined,
      {},
      { sex: null },
      { education_years: null },
      { education_years: 60 },
    ]) {
      expect(score({ instrument: 'phq9', answers, context }).ok).toBe(true);
    }
  });

  it('does not score what is kept as structured fields, and says why', () => {
    expect(refusal({ instrument: 'kset', answers: [] }).type).toBe('not-scored');
    expect(refusal({ instrument: 'athf_sf', answers: [] }).type).toBe('not-scored');
  });

  it('says what came instead of a number', () => {
    const words = (bad: unknown) => refusal({ instrument: 'pain_nrs', answers: [bad] }).message;
    expect(words(undefined)).toContain('got nothing');
    expect(words('9')).toContain('got string');
    expect(words(11)).toBe('expected a whole number from 0 to 10');
    expect(refusal({ instrument: 'icsi_icpi', answers: [0, 0, 0, 1, 0, 0, 0, 0] }).message).toBe(
      'expected a whole number from 0 to 5 except 1',
    );
  });

  it('never answers minus zero', () => {
    expect(Object.is(scored('rass', [-0]).total, 0)).toBe(true);
    expect(Object.is(scored('pain_nrs', [-0]).total, 0)).toBe(true);
  });
});

describe('an empty form', () => {
  it.each(INSTRUMENTS.filter(({ scoring }) => scoring.kind !== 'not-scored').map(({ id }) => [id] as const))(
    '%s is incomplete and nothing else: no total, no band',
    (id) => {
      const value = scored(id, fill(instrumentById(id).items.length, null));
      expect(value.total).toBeNull();
      expect(value.band).toBeNull();
      expect(flags(value)).toEqual(id === 'qids_sr16' ? ['incomplete', 'partial_domain'] : ['incomplete']);
      for (const [key, subscale] of Object.entries(value.subscales)) {
        expect(subscale, key).toBe(key === 'ideation_level' ? 0 : null);
      }
    },
  );
});

/** Cuts copied from the published tables by hand: first total of each band after the lowest. */
const CUTS: readonly (readonly [InstrumentId, readonly string[], readonly number[]])[] = [
  ['phq9', ['minimal', 'mild', 'moderate', 'moderately_severe', 'severe'], [5, 10, 15, 20]],
  ['phq2', ['negative', 'positive'], [3]],
  ['gad7', ['minimal', 'mild', 'moderate', 'severe'], [5, 10, 15]],
  ['madrs', ['none', 'mild', 'moderate', 'severe'], [7, 20, 35]],
  ['hamd17', ['normal', 'mild', 'moderate', 'severe', 'very_severe'], [8, 14, 19, 23]],
  ['asrm', ['negative', 'positive'], [6]],
  ['ymrs', ['remission', 'minimal', 'mild', 'moderate', 'severe'], [13, 20, 26, 38]],
  ['pcl5', ['below_cutoff', 'probable_ptsd'], [33]],
  ['ocir', ['below_cutoff', 'probable_ocd'], [21]],
  ['ybocs', ['subclinical', 'mild', 'moderate', 'severe', 'extreme'], [8, 16, 24, 32]],
  ['spin', ['none', 'mild', 'moderate', 'severe', 'very_severe'], [21, 31, 41, 51]],
  ['mini_spin', ['negative', 'positive'], [6]],
  ['lsas', ['below_threshold', 'probable_sad', 'probable_generalised_sad'], [30, 60]],
  ['pain_nrs', ['none', 'mild', 'moderate', 'severe'], [1, 4, 7]],
  ['nausea_nrs', ['none', 'mild', 'moderate', 'severe'], [1, 4, 7]],
  ['wsas', ['subclinical', 'moderate', 'severe'], [10, 21]],
  ['audit_c', ['negative', 'positive', 'high_risk'], [3, 8]],
  ['cadss23', ['none_minimal', 'present'], [5]],
  ['moaas', ['unresponsive', 'deep', 'moderate', 'light', 'none'], [1, 2, 4, 5]],
  ['aldrete', ['not_ready', 'ready'], [9]],
  ['mpadss', ['not_ready', 'ready'], [9]],
  ['bpic_ss', ['below_cutoff', 'bps_likely'], [19]],
  ['isi', ['none', 'subthreshold', 'moderate', 'severe'], [8, 15, 22]],
  ['msm', ['mild', 'moderate', 'severe'], [7, 11]],
];
const ONE_FLAG: readonly (readonly [InstrumentId, string, 'from' | 'up-to', number])[] = [
  ['phq9', 'positive_screen', 'from', 10],
  ['phq2', 'positive_screen', 'from', 3],
  ['gad7', 'positive_screen', 'from', 10],
  ['asrm', 'mania_screen_positive', 'from', 6],
  ['ymrs', 'mania_screen_positive', 'from', 20],
  ['pcl5', 'positive_screen', 'from', 33],
  ['ocir', 'positive_screen', 'from', 21],
  ['spin', 'positive_screen', 'from', 19],
  ['lsas', 'positive_screen', 'from', 30],
  ['audit_c', 'positive_screen', 'from', 3],
  ['audit_c', 'high_risk', 'from', 8],
  ['cadss23', 'dissociation_present', 'from', 5],
  ['moaas', 'over_sedation', 'up-to', 3],
  ['rass', 'over_sedation', 'up-to', -3],
  ['rass', 'agitation', 'from', 2],
  ['bpic_ss', 'positive_screen', 'from', 19],
  ['isi', 'clinical_insomnia', 'from', 15],
];

describe('bands and flags on totals', () => {
  it.each(CUTS)('%s: every total has its band, on both sides of each cut', (id, codes, cuts) => {
    const instrument = instrumentById(id);
    const { min, max } = instrument.range ?? { min: 0, max: -1 };
    for (let total = min; total <= max; total += 1) {
      const value = scored(id, summingTo(instrument, total));
      expect(value.total).toBe(total);
      expect(value.band, `${id} at ${total}`).toBe(codes[cuts.filter((cut) => total >= cut).length]);
    }
    expect(max).toBeGreaterThan(min);
  });

  it.each(ONE_FLAG)('%s raises %s %s %d', (id, flag, side, cut) => {
    const instrument = instrumentById(id);
    const { min, max } = instrument.range ?? { min: 0, max: -1 };
    for (let total = min; total <= max; total += 1) {
      const isExpected = side === 'from' ? total >= cut : total <= cut;
      expect(flags(scored(id, summingTo(instrument, total))).includes(flag), `${id} at ${total}`).toBe(
        isExpected,
      );
    }
  });

  it('names each step of the RASS', () => {
    const names = [
      'unarousable',
      'deep_sedation',
      'moderate_sedation',
      'light_sedation',
      'drowsy',
      'alert',
      'restless',
      'agitated',
      'very_agitated',
      'combative',
    ];
    expect(names.map((_, i) => scored('rass', [i - 5]).band)).toEqual(names);
  });

  it('leaves the band open where an instrument has none', () => {
    expect(scored('peg', [6, 7, 4])).toMatchObject({ total: 5.7, band: null, flags: [] });
    expect(scored('cadss6', fill(6, 4))).toMatchObject({ total: 24, band: null, flags: [], subscales: {} });
    expect(scored('pdq5', fill(5, 4))).toMatchObject({ total: 20, band: null });
    expect(scored('ebi', [0, 50, 100, 33, 1, 2])).toMatchObject({ total: 31, band: null });
  });
});

describe('gaps', () => {
  const everyItem = INSTRUMENTS.filter(
    ({ scoring }) =>
      scoring.kind === 'sum' && scoring.missing.kind === 'all' && scoring.zeroFrees === undefined,
  );
  it.each(everyItem.map((one) => [one.id, one] as const))(
    '%s has no total with one answer missing',
    (id, instrument) => {
      for (let i = 0; i < instrument.items.length; i += 1) {
        const value = scored(
          id,
          summingTo(instrument, instrument.range?.max ?? 0)
            .with(i, Number.NaN)
            .map((x) => (Number.isNaN(x) ? null : x)),
        );
        expect(value.total).toBeNull();
        expect(value.band).toBeNull();
        expect(value.flags).toContain('incomplete');
        expect(value.flags.filter((flag) => !flag.startsWith('si_'))).toEqual(['incomplete']);
      }
    },
  );

  it.each([
    ['phq9', [3, 2, null, 1, 0, 0, 0, null, 0], 8, 'mild'],
    ['phq9', [1, 1, 1, 1, 1, 1, 1, 1, null], 9, 'mild'],
    ['gad7', [2, 2, 1, 1, 1, null, null], 10, 'moderate'],
    // 5 over 6 answered is 5.83.
    ['gad7', [1, 1, 1, 1, 1, 0, null], 6, 'mild'],
    // 7 over 6 answered is 8.17.
    ['gad7', [2, 1, 1, 1, 1, 1, null], 8, 'mild'],
    ['whodas12', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, null], 12, 'moderate'],
    ['whodas12', [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null], 2, 'none'],
    // 4 over 8 answered is 4.5: a half goes up.
    ['phq9', [3, 1, 0, 0, 0, 0, 0, 0, null], 5, 'mild'],
  ] as const)('%s estimates %j as %d, %s', (id, answers, total, band) => {
    expect(scored(id, [...answers])).toMatchObject({ total, band });
    expect(scored(id, [...answers]).flags).toContain('prorated');
  });

  it('stops estimating past the allowed gaps', () => {
    expect(scored('phq9', [3, 3, 3, 3, 3, 3, null, null, null])).toMatchObject({
      total: null,
      band: null,
      flags: ['incomplete'],
    });
    expect(scored('gad7', [3, 3, 3, 3, null, null, null])).toMatchObject({
      total: null,
      subscales: { gad2: 6 },
    });
    expect(scored('whodas12', [...fill(10, 4), null, null])).toMatchObject({
      total: null,
      subscales: { percent: null },
    });
  });

  it('keeps a scale whose own items are complete', () => {
    expect(scored('pcl5', withAt(fill(20, 2), { 19: null }))).toMatchObject({
      total: null,
      subscales: { B: 10, C: 4, D: 14, E: null },
    });
    expect(scored('phq9', withAt(fill(9, 1), { 0: null }))).toMatchObject({
      total: 9,
      subscales: { phq2: null },
    });
  });

  it('raises a suicide item on a form that was stopped', () => {
    for (const [id, item, positive, high] of [
      ['phq9', 8, 1, null],
      ['qids_sr16', 11, 1, 2],
      ['madrs', 9, 2, 4],
      ['hamd17', 2, 1, 3],
    ] as const) {
      const { length } = instrumentById(id).items;
      const max = instrumentById(id).items[item]?.values.max ?? 0;
      for (let answer = 0; answer <= max; answer += 1) {
        const raised = flags(scored(id, withAt(fill(length, null), { [item]: answer })));
        expect(raised.includes('si_item_positive'), `${id} ${answer}`).toBe(answer >= positive);
        expect(raised.includes('si_item_high'), `${id} ${answer}`).toBe(high !== null && answer >= high);
      }
    }
  });
});

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
