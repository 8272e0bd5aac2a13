import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueWords } from './issue-words.ts';

const told = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value, { error: issueWords }).error?.issues[0]?.message;

describe('a refused input in words', () => {
  it.each([
    ['nothing', z.string(), undefined, 'is missing'],
    ['a number for a text', z.string(), 1, 'must be text'],
    ['half a number', z.int(), 1.5, 'must be a whole number'],
    ['a text for a number', z.number(), 'x', 'must be a number'],
    ['a list for an object', z.object({}), [], 'must be an object'],
    ['a date for a switch', z.boolean(), 'yes', 'must be true or false'],
    ['an empty text', z.string().min(1), '', 'must not be empty'],
    ['a short text', z.string().min(3), 'a', 'must have at least 3 characters'],
    ['a long text', z.string().max(1), 'abc', 'must have at most 1 character'],
    ['an empty list', z.array(z.string()).min(1), [], 'must have at least 1 entry'],
    ['a long list', z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 entries'],
    ['a small number', z.number().min(5), 4, 'must be at least 5'],
    ['a large number', z.number().max(5), 6, 'must be at most 5'],
    ['a number on an open bound below', z.number().gt(0), 0, 'must be more than 0'],
    ['a number on an open bound above', z.number().lt(9), 9, 'must be less than 9'],
    ['a step in between', z.number().multipleOf(5), 7, 'must be a multiple of 5'],
    ['one word that it cannot be', z.literal('iv'), 'im', 'must be iv'],
    ['a word of another list', z.enum(['iv', 'im', 'nasal']), 'oral', 'must be iv, im or nasal'],
    ['an address', z.email(), 'nobody', 'must be an e-mail address such as name@clinic.example'],
    ['a day', z.iso.date(), '9 March', 'must be a date such as 2026-03-09'],
    ['a form of our own', z.string().regex(/^a+$/), 'b', 'is not written as expected'],
    ['what nobody asked for', z.strictObject({}), { a: 1, b: 2 }, 'has nothing called a or b here'],
    ['one of several forms', z.union([z.string(), z.number()]), true, 'fits none of the forms it can have'],
  ])('says of %s what is wrong', (_what, schema, value, words) => {
    expect(told(schema, value)).toBe(words);
  });

  it('tells a long list in part', () => {
    const many = Array.from({ length: 40 }, (_, n) => `w${n}`);
    expect(told(z.enum(many), 'x')).toBe(`must be ${many.slice(0, 12).join(', ')} or 28 more`);
  });

  it('leaves a message of the schema as it is', () => {
    expect(told(z.string().min(1, 'write something'), '')).toBe('write something');
    expect(
      told(
        z.string().refine(() => false, 'is taken'),
        'a',
      ),
    ).toBe('is taken');
  });
});
