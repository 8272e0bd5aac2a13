import { type CivilDate, parseCivilDate } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, INSTRUMENTS, parseTextPackage, type TextPackage } from './index.ts';
import { filledTemplate } from './testing/texts.ts';

const on = parseCivilDate('2026-11-22').ok ? ('2026-11-22' as CivilDate) : undefined;
const withForm = INSTRUMENTS.filter(({ items }) => items.length > 0).map(({ id }) => id);

type Path = readonly (string | number)[];

/** Every place of a document, members and elements, outermost first. */
function placesOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [at, ...keys.flatMap((key) => placesOf(Reflect.get(value, key), [...at, key]))];
}

/** The document with something else in one place. */
function changed(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? changed(one, rest, put) : one));
  return { ...(value as object), [key]: changed(Reflect.get(value as object, key), rest, put) };
}

const aDocument = fc
  .tuple(fc.constantFrom(...withForm), fc.constantFrom('de', 'de-CH', 'es'))
  .map(([id, language]) => filledTemplate(id, language));

/** What was taken in opens the form, survives storage, and reads back as itself. */
function expectWhole(texts: TextPackage): void {
  const again = parseTextPackage(JSON.parse(JSON.stringify(texts)), '');
  expect(again).toEqual({ ok: true, value: texts });
  if (on === undefined || (texts.licence.validUntil ?? on) < on) return;
  const { instrument, language } = texts;
  const form = formOf({ instrument, audience: 'clinician', texts: [texts], on, language });
  if (!form.ok) throw new Error(form.error.message);
  expect(form.value.hasWording).toBe(true);
  for (const { label, control, options, values } of form.value.items) {
    expect(label.trim()).not.toBe('');
    // Never a word at a number that the item does not have, never a number without its answer.
    if (control === 'choice') {
      const wanted = values.max - values.min + 1 - (values.except?.length ?? 0);
      expect(new Set(options.map(({ value }) => value)).size).toBe(wanted);
      expect(options.every(({ value }) => value >= values.min && value <= values.max)).toBe(true);
    }
  }
}

describe('whatever is handed in as a text package', () => {
  it('any JSON at all is answered with words or with problems, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const result = parseTextPackage(json, 'package');
        if (result.ok) expectWhole(result.value);
        else expect(result.error.every(({ path }) => path.startsWith('package'))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a good one with anything in one place is taken whole, or refused at that place or around it', () => {
    fc.assert(
      fc.property(aDocument, fc.nat(), fc.oneof(fc.jsonValue(), fc.string()), (document, pick, put) => {
        const places = placesOf(document);
        const place = places[pick % places.length] ?? [];
        const json: unknown = JSON.parse(JSON.stringify(changed(document, place, put)));
        const result = parseTextPackage(json, '');
        if (result.ok) return expectWhole(result.value);
        const root = String(place[0] ?? '');
        const isOfWhole = root === 'instrument' || root === '';
        for (const { path } of result.error)
          expect(isOfWhole || path.startsWith(root) || path.startsWith('options'), path).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('a misspelt member is never lost in silence', () => {
    fc.assert(
      fc.property(aDocument, fc.nat(), fc.stringMatching(/^[a-z]{9,12}$/), (document, pick, name) => {
        const objects = placesOf(document).filter((place) => {
          const value = place.reduce<unknown>((at, key) => Reflect.get(at as object, key), document);
          return typeof value === 'object' && value !== null && !Array.isArray(value);
        });
        const place = objects[pick % objects.length] ?? [];
        const json: unknown = JSON.parse(JSON.stringify(changed(document, [...place, name], 'words')));
        if (name === 'reference') return;
        const result = parseTextPackage(json, '');
        expect(result.ok ? [] : result.error.map(({ type }) => type)).toContain('unknown-member');
      }),
      { numRuns: 200 },
    );
  });
});
