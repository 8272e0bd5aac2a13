import type { Problem } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import {
  day,
  entries,
  list,
  moment,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  yesOrNo,
} from './shape.ts';

function read<T>(shape: Shape<T>, input: unknown): unknown {
  const problems: Problem[] = [];
  const value = shape.read(input, '', problems);
  if (value !== undefined && problems.length > 0) throw new Error('a value beside a problem');
  return value ?? problems.map(({ type, path, message }) => `${type} ${path}: ${message}`);
}

describe('a text', () => {
  const name = text(5);
  it('has from one to as many characters as fit, both included', () => {
    expect(read(name, 'a')).toBe('a');
    expect(read(name, 'abcde')).toBe('abcde');
    const refused = ['not-text /: expected text of 1 to 5 characters'];
    for (const input of ['', '     ', 'abcdef', 7, null, undefined])
      expect(read(name, input)).toEqual(refused);
  });
});

describe('one of a list of words', () => {
  it('names the words where they are few, and what was given', () => {
    const few = oneOf(['US', 'EU']);
    expect(read(few, 'EU')).toBe('EU');
    expect(read(few, 'UK')).toEqual(['not-one-of /: expected US, EU; got "UK"']);
    expect(read(few, 7)).toEqual(['not-one-of /: expected US, EU; got number']);
    expect(read(few, 'x'.repeat(90))).toEqual([`not-one-of /: expected US, EU; got "${'x'.repeat(60)}"`]);
  });
  it('counts the words where they are more than twelve', () => {
    const words = Array.from({ length: 13 }, (_, i) => `w${i}`);
    expect(read(oneOf(words), 'x')).toEqual(['not-one-of /: expected one of 13 known words; got "x"']);
    expect(read(oneOf(words.slice(1)), 'x')).toEqual([
      `not-one-of /: expected ${words.slice(1).join(', ')}; got "x"`,
    ]);
  });
});

describe('a number', () => {
  it('lies within its bounds, both included', () => {
    const score = number(0, 27);
    expect([0, 27].map((input) => read(score, input))).toEqual([0, 27]);
    expect(read(score, -0.1)).toEqual(['out-of-range /: expected 0 to 27; got -0.1']);
    expect(read(score, 27.1)).toEqual(['out-of-range /: expected 0 to 27; got 27.1']);
    for (const input of ['5', null, Number.NaN, Number.POSITIVE_INFINITY])
      expect(read(score, input)).toEqual(['not-a-number /: expected a finite number']);
  });
});

describe('yes or no, a moment, a day', () => {
  it('are never guessed from another kind of value', () => {
    expect([true, false].map((input) => read(yesOrNo(), input))).toEqual([true, false]);
    for (const input of ['yes', 1, null])
      expect(read(yesOrNo(), input)).toEqual(['not-a-boolean /: expected true or false']);
    expect(read(day(), '2026-02-28')).toBe('2026-02-28');
    for (const input of ['2026-02-30', 20260228]) expect(String(read(day(), input))).toContain('not-a-date');
    for (const input of ['2026-02-28T10:00:00', 7])
      expect(String(read(moment(), input))).toContain('not-an-instant');
  });
});

describe('a list', () => {
  it('has an upper limit, and every entry is read', () => {
    const scores = list(number(0, 3), 2);
    expect(read(scores, [])).toEqual([]);
    expect(read(scores, [1, 2])).toEqual([1, 2]);
    expect(read(scores, [1, 2, 3])).toEqual(['too-many /: expected at most 2 entries; got 3']);
    expect(read(scores, [1, 4])).toEqual(['out-of-range /1: expected 0 to 3; got 4']);
    expect(read(scores, { 0: 1 })).toEqual(['not-a-list /: expected a list']);
  });
});

describe('an object', () => {
  const person = object({ name: text(9), age: optional(number(0, 130)) });
  it('has its fields and no other', () => {
    expect(read(person, { name: 'Ada' })).toEqual({ name: 'Ada' });
    expect(read(person, { name: 'Ada', age: 36 })).toEqual({ name: 'Ada', age: 36 });
    expect(read(person, { age: 36 })).toEqual(['missing-field /name: missing field "name"']);
    expect(read(person, { name: 'Ada', agee: 1 })).toEqual(['unknown-field /agee: unknown field "agee"']);
    expect(read(person, { name: 'Ada', age: 131 })).toEqual([
      'out-of-range /age: expected 0 to 130; got 131',
    ]);
    expect(read(person, 'Ada')).toEqual(['not-an-object /: expected an object']);
  });
  it('shows the beginning of a name that never ends', () => {
    const shown = 'n'.repeat(60);
    expect(read(person, { name: 'Ada', ['n'.repeat(61)]: 1 })).toEqual([
      `unknown-field /${shown}: unknown field "${shown}"`,
    ]);
  });
  it('says in its schema what is asked for and that nothing else is', () => {
    expect(person.schema).toMatchObject({ required: ['name'], additionalProperties: false });
    expect(Object.keys(Object(person.schema['properties']))).toEqual(['name', 'age']);
  });
});

describe('entries under known names', () => {
  const answers = entries({ ecg: number(0, 9), tsh: number(0, 9) }, 'record');
  it('may each be missing, and none is unknown', () => {
    expect(read(answers, {})).toEqual({});
    expect(read(answers, { tsh: 4 })).toEqual({ tsh: 4 });
    expect(read(answers, { tsg: 4 })).toEqual(['unknown-record /tsg: unknown record "tsg"']);
    expect(read(answers, { ecg: 10, tsh: 4 })).toEqual(['out-of-range /ecg: expected 0 to 9; got 10']);
    expect(read(answers, [])).toEqual(['not-an-object /: expected an object']);
    const shown = 'n'.repeat(60);
    expect(read(answers, { ['n'.repeat(61)]: 4 })).toEqual([
      `unknown-record /${shown}: unknown record "${shown}"`,
    ]);
  });
  it('describe themselves', () => {
    expect(Object.keys(Object(answers.schema['properties']))).toEqual(['ecg', 'tsh']);
    expect(answers.optional).toBe(false);
    expect(answers.schema['additionalProperties']).toBe(false);
    expect(entries({}, 'record', 'What was filed').schema['description']).toBe('What was filed');
  });
});
