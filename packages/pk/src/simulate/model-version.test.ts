import { describe, expect, it } from 'vitest';
import type { ModelDefinition } from '../models/definition.ts';
import { POTENCY_SETS, type PotencySet } from '../models/potency.ts';
import { DEFINITIONS } from '../models/registry.ts';
import { ask } from '../testing/ask.ts';
import { modelVersion } from './model-version.ts';
import { modelById } from './models.ts';

type Path = readonly (string | number)[];

/** Where the numbers of a plain value are, and the expressions and names that a result follows from. */
function leaves(value: unknown, at: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((entry, i) => leaves(entry, [...at, i]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => leaves(member, [...at, key]));
  return [at];
}

/** A copy that shares nothing, where the files share a rule or a source between numbers. */
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** A copy with one leaf changed by the smallest step that a number has. */
function changed<T>(value: T, path: Path): T {
  const copy = copyOf(value);
  let holder: unknown = copy;
  for (const key of path.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  const last = path[path.length - 1] ?? '';
  const old: unknown = Reflect.get(Object(holder), last);
  Reflect.set(
    Object(holder),
    last,
    typeof old === 'number' ? old * (1 + Number.EPSILON) + Number.MIN_VALUE : `${old}*`,
  );
  return copy;
}

describe('the version of a result', () => {
  it.each(DEFINITIONS)('$id: changes with every single number of the file, however little', (definition) => {
    const paths = leaves(definition);
    const version = modelVersion(definition);
    expect(paths.length).toBeGreaterThan(40);
    const seen = new Set(paths.map((path) => modelVersion(changed<ModelDefinition>(definition, path))));
    expect(seen.size).toBe(paths.length);
    expect(seen.has(version)).toBe(false);
  });

  it('changes with every number of the affinity sets, which occupancy is made from', () => {
    const [definition] = DEFINITIONS;
    if (definition === undefined) throw new Error('no model');
    const paths = leaves(POTENCY_SETS);
    const seen = new Set(
      paths.map((path) => modelVersion(definition, changed<readonly PotencySet[]>(POTENCY_SETS, path))),
    );
    expect(seen.size).toBe(paths.length);
    expect(seen.has(modelVersion(definition))).toBe(false);
  });

  it('is the same for the same numbers, in another object and another order of members', () => {
    for (const definition of DEFINITIONS) {
      const members = Object.entries(copyOf(definition)).reverse();
      const reordered: unknown = Object.fromEntries(members);
      expect(modelVersion(reordered as ModelDefinition)).toBe(modelVersion(definition));
    }
  });

  it('is the one that the list of models shows', () => {
    const request = {
      subject: { weightKg: 70 },
      doses: [{ timeMin: 0, route: 'iv-bolus', amountMg: 10 }],
      timesMin: [0, 10],
    };
    for (const { id } of DEFINITIONS)
      expect(ask({ ...request, model: id }).version).toBe(modelById(id)?.version);
  });
});
