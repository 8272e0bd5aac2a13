import type { Problem } from '@titrate/quantity';
import { type DateRange, parseDateParam } from './dates.ts';

type ParamType = 'token' | 'string' | 'date' | 'reference' | 'uri';
export interface ParamDefinition {
  readonly name: string;
  readonly type: ParamType;
  readonly documentation: string;
}

interface TokenValue {
  /** `undefined`: any system; empty: no system. */
  readonly system: string | undefined;
  readonly code: string;
}
/** One occurrence of a parameter: its alternatives (comma is OR; another occurrence is AND). */
export type Criterion = { readonly name: string } & (
  | { readonly type: 'token'; readonly anyOf: readonly TokenValue[] }
  | { readonly type: 'string'; readonly exact: boolean; readonly anyOf: readonly string[] }
  | { readonly type: 'uri'; readonly anyOf: readonly string[] }
  | { readonly type: 'reference'; readonly anyOf: readonly string[] }
  | { readonly type: 'date'; readonly anyOf: readonly DateRange[] }
);

export interface Query {
  readonly criteria: readonly Criterion[];
  readonly count: number;
  readonly cursor: string | undefined;
  readonly summaryCount: boolean;
  /** Newest first, unless the oldest are asked for first. */
  readonly oldestFirst: boolean;
  /** Parameters as they were used, for the self link; what was ignored is not in it. */
  readonly used: readonly (readonly [string, string])[];
}

const DEFAULT_COUNT = 50;
const MAX_COUNT = 500;

const COMMON: readonly ParamDefinition[] = [
  { name: '_id', type: 'token', documentation: 'Logical id' },
  { name: '_lastUpdated', type: 'date', documentation: 'When the resource last changed' },
];
export const withCommon = (params: readonly ParamDefinition[]) => [...COMMON, ...params];

/**
 * Reads the parameters of a search. An unknown parameter is a problem under strict handling and is left out
 * otherwise; a malformed value is a problem always.
 */
export function readQuery(
  pairs: readonly (readonly [string, string])[],
  definitions: readonly ParamDefinition[],
  options: { readonly strict: boolean; readonly timeZone: string; readonly sortsBy: readonly string[] },
): { readonly query: Query; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const criteria: Criterion[] = [];
  const used: (readonly [string, string])[] = [];
  let count = DEFAULT_COUNT;
  let cursor: string | undefined;
  let summaryCount = false;
  let oldestFirst = false;
  for (const [key, value] of pairs) {
    const bad = (message: string) => problems.push({ type: 'bad-parameter', message, path: key });
    if (key === '_count') {
      if (!/^\d{1,6}$/.test(value)) bad('expected a whole number');
      else count = Math.min(Number(value), MAX_COUNT);
      used.push([key, value]);
    } else if (key === '_sort') {
      const name = value.replace(/^-/, '');
      if (!options.sortsBy.includes(name)) bad(`results are sorted by ${options.sortsBy.join(' or ')}`);
      oldestFirst = !value.startsWith('-');
      used.push([key, value]);
    } else if (key === '_cursor') cursor = value;
    else if (key === '_summary' && value === 'count') {
      summaryCount = true;
      used.push([key, value]);
    } else if (key === '_format') {
      if (!/^(json|application\/(fhir\+)?json)$/.test(value.replace(' ', '+'))) bad('only JSON is offered');
    } else {
      const [name = '', modifier] = key.split(':');
      const definition = definitions.find((one) => one.name === name);
      if (definition === undefined || value === '') {
        if (options.strict)
          bad(value === '' ? 'the parameter has no value' : 'this parameter is not known here');
        continue;
      }
      const criterion = readCriterion(definition, modifier, value, options.timeZone);
      if (typeof criterion === 'string') bad(criterion);
      else {
        criteria.push(criterion);
        used.push([key, value]);
      }
    }
  }
  return { query: { criteria, count, cursor, summaryCount, oldestFirst, used }, problems };
}

function readCriterion(
  definition: ParamDefinition,
  modifier: string | undefined,
  value: string,
  timeZone: string,
): Criterion | string {
  const { name, type } = definition;
  const parts = splitUnescaped(value, ',');
  if (modifier !== undefined && !(type === 'string' && (modifier === 'exact' || modifier === 'contains'))) {
    return `the modifier ${modifier.slice(0, 20)} is not offered`;
  }
  switch (type) {
    case 'token':
      return { name, type, anyOf: parts.map(readToken) };
    case 'string':
      return { name, type, exact: modifier === 'exact', anyOf: parts.map(unescapeValue) };
    case 'uri':
      return { name, type, anyOf: parts.map(unescapeValue) };
    case 'reference':
      return { name, type, anyOf: parts.map((part) => unescapeValue(part).split('/').at(-1) ?? '') };
    case 'date': {
      const ranges = parts.map((part) => parseDateParam(part, timeZone));
      return ranges.includes(undefined)
        ? 'expected a date such as 2026-02-10 or ge2026-02'
        : { name, type, anyOf: ranges.filter((one) => one !== undefined) };
    }
  }
}

function readToken(part: string): TokenValue {
  const [first = '', second] = splitUnescaped(part, '|');
  return second === undefined
    ? { system: undefined, code: unescapeValue(first) }
    : { system: unescapeValue(first), code: unescapeValue(second) };
}

function splitUnescaped(text: string, separator: string): readonly string[] {
  const parts: string[] = [''];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    const last = parts.length - 1;
    if (char === '\\') {
      parts[last] += char + (text[at + 1] ?? '');
      at += 1;
    } else if (char === separator) parts.push('');
    else parts[last] += char;
  }
  return parts;
}

const unescapeValue = (text: string) => text.replace(/\\(.)/g, '$1');
