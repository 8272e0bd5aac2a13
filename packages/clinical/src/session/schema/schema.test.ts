import type { Problem } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import {
  decimal,
  dictionary,
  flag,
  instantText,
  integer,
  list,
  literal,
  object,
  oneOf,
  optional,
  refine,
  type Schema,
  tagged,
  text,
} from './schema.ts';

function read<T>(
  schema: Schema<T>,
  input: unknown,
): { readonly value: T | undefined; readonly problems: readonly string[] } {
  const problems: Problem[] = [];
  const value = schema.parse(input, '/x', problems);
  return { value, problems: problems.map((one) => `${one.type} ${one.path}`) };
}
const refuses = <T>(schema: Schema<T>, input: unknown) => read(schema, input).problems;

describe('members of any name', () => {
  const limits = dictionary(decimal({ min: 0, max: 9 }), { max: 2 });
  it('are each of one kind, and no more than fit', () => {
    expect(read(limits, {}).value).toEqual({});
    expect(read(limits, { a: 1, b: 9 }).value).toEqual({ a: 1, b: 9 });
    expect(refuses(limits, { a: 1, b: 2, c: 3 })).toEqual(['too-long /x']);
  });
  it('are read all or not at all', () => {
    expect(read(limits, { a: 1, b: 10 })).toEqual({ value: undefined, problems: ['out-of-bounds /x/b'] });
    for (const input of [undefined, null, 'a', [1]])
      expect(refuses(limits, input)).toEqual(['not-an-object /x']);
  });
});

describe('a number', () => {
  const dose = decimal({ min: 0.1, max: 200 });
  it('stays within its bounds, both included, and within its decimals', () => {
    expect([0.1, 200, 12.3456].map((value) => read(dose, value).value)).toEqual([0.1, 200, 12.3456]);
    expect(refuses(dose, 0.0999)).toEqual(['out-of-bounds /x']);
    expect(refuses(dose, 200.1)).toEqual(['out-of-bounds /x']);
    expect(refuses(dose, 12.34567)).toEqual(['too-precise /x']);
  });
  it('counts the decimals of small and large numbers as they are written', () => {
    const small = decimal({ min: 0, max: 1, places: 7 });
    expect(read(small, 0.0000001).value).toBe(1e-7);
    expect(refuses(decimal({ min: 0, max: 1, places: 6 }), 0.0000001)).toEqual(['too-precise /x']);
    expect(read(decimal({ min: 0, max: 1e22, places: 0 }), 1.5e21).value).toBe(1.5e21);
  });
  it('is a number, not a text, nothing or infinity', () => {
    for (const input of ['5', null, undefined, Number.NaN, Number.POSITIVE_INFINITY, true])
      expect(refuses(dose, input)).toEqual(['not-a-number /x']);
  });
  it('a whole one has no decimals', () => {
    expect(read(integer({ min: 0, max: 9 }), 3).value).toBe(3);
    expect(refuses(integer({ min: 0, max: 9 }), 3.5)).toEqual(['too-precise /x']);
  });
});

describe('a text', () => {
  const name = text({ max: 3 });
  it('has at least one character that is not blank, and at most its limit', () => {
    expect(['a', 'abc', ' a '].map((input) => read(name, input).value)).toEqual(['a', 'abc', ' a ']);
    expect(refuses(name, '')).toEqual(['too-short /x']);
    expect(refuses(name, '   ')).toEqual(['too-short /x']);
    expect(refuses(name, 'abcd')).toEqual(['too-long /x']);
    expect(refuses(name, 5)).toEqual(['not-a-text /x']);
    expect(refuses(text({ min: 3, max: 9 }), 'ab')).toEqual(['too-short /x']);
  });
  it('is told what it lacks: any character at all, or as many as asked for', () => {
    const told = (schema: Schema<string>) => {
      const problems: Problem[] = [];
      schema.parse(' ', '/x', problems);
      return problems.map(({ message }) => message);
    };
    expect(told(name)).toEqual(['must not be empty']);
    expect(told(text({ min: 2, max: 3 }))).toEqual(['expected at least 2 characters']);
  });
  it('a moment is a text with a zone', () => {
    expect(read(instantText, '2026-03-10T10:00:00+01:00').value).toBe('2026-03-10T09:00:00.000Z');
    expect(refuses(instantText, 5)).toEqual(['not-an-instant /x']);
    expect(refuses(instantText, '2026-03-10T10:00:00')).toHaveLength(1);
  });
});

describe('words', () => {
  it('are of the list, and yes or no is nothing else', () => {
    expect(read(oneOf(['a', 'b']), 'b').value).toBe('b');
    expect(refuses(oneOf(['a', 'b']), 'c')).toEqual(['unknown-code /x']);
    expect(read(literal(28), 28).value).toBe(28);
    expect(refuses(literal(28), 29)).toEqual(['unknown-code /x']);
    expect([read(flag, true).value, read(flag, false).value]).toEqual([true, false]);
    expect(refuses(flag, 'true')).toEqual(['not-a-boolean /x']);
  });
});

describe('a list', () => {
  const scores = list(integer({ min: 0, max: 2 }), { min: 1, max: 3 });
  it('is as long as allowed, and every entry is readable', () => {
    expect(read(scores, [0]).value).toEqual([0]);
    expect(read(scores, [0, 1, 2]).value).toEqual([0, 1, 2]);
    expect(refuses(scores, [])).toEqual(['wrong-length /x']);
    expect(refuses(scores, [0, 1, 2, 0])).toEqual(['wrong-length /x']);
    expect(read(scores, [0, 9, 'a'])).toEqual({
      value: undefined,
      problems: ['out-of-bounds /x/1', 'not-a-number /x/2'],
    });
    expect(refuses(scores, { 0: 1 })).toEqual(['not-a-list /x']);
  });
});

describe('an object', () => {
  const person = object({ name: text({ max: 9 }), age: optional(integer({ min: 0, max: 130 })) });
  it('has its members and no other; an optional one may be absent', () => {
    expect(read(person, { name: 'Ada' }).value).toEqual({ name: 'Ada' });
    expect(read(person, { name: 'Ada', age: undefined }).value).toEqual({ name: 'Ada' });
    expect(refuses(person, {})).toEqual(['missing /x/name']);
    expect(refuses(person, { name: 'Ada', nmae: 1 })).toEqual(['unknown-member /x/nmae']);
    expect(refuses(person, { name: 'Ada', age: 131 })).toEqual(['out-of-bounds /x/age']);
    for (const input of [null, [], 'Ada', 5]) expect(refuses(person, input)).toEqual(['not-an-object /x']);
  });
  it('a member that only its prototype has is missing', () => {
    expect(refuses(person, Object.create({ name: 'Ada' }))).toEqual(['missing /x/name']);
    expect(refuses(object({ toString: optional(flag) }), {})).toEqual([]);
  });
  it('tells itself as a schema that refuses what it does not know', () => {
    expect(person.json).toMatchObject({ type: 'object', required: ['name'], additionalProperties: false });
    expect(flag.json).toEqual({ type: 'boolean' });
  });
  it('a condition over members runs only when all were readable', () => {
    const pair = refine(
      object({ a: integer({ min: 0, max: 9 }), b: integer({ min: 0, max: 9 }) }),
      ({ a, b }) => (a <= b ? [] : [{ type: 'turned', message: 'a is above b', path: '/a' }]),
    );
    expect(read(pair, { a: 1, b: 2 }).value).toEqual({ a: 1, b: 2 });
    expect(read(pair, { a: 3, b: 2 })).toEqual({ value: undefined, problems: ['turned /x/a'] });
    expect(refuses(pair, { a: 3, b: 'x' })).toEqual(['not-a-number /x/b']);
  });
  it('a condition is described where it has a note, and only there', () => {
    const described = (note?: string) => refine(person, () => [], note).json;
    expect(described()).toEqual(person.json);
    expect(described('in order')).toEqual({ ...person.json, description: 'in order' });
  });
  it('one of several kinds is told by its tag', () => {
    const kinds = tagged('kind', {
      a: object({ kind: literal('a') }),
      b: object({ kind: literal('b'), n: integer({ min: 0, max: 1 }) }),
    });
    expect(read(kinds, { kind: 'b', n: 1 }).value).toEqual({ kind: 'b', n: 1 });
    expect(refuses(kinds, { kind: 'c' })).toEqual(['unknown-code /x/kind']);
    expect(refuses(kinds, { kind: 'toString' })).toEqual(['unknown-code /x/kind']);
    expect(refuses(kinds, { kind: 5 })).toEqual(['unknown-code /x/kind']);
    expect(refuses(kinds, null)).toEqual(['not-an-object /x']);
  });
});
