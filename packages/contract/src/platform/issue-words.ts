import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  record: 'an object',
  null: 'null',
  nan: 'a number',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address such as name@clinic.example',
  uuid: 'an id such as 0197a000-0000-7000-8000-000000000001',
  guid: 'an id such as 0197a000-0000-7000-8000-000000000001',
  date: 'a date such as 2026-03-09',
  datetime: 'a moment such as 2026-03-09T14:30:00Z',
  time: 'a time such as 14:30',
  url: 'an address such as https://clinic.example',
};

/**
 * What is wrong with an input in words for a person, for `safeParse(value, { error: issueWords })`. A schema's own message
 * stands before it; what it does not know keeps the library's words.
 */
export function issueWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${listed(issue.values.map(String))}`;
    case 'too_small':
      return boundOf(issue.origin, 'least', Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return boundOf(issue.origin, 'most', Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_format':
      return FORMATS[issue.format] === undefined
        ? 'is not written as expected'
        : `must be ${FORMATS[issue.format]}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `has nothing called ${listed(issue.keys)} here`;
    case 'invalid_union':
      return 'fits none of the forms it can have';
    default:
      return undefined;
  }
}

function boundOf(origin: string, side: 'least' | 'most', bound: number, isIncluded: boolean): string {
  if (origin === 'string') {
    if (side === 'least' && bound === 1) return 'must not be empty';
    return `must have at ${side} ${counted(bound, 'character')}`;
  }
  if (origin === 'array' || origin === 'set')
    return `must have at ${side} ${counted(bound, 'entry', 'entries')}`;
  if (isIncluded) return `must be at ${side} ${bound}`;
  return side === 'least' ? `must be more than ${bound}` : `must be less than ${bound}`;
}

const counted = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

/** `a`, `a or b`, `a, b or c`; many are told in part. */
function listed(words: readonly string[]): string {
  const shown = words.slice(0, 12);
  const last = words.length > 12 ? `${words.length - 12} more` : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} or ${last}`;
}
