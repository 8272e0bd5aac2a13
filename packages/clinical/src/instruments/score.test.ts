import { describe, expect, it } from 'vitest';
import { INSTRUMENT_IDS, INSTRUMENTS, type InstrumentId, instrumentById, score } from './index.ts';
import { fill, flags, refusal, scored, summingTo, withAt } from './testing/forms.ts';

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
