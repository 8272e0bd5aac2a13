import { err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import { Cursor, isObject } from './cursor.ts';
import { type Json, parseJson } from './json.ts';

/** One resource of the input, with the faults of type that reading it brings to light. */
export interface Entry {
  readonly index: number;
  readonly resourceType: string;
  readonly id: string | undefined;
  readonly fullUrl: string | undefined;
  /** A transaction may ask for more than a create: `DELETE` is not an import. */
  readonly method: string | undefined;
  readonly resource: Cursor;
  readonly faults: Problem[];
}

const BUNDLES = new Set(['transaction', 'batch', 'collection', 'searchset']);
const MAX_ENTRIES = 50_000;

/** Opens a bundle, a single resource or NDJSON (one resource a line). All that is wrong with its frame, at once. */
export function openDocument(text: string): Result<readonly Entry[], Refusal> {
  const whole = parseJson(text);
  if (whole.ok)
    return isObject(whole.value) ? openJson(whole.value) : refuse('expected a bundle or resource', '');
  const lines = text.split('\n');
  if (lines.filter((line) => line.trim() !== '').length < 2 || !parseJson(lines[0] ?? '').ok) {
    return err([whole.error]);
  }
  return openLines(lines);
}

function openJson(json: { readonly [key: string]: Json | undefined }): Result<readonly Entry[], Refusal> {
  if (json['resourceType'] !== 'Bundle') {
    const problems: Problem[] = [];
    const entry = entryOf(
      json,
      0,
      json['resourceType'] === undefined ? '' : String(json['resourceType']),
      undefined,
      undefined,
      problems,
    );
    return entry === undefined ? err(problems) : ok([entry]);
  }
  if (typeof json['type'] !== 'string' || !BUNDLES.has(json['type'])) {
    return refuse('expected a bundle of type transaction, batch, collection or searchset', 'Bundle.type');
  }
  const list = json['entry'];
  if (!Array.isArray(list)) return refuse('expected a list of entries', 'Bundle.entry');
  if (list.length > MAX_ENTRIES) return refuse(`more than ${MAX_ENTRIES} entries`, 'Bundle.entry');
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  for (const [index, one] of list.entries()) {
    const path = `Bundle.entry[${index}]`;
    if (!isObject(one)) {
      problems.push({ type: 'wrong-type', message: 'expected an object', path });
      continue;
    }
    const request = one['request'];
    const method = isObject(request) && typeof request['method'] === 'string' ? request['method'] : undefined;
    const fullUrl = typeof one['fullUrl'] === 'string' ? one['fullUrl'] : undefined;
    const entry = entryOf(one['resource'], index, `${path}.resource`, fullUrl, method, problems);
    if (entry !== undefined) entries.push(entry);
  }
  findDoubles(entries, problems);
  return problems.length > 0 ? err(problems) : ok(entries);
}

function openLines(lines: readonly string[]): Result<readonly Entry[], Refusal> {
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const json = parseJson(line, `line ${index + 1}`);
    if (!json.ok) problems.push(json.error);
    else {
      const entry = entryOf(json.value, entries.length, `line ${index + 1}`, undefined, undefined, problems);
      if (entry !== undefined) entries.push(entry);
    }
  }
  if (entries.length > MAX_ENTRIES)
    problems.push({ type: 'too-many', message: `more than ${MAX_ENTRIES} entries`, path: '' });
  findDoubles(entries, problems);
  return problems.length > 0 ? err(problems) : ok(entries);
}

function entryOf(
  json: Json | undefined,
  index: number,
  path: string,
  fullUrl: string | undefined,
  method: string | undefined,
  problems: Problem[],
): Entry | undefined {
  if (!isObject(json)) {
    problems.push({ type: 'wrong-type', message: 'expected a resource', path });
    return undefined;
  }
  const { resourceType, id } = json;
  if (typeof resourceType !== 'string' || !/^[A-Z][A-Za-z]{1,63}$/.test(resourceType)) {
    problems.push({
      type: 'missing',
      message: 'expected the name of a resource type',
      path: `${path}.resourceType`,
    });
    return undefined;
  }
  if (id !== undefined && (typeof id !== 'string' || !/^[A-Za-z0-9\-.]{1,64}$/.test(id))) {
    problems.push({
      type: 'bad-id',
      message: 'an id has 1 to 64 letters, digits, hyphens and points',
      path: `${path}.id`,
    });
    return undefined;
  }
  const faults: Problem[] = [];
  return { index, resourceType, id, fullUrl, method, resource: new Cursor(json, path, faults), faults };
}

/** Two entries under one name: a reference to it could mean either, so nothing is imported. */
function findDoubles(entries: readonly Entry[], problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const names = [entry.fullUrl, entry.id === undefined ? undefined : `${entry.resourceType}/${entry.id}`];
    for (const name of names) {
      if (name === undefined) continue;
      const other = seen.get(name);
      if (other !== undefined && other !== entry.resource.path) {
        problems.push({
          type: 'double',
          message: `has the same name as ${other}`,
          path: entry.resource.path,
        });
      }
      seen.set(name, entry.resource.path);
    }
  }
}

const refuse = (message: string, path: string): Result<never, Refusal> =>
  err([{ type: 'not-a-bundle', message, path }]);
