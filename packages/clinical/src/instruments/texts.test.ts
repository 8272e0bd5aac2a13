import { type CivilDate, parseCivilDate } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import {
  endedProblem,
  formOf,
  INSTRUMENTS,
  languageFor,
  parseTextPackage,
  type TextPackage,
  type TextTemplate,
  textDifferences,
  textStandingOf,
  textTemplateOf,
} from './index.ts';
import { filledTemplate } from './testing/texts.ts';

function day(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
const TODAY = day('2026-11-22');
const parsed = (json: unknown): TextPackage => {
  const result = parseTextPackage(json, '');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const isi = (changes: object = {}): TextPackage => parsed({ ...filledTemplate('isi'), ...changes });

describe('the template', () => {
  const withForm = INSTRUMENTS.filter(({ items }) => items.length > 0);

  it.each(withForm.map(({ id }) => id))('%s: filled in, it is read and opens the form', (id) => {
    const texts = parsed(filledTemplate(id, 'de'));
    const audience = 'clinician';
    const form = formOf({ instrument: id, audience, texts: [texts], on: TODAY, language: texts.language });
    expect(form).toMatchObject({ value: { hasWording: true } });
  });

  it('as it comes, it says of each place that its words are missing', () => {
    const result = parseTextPackage(JSON.parse(JSON.stringify(textTemplateOf('isi', 'en'))), '');
    const problems = result.ok ? [] : result.error.map(({ type, path }) => `${path}: ${type}`);
    expect(problems).toContain('stem: text-missing');
    expect(problems).toContain('items[6].text: text-missing');
    expect(problems).toContain('options[4].text: text-missing');
    expect(problems).toContain('licence.holder: text-missing');
    expect(problems.every((one) => one.endsWith(': text-missing'))).toBe(true);
  });

  it('carries ids and titles of ours, and no wording of anybody', () => {
    for (const { id } of withForm) {
      const words = (textTemplateOf(id, 'en') as TextTemplate).items.flatMap(({ text, options = [] }) => [
        text,
        ...options.map((option) => option.text),
      ]);
      expect(
        words.every((text) => text === ''),
        id,
      ).toBe(true);
    }
    expect(textTemplateOf('kset', 'en')).toBeUndefined();
  });

  it('asks for the words of answers once where all items share them, else with each item, never for long rows', () => {
    expect(textTemplateOf('isi', 'en')?.options).toHaveLength(5);
    expect(textTemplateOf('icsi_icpi', 'en')?.options).toBeUndefined();
    expect(textTemplateOf('icsi_icpi', 'en')?.items[3]?.options?.map(({ value }) => value)).toEqual([
      0, 2, 3, 4, 5,
    ]);
    expect(textTemplateOf('peg', 'en')?.options).toBeUndefined();
  });
});

describe('reading a text package at the edge', () => {
  const problemsOf = (changes: object) => {
    const result = parseTextPackage({ ...filledTemplate('isi'), ...changes }, '');
    return result.ok ? [] : result.error.map(({ type, path }) => `${path}: ${type}`);
  };
  const { items, licence, options = [] } = filledTemplate('isi');

  it('loses no member in silence', () => {
    expect(problemsOf({ langauge: 'en' })).toEqual(['langauge: unknown-member']);
    expect(problemsOf({ items: items.with(2, { ...items[0], opitons: [] } as never) })).toContain(
      'items[2].opitons: unknown-member',
    );
    expect(problemsOf({ licence: { ...licence, until: '2027-01-01' } })).toEqual([
      'licence.until: unknown-member',
    ]);
    expect(problemsOf({ options: options.with(0, { ...options[0], label: 'x' } as never) })).toEqual([
      'options[0].label: unknown-member',
    ]);
  });

  it('takes no item in the place of another', () => {
    const swapped = items.with(0, items[1] as never).with(1, items[0] as never);
    expect(problemsOf({ items: swapped })).toEqual(['items[0].id: wrong-item', 'items[1].id: wrong-item']);
  });

  it.each(['a\u0000b', 'a\u001bb', '\ud800'])('refuses what is no text: %j', (text) => {
    expect(problemsOf({ stem: text })).toEqual(['stem: not-text']);
  });

  it('keeps line breaks', () => {
    expect(isi({ stem: 'one\n\ttwo' }).stem).toBe('one\n\ttwo');
  });

  it('limits what stands under every form, and the name of a language', () => {
    const long = 'x'.repeat(301);
    expect(problemsOf({ licence: { holder: long, reference: long } })).toEqual([
      'licence.holder: text-too-long',
      'licence.reference: text-too-long',
    ]);
    expect(problemsOf({ licence: { holder: 'x'.repeat(300), reference: 'r' } })).toEqual([]);
    expect(problemsOf({ language: `de${'-abcdefgh'.repeat(4)}` })).toEqual(['language: not-a-language']);
  });

  it('replaces no English wording that ships, and takes its translation', () => {
    const english = parseTextPackage(filledTemplate('phq9', 'en'), '');
    expect(english.ok ? [] : english.error).toMatchObject([{ type: 'ships-already', path: 'language' }]);
    expect(parseTextPackage(filledTemplate('phq9', 'de'), '').ok).toBe(true);
    expect(parseTextPackage(filledTemplate('who5', 'en'), '').ok).toBe(true);
  });
});

describe('the standing of a wording', () => {
  const until = (validUntil: string) => isi({ licence: { holder: 'h', reference: 'r', validUntil } });

  it.each([
    ['2026-11-21', 'ended'],
    ['2026-11-22', 'ends-soon'],
    ['2026-12-22', 'ends-soon'],
    ['2026-12-23', 'in-force'],
  ])('licensed until %s: %s', (validUntil, standing) => {
    expect(textStandingOf(until(validUntil), TODAY)).toBe(standing);
  });

  it('without an end it goes on, for another definition it does not', () => {
    expect(textStandingOf(isi(), TODAY)).toBe('in-force');
    expect(textStandingOf({ ...isi(), version: '0.9.0' }, TODAY)).toBe('other-version');
  });

  it('is not taken in once its licence has ended, and on its last day it is', () => {
    expect(endedProblem(until('2026-11-21'), TODAY, 'package')).toMatchObject([
      { type: 'licence-ended', path: 'package.licence.validUntil' },
    ]);
    expect(endedProblem(until('2026-11-21'), TODAY, '')).toMatchObject([{ path: 'licence.validUntil' }]);
    expect(endedProblem(until('2026-11-22'), TODAY, '')).toEqual([]);
  });
});

describe('the language a form opens in', () => {
  const of = (instrument: 'isi' | 'phq9', languages: readonly string[], wanted: readonly string[]) =>
    languageFor(
      {
        instrument,
        texts: languages.map((language) => parsed(filledTemplate(instrument, language))),
        on: TODAY,
      },
      wanted,
    );

  it.each([
    [['de', 'en'], ['de'], 'de'],
    [['de-CH', 'en'], ['de'], 'de-CH'],
    [['de', 'en'], ['de-CH'], 'de'],
    [['de', 'de-CH'], ['de-CH'], 'de-CH'],
    [['de', 'es'], ['fr', 'es'], 'es'],
  ])('of %j for %j: %s', (languages, wanted, language) => {
    expect(of('isi', languages, wanted)).toBe(language);
  });

  it('is English where no wanted one is there: nobody reads what they did not ask for', () => {
    expect(of('isi', ['de'], ['fr'])).toBe('en');
    expect(of('isi', [], [])).toBe('en');
    expect(of('phq9', ['de'], ['en', 'de'])).toBe('en');
  });

  it('passes over a licence that has ended', () => {
    const licence = { holder: 'h', reference: 'r', validUntil: '2026-11-21' };
    const texts = [parsed({ ...filledTemplate('isi', 'de'), licence })];
    expect(languageFor({ instrument: 'isi', texts, on: TODAY }, ['de'])).toBe('en');
  });
});

describe('what a new wording changes', () => {
  it('is nothing for the same words', () => {
    expect(textDifferences(isi(), isi())).toEqual([]);
  });

  it('is named place by place, in the order of the form', () => {
    const { items, options = [] } = filledTemplate('isi');
    const after = isi({
      stem: undefined,
      items: items.with(2, { text: 'Other words' } as never),
      options: options.with(1, { value: 1, text: 'Other' } as never),
      licence: { holder: 'Example clinic', reference: 'R-2', validUntil: '2027-01-31' },
    });
    expect(textDifferences(isi(), after)).toEqual([
      { place: 'Introduction', before: 'Invented introduction', after: null },
      { place: 'Item 3', before: 'Invented words 3', after: 'Other words' },
      { place: 'Every item, answer 1', before: 'Invented 1', after: 'Other' },
      { place: 'Licence reference', before: 'R-1', after: 'R-2' },
      { place: 'Last day of the licence', before: null, after: '2027-01-31' },
    ]);
  });

  it('shows answers that one of them alone words, and a definition that changed', () => {
    const { items, options } = filledTemplate('isi');
    const own = isi({ options: undefined, items: items.map((item) => ({ ...item, options })) });
    const places = textDifferences({ ...isi(), version: '0.9.0' }, own).map(({ place }) => place);
    expect(places.slice(0, 2)).toEqual(['Definition', 'Item 1, answer 0']);
    expect(places.at(-1)).toBe('Every item, answer 4');
  });
});
