/** What every definition must say about itself, whatever it measures. */
import { describe, expect, it } from 'vitest';
import {
  bandLabel,
  bandsOf,
  FLAGS,
  flagLabel,
  flagUrgency,
  INSTRUMENTS,
  type Instrument,
  isFlagCode,
  isInstrumentId,
  type LoincCode,
} from './index.ts';

const each = INSTRUMENTS.map((one) => [one.id, one] as const);

function termCodes(instrument: Instrument): LoincCode[] {
  const codes: (LoincCode | undefined)[] = [
    instrument.loinc.panel,
    instrument.loinc.total,
    ...instrument.items.map(({ loinc }) => loinc),
    ...(instrument.unscored ?? []).map(({ loinc }) => loinc),
    ...instrument.subscales.map(({ loinc }) => loinc),
  ];
  return codes.filter((code) => code !== undefined);
}

/** Mod-10 check digit as LOINC uses it on term codes. */
function hasGoodCheckDigit(code: string): boolean {
  const [body = '', check = ''] = code.split('-');
  let sum = 0;
  for (const [i, digit] of [...body].reverse().entries()) {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10 === Number(check);
}

const forbiddenForPatients =
  /\b(disorder|depressed|depression|PTSD|OCD|diagnos|has|mania|insomnia|psychosis)\b/i;

describe.each(each)('%s', (id, instrument) => {
  it('says what it measures, when it is asked, who owns it and where it comes from', () => {
    expect(isInstrumentId(id)).toBe(true);
    expect(instrument.version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const text of [
      instrument.title,
      instrument.shortTitle,
      instrument.measures,
      instrument.recall,
      instrument.cadence,
      instrument.licence.credit,
      instrument.licence.holder,
    ]) {
      expect(text.trim()).not.toBe('');
    }
    expect(instrument.claims.length).toBeGreaterThan(0);
    if (id !== 'nausea_nrs') expect(instrument.citations.length).toBeGreaterThan(0);
  });

  it('carries wording only where its licence lets it ship', () => {
    const hasText = instrument.items.some(({ text }) => text !== undefined) || instrument.stem !== undefined;
    if (instrument.licence.class !== 'A') expect(hasText).toBe(false);
  });

  it('has items with unique ids, titles, and an option for every allowed value', () => {
    const ids = instrument.items.map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, values, options } of instrument.items) {
      expect(title).not.toBe('');
      expect(values.max).toBeGreaterThan(values.min);
      if (options === undefined) continue;
      const offered = options.map(({ value }) => value).toSorted((a, b) => a - b);
      expect(offered).toEqual(Array.from({ length: values.max - values.min + 1 }, (_, i) => values.min + i));
    }
  });

  it('uses LOINC term codes whose check digit is right', () => {
    for (const { code } of termCodes(instrument)) expect(hasGoodCheckDigit(code), code).toBe(true);
    const { panel, total } = instrument.loinc;
    if (panel !== undefined) expect(panel.code).not.toBe(total?.code);
  });

  it('has bands that leave no value without a name, and name none twice', () => {
    const { bands, range } = instrument;
    for (const list of [bands?.list ?? [], bands?.male ?? []]) {
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
      for (const [i, one] of list.entries()) {
        expect(one.to).toBeGreaterThanOrEqual(one.from);
        if (i > 0) expect(one.from).toBe((list[i - 1]?.to ?? 0) + 1);
        expect(bandLabel(id, one.code, 'clinician')).not.toBe('');
        expect(bandLabel(id, one.code, 'patient')).not.toMatch(forbiddenForPatients);
      }
      if (bands?.on.kind === 'total' && range !== undefined && list.length > 0) {
        expect([list[0]?.from, list.at(-1)?.to]).toEqual([range.min, range.max]);
      }
    }
  });

  it('has a range that its items can reach', () => {
    if (instrument.scoring.kind !== 'sum' || instrument.range === undefined) return;
    const times = instrument.scoring.times ?? 1;
    expect(instrument.items.reduce((all, { values }) => all + values.max, 0) * times).toBe(
      instrument.range.max,
    );
    expect(instrument.items.reduce((all, { values }) => all + values.min, 0) * times).toBe(
      instrument.range.min,
    );
  });

  it('has subscales whose items exist and whose limits the items can reach', () => {
    for (const { rule, min, max } of instrument.subscales) {
      if (!('items' in rule)) continue;
      for (const item of rule.items) expect(instrument.items[item]).toBeDefined();
      if (rule.kind !== 'sum') continue;
      expect(rule.items.reduce((all, item) => all + (instrument.items[item]?.values.max ?? 0), 0)).toBe(max);
      expect(min).toBe(0);
    }
  });
});

describe('the check digit test itself', () => {
  it('tells a right code from a wrong one', () => {
    expect(hasGoodCheckDigit('44250-9')).toBe(true);
    expect(hasGoodCheckDigit('44250-8')).toBe(false);
    expect(hasGoodCheckDigit('44205-9')).toBe(false);
  });
});

describe('bands for charts', () => {
  it('follow the sex for AUDIT-C', () => {
    expect(bandsOf('audit_c').map(({ from }) => from)).toEqual([0, 3, 8]);
    expect(bandsOf('audit_c', { sex: 'male' }).map(({ from }) => from)).toEqual([0, 4, 8]);
    expect(bandsOf('phq9', { sex: 'male' })).toEqual(bandsOf('phq9'));
  });

  it('are empty where the total does not decide them', () => {
    for (const id of ['bpi_sf', 'icsi_icpi', 'cssrs_screen', 'mdq', 'peg'] as const)
      expect(bandsOf(id)).toEqual([]);
  });

  it('have no words for a code the instrument does not know', () => {
    expect(bandLabel('phq9', 'extreme', 'clinician')).toBeNull();
    expect(bandLabel('phq9', null, 'patient')).toBeNull();
    expect(bandLabel('peg', 'mild', 'patient')).toBeNull();
    expect(bandLabel('phq9', 'mild', 'clinician')).toBe('Mild symptoms');
  });
});

describe('flags', () => {
  it('interrupt only for suicide risk, over-sedation and mania', () => {
    const interrupting = Object.keys(FLAGS).filter(
      (code) => isFlagCode(code) && flagUrgency(code) === 'interrupt',
    );
    expect(interrupting.sort()).toEqual([
      'mania_screen_positive',
      'over_sedation',
      'si_item_high',
      'si_item_positive',
      'suicide_risk_high',
      'suicide_risk_low',
      'suicide_risk_moderate',
    ]);
    expect(isFlagCode('toString')).toBe(false);
  });

  it('speak to patients without a diagnosis', () => {
    for (const code of Object.keys(FLAGS)) {
      if (!isFlagCode(code)) continue;
      expect(flagLabel(code, 'patient')).not.toMatch(forbiddenForPatients);
      expect(flagLabel(code, 'clinician')).not.toMatch(/\bhas\b/);
    }
  });
});
