import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical.ts';

const json = (): fc.Arbitrary<Json> => fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

describe('one text for one value', () => {
  it.each<[string, Json, string]>([
    ['nothing', null, 'null'],
    ['a truth value', true, 'true'],
    ['a number', 0.1, '0.1'],
    ['negative zero as zero', -0, '0'],
    ['a text with quotes', 'a "b"', '"a \\"b\\""'],
    ['a list in its order', [2, 1], '[2,1]'],
    ['members by name', { b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
    ['no member for what is not there', { a: undefined, b: 1 }, '{"b":1}'],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s, which no record can hold', (value) => {
    expect(() => canonicalJson({ a: value })).toThrow('finite');
  });

  it('says the same value, and says it the same way whatever the order of members', () => {
    fc.assert(
      fc.property(json(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(turned(value))).toBe(text);
      }),
    );
  });

  it('differs for different values', () => {
    fc.assert(
      fc.property(json(), json(), (a, b) => {
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(canonicalJson(a) === canonicalJson(b)).toBe(same);
      }),
    );
  });
});

/** The same value with the members of every object in the opposite order. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, member === undefined ? undefined : turned(member)]),
  );
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, member === undefined ? undefined : sorted(member)]),
  );
}
