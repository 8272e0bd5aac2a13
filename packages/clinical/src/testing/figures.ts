import { DOSE_RULES } from '../dose/index.ts';
import * as instruments from '../instruments/index.ts';
import * as library from '../library/index.ts';
import * as limits from '../limits.ts';
import * as outcomes from '../outcomes/index.ts';
import * as protocols from '../protocols/index.ts';
import { FACTS, MEASUREMENTS, RECORDS, RULES } from '../rules/index.ts';
import * as session from '../session/index.ts';

/** The figures of every catalogue that `clinical` publishes. `node tools/figures.ts` writes them to the reviewed file. */
export function publishedFigures(): readonly string[] {
  const parts = {
    limits,
    library,
    rules: { RULES, FACTS, MEASUREMENTS, RECORDS },
    dose: { DOSE_RULES },
    session,
    instruments,
    outcomes,
    protocols,
  };
  // The names of a module come in another order from each loader.
  const inOrder = (part: object) =>
    Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Object.entries(parts).flatMap(([name, part]) => figuresOf(inOrder(part), name));
}

/** Words about a thing, its sources, the cases that prove it, and the schema whose bounds have a table of their own. */
const LEFT_OUT = new Set([
  'cases',
  'eventsJsonSchema',
  'source',
  'sources',
  'citations',
  'claims',
  'loinc',
  'licence',
  'reviewedBy',
]);
const NAMES = ['id', 'rule', 'key', 'slug', 'code', 'name', 'kind', 'of'];

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/**
 * Every number, yes or no, and sign of comparison in a published catalogue, one line each with its place, so that a
 * change of any of them is seen and reviewed in one file.
 */
export function figuresOf(root: unknown, place: string): readonly string[] {
  if (typeof root === 'number' || typeof root === 'boolean') return [`${place} ${root}`];
  if (typeof root === 'string') return /^(<|<=|>|>=|=)$/.test(root) ? [`${place} ${root}`] : [];
  if (Array.isArray(root)) {
    if (root.every((one) => typeof one === 'number'))
      return root.length === 0 ? [] : [`${place} ${root.join(' ')}`];
    return root.flatMap((one: unknown, index) => figuresOf(one, `${place}/${nameOf(one) ?? index}`));
  }
  if (!isMembers(root)) return [];
  return Object.entries(root).flatMap(([name, value]) =>
    LEFT_OUT.has(name) ? [] : figuresOf(value, `${place}.${name}`),
  );
}

function nameOf(value: unknown): string | undefined {
  if (!isMembers(value)) return undefined;
  const name = NAMES.map((one) => value[one]).find(
    (one) => typeof one === 'string' || typeof one === 'number',
  );
  return name === undefined ? undefined : String(name);
}
