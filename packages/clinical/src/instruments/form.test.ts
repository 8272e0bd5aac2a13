import { type CivilDate, parseCivilDate } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { CONTENT_B } from '../../content-b/index.ts';
import {
  BATTERIES,
  batteryOf,
  copyrightOf,
  formOf,
  INSTRUMENTS,
  type InstrumentId,
  instrumentById,
  isItemAsked,
  LOINC_NOTICE,
  MOMENTS,
  parseTextPackage,
  type TextPackage,
  textPolicyOf,
} from './index.ts';

function day(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
const TODAY = day('2026-11-22');
const forPatient = (instrument: InstrumentId, texts: readonly TextPackage[] = [], on = TODAY) =>
  formOf({ instrument, audience: 'patient', texts, on });

const isiTexts = {
  instrument: 'isi',
  version: '1.0.0',
  language: 'en',
  stem: 'About your sleep',
  items: Array.from({ length: 7 }, (_, i) => ({ text: `Invented wording ${i + 1}` })),
  options: [0, 1, 2, 3, 4].map((value) => ({ value, text: `Word ${value}` })),
  licence: { holder: 'Clinic', reference: 'Permission 7', validUntil: '2026-11-22' },
};
const parsed = (json: unknown): TextPackage => {
  const result = parseTextPackage(json, 'texts');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const problemsOf = (json: unknown, path = 'texts') => {
  const result = parseTextPackage(json, path);
  return result.ok ? [] : result.error.map((one) => `${one.path}: ${one.type}`);
};

describe('opening a form', () => {
  it('shows a free instrument word for word', () => {
    const form = forPatient('phq9');
    expect(form).toMatchObject({
      ok: true,
      value: {
        instrument: 'phq9',
        version: '1.0.0',
        language: 'en',
        stem: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
        hasWording: true,
      },
    });
    if (!form.ok) return;
    expect(form.value.items).toHaveLength(9);
    expect(form.value.items[0]).toEqual({
      index: 0,
      id: '1',
      label: 'Little interest or pleasure in doing things',
      title: 'Little interest or pleasure',
      control: 'choice',
      options: [
        { value: 0, label: 'Not at all' },
        { value: 1, label: 'Several days' },
        { value: 2, label: 'More than half the days' },
        { value: 3, label: 'Nearly every day' },
      ],
      values: { min: 0, max: 3 },
    });
    expect(form.value.unscored.map(({ id }) => id)).toEqual(['difficulty']);
    expect(form.value.copyright).toContain('Spitzer');
    expect(form.value.copyright).toContain(LOINC_NOTICE);
  });

  it('never opens licensed wording for a patient without that wording', () => {
    for (const { id, licence, respondent, items } of INSTRUMENTS) {
      const form = forPatient(id);
      if (items.length === 0) expect(form).toMatchObject({ error: { type: 'no-form' } });
      else if (respondent === 'clinician')
        expect(form).toMatchObject({ error: { type: 'not-for-patients' } });
      else if (licence.class === 'A') expect(form.ok, id).toBe(true);
      else expect(form, id).toMatchObject({ error: { type: 'texts-missing', path: 'instrument' } });
    }
  });

  it('always opens for score entry by a clinician', () => {
    for (const { id, items } of INSTRUMENTS) {
      if (items.length === 0) continue;
      const form = formOf({ instrument: id, audience: 'clinician', texts: [], on: TODAY });
      expect(form.ok, id).toBe(true);
      if (!form.ok) continue;
      for (const item of form.value.items) expect(item.label).not.toBe('');
    }
    expect(formOf({ instrument: 'kset', audience: 'clinician', texts: [], on: TODAY })).toMatchObject({
      error: { type: 'no-form' },
    });
  });

  it('shows texts under conditions only while the clinic has them switched on', () => {
    expect(forPatient('cssrs_screen', CONTENT_B)).toMatchObject({
      value: { hasWording: true, copyright: expect.stringContaining('Posner') },
    });
    expect(forPatient('cssrs_screen').ok).toBe(false);
    const who5 = forPatient('who5', CONTENT_B);
    expect(who5.ok && who5.value.items[0]?.options[0]).toEqual({ value: 5, label: 'All of the time' });
    for (const texts of CONTENT_B)
      expect(parseTextPackage(JSON.parse(JSON.stringify(texts)), '').ok).toBe(true);
  });

  it('says none of those texts in our titles: switched off, nothing of them is left', () => {
    const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z ]/g, '');
    for (const { instrument, items } of CONTENT_B)
      for (const [index, { text }] of items.entries()) {
        const title = plain(instrumentById(instrument).items[index]?.title ?? '');
        // Two words may well be the only ones for a thing.
        if (title.split(' ').length > 2) expect(plain(text), instrument).not.toContain(title);
      }
  });

  it('shows a clinic its own licensed wording until the licence ends', () => {
    const texts = [parsed(isiTexts)];
    const form = forPatient('isi', texts);
    expect(form).toMatchObject({ value: { stem: 'About your sleep', hasWording: true } });
    expect(form.ok && form.value.items[6]?.label).toBe('Invented wording 7');
    expect(form.ok && form.value.copyright).toContain('Clinic, Permission 7');
    expect(forPatient('isi', texts, day('2026-11-23'))).toMatchObject({ error: { type: 'texts-missing' } });
    expect(forPatient('isi', [{ ...parsed(isiTexts), version: '0.9.0' }]).ok).toBe(false);
  });

  it('asks for a translation instead of showing another language', () => {
    const request = {
      instrument: 'phq9',
      audience: 'patient',
      texts: [],
      on: TODAY,
      language: 'de',
    } as const;
    expect(formOf(request)).toMatchObject({ error: { type: 'texts-missing' } });
    const texts = [parsed({ ...isiTexts, language: 'de' })];
    expect(forPatient('isi', texts).ok).toBe(false);
    expect(formOf({ instrument: 'isi', audience: 'patient', texts, on: TODAY, language: 'de' }).ok).toBe(
      true,
    );
  });

  it('offers a number for long ranges, a row for short ones, words where there are words', () => {
    const control = (id: InstrumentId) => {
      const form = formOf({ instrument: id, audience: 'clinician', texts: [], on: TODAY });
      return form.ok ? form.value.items.map((item) => item.control) : [];
    };
    expect(control('moca')).toEqual(['number']);
    expect(control('peg')).toEqual(['scale', 'scale', 'scale']);
    expect(control('moaas')).toEqual(['choice']);
    const bladder = formOf({ instrument: 'icsi_icpi', audience: 'clinician', texts: [], on: TODAY });
    expect(bladder.ok && bladder.value.items[3]?.options.map(({ value }) => value)).toEqual([0, 2, 3, 4, 5]);
  });

  it('tells patients what counts, and clinicians how to read it', () => {
    const notes = (audience: 'patient' | 'clinician', instrument: InstrumentId) => {
      const form = formOf({ instrument, audience, texts: [], on: TODAY });
      return form.ok ? form.value.notes : [];
    };
    expect(notes('patient', 'audit_c')).toEqual([
      'A standard drink holds 10–14 g of alcohol, depending on the country.',
    ]);
    expect(notes('patient', 'pcl5')).toEqual([]);
    expect(notes('clinician', 'pcl5')).toEqual(['"Taking risks" at 3 or above: ask about self-harm.']);
    expect(instrumentById('dast10').patientNotes?.join()).toContain('taken as prescribed does not count');
  });

  it('says where wording comes from', () => {
    expect(textPolicyOf('phq9')).toBe('included');
    expect(textPolicyOf('moaas')).toBe('included');
    expect(textPolicyOf('cssrs_screen')).toBe('content-package');
    expect(textPolicyOf('isi')).toBe('bring-your-own');
    expect(textPolicyOf('hamd17')).toBe('bring-your-own');
    expect(copyrightOf('isi')).not.toContain('LOINC');
    expect(copyrightOf('dast10')).toContain('LOINC');
  });
});

describe('reading a text package', () => {
  it('keeps what is valid, with options of single items', () => {
    const own = {
      ...isiTexts,
      options: undefined,
      stem: undefined,
      items: isiTexts.items.map((item) => ({ ...item, options: isiTexts.options })),
    };
    expect(parsed(own).items[0]?.options).toHaveLength(5);
    expect(
      parsed({ ...isiTexts, licence: { holder: 'a', reference: 'b', validUntil: null } }).licence,
    ).toEqual({ holder: 'a', reference: 'b' });
    expect(parsed({ ...isiTexts, options: undefined }).options).toBeUndefined();
  });

  it('reports every problem at once, each at its place', () => {
    expect(
      problemsOf({ ...isiTexts, version: '2', language: 'English', stem: '', licence: undefined }),
    ).toEqual([
      'texts.version: wrong-version',
      'texts.language: not-a-language',
      'texts.stem: text-missing',
      'texts.licence: licence-missing',
    ]);
    expect(problemsOf(null)).toEqual(['texts: not-an-object']);
    expect(problemsOf([], '')).toEqual([': not-an-object']);
    expect(problemsOf({ instrument: 'nothing' }, '')).toEqual(['instrument: unknown-instrument']);
    expect(problemsOf({ instrument: 'kset' })).toEqual(['texts.instrument: no-items']);
    expect(problemsOf({ ...isiTexts, items: isiTexts.items.slice(1) })).toContain(
      'texts.items: wrong-length',
    );
    expect(problemsOf({ ...isiTexts, items: isiTexts.items.with(2, { text: ' ' }) })).toEqual([
      'texts.items[2].text: text-missing',
    ]);
    expect(problemsOf({ ...isiTexts, items: [...isiTexts.items.slice(1), 'words'] })).toEqual([
      'texts.items[6]: not-an-object',
    ]);
    expect(problemsOf({ ...isiTexts, items: isiTexts.items.with(0, { text: 'x'.repeat(2001) }) })).toEqual([
      'texts.items[0].text: text-too-long',
    ]);
    expect(
      parseTextPackage({ ...isiTexts, items: isiTexts.items.with(0, { text: 'x'.repeat(2000) }) }, '').ok,
    ).toBe(true);
    expect(problemsOf({ ...isiTexts, licence: { holder: 1, reference: 'r', validUntil: 'soon' } })).toEqual([
      'texts.licence.holder: text-missing',
      'texts.licence.validUntil: not-a-date',
    ]);
    expect(problemsOf({ ...isiTexts, licence: { holder: 'h', reference: 'r', validUntil: 5 } })).toEqual([
      'texts.licence.validUntil: not-a-date',
    ]);
  });

  it('refuses options that would put words to wrong numbers', () => {
    const { options } = isiTexts;
    for (const wrong of [
      options.slice(1),
      [...options, { value: 5, text: 'more' }],
      options.with(0, { value: 4, text: 'twice' }),
      options.with(0, { value: 9, text: 'no such' }),
    ]) {
      expect(problemsOf({ ...isiTexts, options: wrong })).toEqual(['texts.options: wrong-options']);
    }
    expect(problemsOf({ ...isiTexts, options: 'words' })).toEqual(['texts.options: not-a-list']);
    expect(problemsOf({ ...isiTexts, options: options.with(1, { value: 0.5, text: 'half' }) })).toContain(
      'texts.options[1]: not-an-option',
    );
    expect(
      problemsOf({
        ...isiTexts,
        items: isiTexts.items.map((item) => ({ ...item, options: options.slice(1) })),
      }),
    ).toHaveLength(7);
    const bladder = {
      ...isiTexts,
      instrument: 'icsi_icpi',
      items: Array.from({ length: 8 }, () => ({ text: 'words' })),
      options: undefined,
    };
    const pain = [0, 2, 3, 4, 5].map((value) => ({ value, text: 'word' }));
    expect(
      problemsOf({ ...bladder, items: bladder.items.with(3, { text: 'words', options: pain } as never) }),
    ).toEqual([]);
    expect(
      problemsOf({ ...bladder, items: bladder.items.with(2, { text: 'words', options: pain } as never) }),
    ).toEqual(['texts.items[2].options: wrong-options']);
  });
});

describe('skip logic', () => {
  const asked = (id: InstrumentId, answers: readonly (number | null)[]) =>
    instrumentById(id).items.flatMap((_, i) => (isItemAsked(id, answers, i) ? [i] : []));

  it('C-SSRS asks for method, intent and plan after thoughts, and for the time after behaviour', () => {
    expect(asked('cssrs_screen', [1, 0, null, null, null, 0, null])).toEqual([0, 1, 5]);
    expect(asked('cssrs_screen', [0, 1, null, null, null, 1, null])).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(asked('cssrs_screen', [null, null, null, null, null, null, null])).toEqual([0, 1, 5]);
  });

  it('AUDIT-C stops for people who never drink, and only for them', () => {
    expect(asked('audit_c', [0, null, null])).toEqual([0]);
    expect(asked('audit_c', [1, null, null])).toEqual([0, 1, 2]);
    expect(asked('audit_c', [null, null, null])).toEqual([0, 1, 2]);
  });

  it('PC-PTSD-5 goes on after an event; MDQ asks about impact from seven symptoms', () => {
    expect(asked('pc_ptsd5', [0, null, null, null, null, null])).toEqual([0]);
    expect(asked('pc_ptsd5', [1, null, null, null, null, null])).toHaveLength(6);
    const six = [...Array<number>(6).fill(1), ...Array<number>(7).fill(0), null, null];
    expect(asked('mdq', six)).toHaveLength(13);
    expect(asked('mdq', six.with(6, 1))).toHaveLength(15);
  });

  it('QIDS asks about one side of appetite and weight', () => {
    const answers = Array<number | null>(16).fill(null);
    expect(asked('qids_sr16', answers)).toHaveLength(16);
    expect(asked('qids_sr16', answers.with(5, 0).with(8, 2))).not.toEqual(expect.arrayContaining([6]));
    expect(asked('qids_sr16', answers.with(5, 0).with(8, 2))).not.toEqual(expect.arrayContaining([7]));
  });

  it('asks nothing beyond the form', () => {
    expect(isItemAsked('phq9', [], 9)).toBe(false);
    expect(isItemAsked('phq9', [], -1)).toBe(false);
    expect(isItemAsked('phq9', [], 8)).toBe(true);
  });
});

describe('batteries', () => {
  it('cover every moment once and never lose the safety screen', () => {
    expect(BATTERIES.map(({ moment }) => moment)).toEqual(MOMENTS);
    for (const moment of ['intake', 'before-session', 'after-24h', 'maintenance'] as const) {
      const safety = batteryOf(moment, []).filter(({ isSafety }) => isSafety === true);
      expect(
        safety.map(({ instrument }) => instrument),
        moment,
      ).toEqual(['cssrs_screen']);
    }
  });

  it('follow what is treated', () => {
    const ids = (...tracks: Parameters<typeof batteryOf>[1]) =>
      batteryOf('end-of-induction', tracks).map(({ instrument }) => instrument);
    expect(ids()).toEqual(['phq9', 'gad7', 'who5', 'isi', 'madrs']);
    expect(ids('pain', 'ocd')).toEqual(['phq9', 'gad7', 'peg', 'ybocs', 'who5', 'isi', 'madrs']);
    expect(batteryOf('before-session', ['bipolar']).map(({ instrument }) => instrument)).toContain('asrm');
    expect(batteryOf('before-session', ['depression']).map(({ instrument }) => instrument)).not.toContain(
      'asrm',
    );
  });
});
