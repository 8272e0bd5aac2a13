import { unreachable } from '@titrate/quantity';
import type { FhirJson, Resource } from '../resources/wire.ts';
import { type DateRange, matches, spanOf } from './dates.ts';
import type { Criterion } from './query.ts';

/** Where a parameter looks: member paths of the resource, such as `code` or `effectiveDateTime`. */
export type Paths = Readonly<Record<string, readonly string[]>>;

/** Whether a resource answers every criterion. */
export function answers(
  resource: Resource,
  criteria: readonly Criterion[],
  paths: Paths,
  timeZone: string,
): boolean {
  return criteria.every((criterion) => {
    const found = pathsOf(criterion.name, paths).flatMap((path) => valuesAt(resource, path.split('.')));
    return answersOne(found, criterion, timeZone);
  });
}

function answersOne(found: readonly FhirJson[], criterion: Criterion, timeZone: string): boolean {
  switch (criterion.type) {
    case 'token':
      return criterion.anyOf.some((token) => found.some((value) => tokenMatches(value, token)));
    case 'string':
      return criterion.anyOf.some((text) => found.some((value) => textMatches(value, text, criterion.exact)));
    case 'uri':
      return criterion.anyOf.some((text) => found.includes(text));
    case 'reference':
      return criterion.anyOf.some((id) => found.some((value) => referenceOf(value) === id));
    case 'date':
      return criterion.anyOf.some((range) => found.some((value) => dateMatches(value, range, timeZone)));
    default:
      return unreachable(criterion);
  }
}

function pathsOf(name: string, paths: Paths): readonly string[] {
  if (name === '_id') return ['id'];
  if (name === '_lastUpdated') return ['meta.lastUpdated'];
  return paths[name] ?? [];
}

function valuesAt(value: FhirJson | undefined, path: readonly string[]): readonly FhirJson[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one: FhirJson) => valuesAt(one, path));
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  return isObject(value) ? valuesAt(value[head], rest) : [];
}

function isObject(value: FhirJson): value is { readonly [key: string]: FhirJson | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A CodeableConcept, Coding, Identifier, code or boolean. */
function tokenMatches(
  value: FhirJson,
  token: { readonly system: string | undefined; readonly code: string },
): boolean {
  if (typeof value === 'string' || typeof value === 'boolean')
    return String(value) === token.code && !token.system;
  if (!isObject(value)) return false;
  if ('coding' in value || 'text' in value)
    return valuesAt(value, ['coding']).some((one) => tokenMatches(one, token));
  const code = value['code'] ?? value['value'];
  if (token.code !== '' && code !== token.code) return false;
  return token.system === undefined || (value['system'] ?? '') === token.system;
}

function textMatches(value: FhirJson, text: string, exact: boolean): boolean {
  if (typeof value !== 'string') return false;
  return exact ? value === text : fold(value).startsWith(fold(text));
}

/** Upper and lower case, and accents, do not matter. */
const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

function referenceOf(value: FhirJson): string | undefined {
  const target = isObject(value) ? value['reference'] : value;
  return typeof target === 'string' ? target.split('/').at(-1) : undefined;
}

function dateMatches(value: FhirJson, range: DateRange, timeZone: string): boolean {
  if (typeof value === 'string') {
    const span = spanOf(value, timeZone);
    return span !== undefined && matches(range, span);
  }
  if (!isObject(value)) return false;
  const start = typeof value['start'] === 'string' ? spanOf(value['start'], timeZone) : undefined;
  const end = typeof value['end'] === 'string' ? spanOf(value['end'], timeZone) : undefined;
  if (start === undefined && end === undefined) return false;
  // A period that is still open reaches on for ever.
  return matches(range, {
    from: start?.from ?? Number.NEGATIVE_INFINITY,
    to: end?.to ?? Number.POSITIVE_INFINITY,
  });
}
