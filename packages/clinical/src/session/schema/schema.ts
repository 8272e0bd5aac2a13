import { formatInstant, isRecord, type Json, type Problem, parseInstant } from '@titrate/quantity';

/**
 * One description of a datum gives its type, its parser and its JSON Schema, so that the three cannot drift.
 * `parse` adds every problem it finds to `problems` and answers `undefined` when it found one.
 */
export interface Schema<T> {
  readonly parse: (input: unknown, path: string, problems: Problem[]) => T | undefined;
  readonly json: JsonSchema;
}
export type JsonSchema = { readonly [key: string]: Json };
export interface Optional<T> {
  readonly optional: Schema<T>;
}
export type Shape = { readonly [key: string]: Schema<unknown> | Optional<unknown> };
export type Infer<S> = S extends Schema<infer T> ? T : never;
type OptionalKeys<S extends Shape> = { [K in keyof S]: S[K] extends Optional<unknown> ? K : never }[keyof S];
export type InferShape<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalKeys<S>>]: S[K] extends Schema<infer T> ? T : never;
} & { readonly [K in OptionalKeys<S>]?: S[K] extends Optional<infer T> ? T : never };

export const optional = <T>(schema: Schema<T>): Optional<T> => ({ optional: schema });

function refuse(problems: Problem[], type: string, message: string, path: string): undefined {
  problems.push({ type, message, path });
  return undefined;
}

const describeBounds = (min: number, max: number) => `between ${min} and ${max}`;

/** A finite number within absolute bounds, with at most `places` decimals (default 4): 40.00001 mg is a slip, not a dose. */
export function decimal(bounds: {
  readonly min: number;
  readonly max: number;
  readonly places?: number;
}): Schema<number> {
  const { min, max, places = 4 } = bounds;
  return {
    json: { type: 'number', minimum: min, maximum: max, description: `at most ${places} decimals` },
    parse: (input, path, problems) => {
      if (typeof input !== 'number' || !Number.isFinite(input)) {
        return refuse(problems, 'not-a-number', 'expected a number', path);
      }
      if (input < min || input > max) {
        return refuse(problems, 'out-of-bounds', `${input} is not ${describeBounds(min, max)}`, path);
      }
      if (decimalsOf(input) > places) {
        return refuse(problems, 'too-precise', `${input} has more than ${places} decimals`, path);
      }
      return input;
    },
  };
}

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
}

export function integer(bounds: { readonly min: number; readonly max: number }): Schema<number> {
  const inner = decimal({ ...bounds, places: 0 });
  return { json: { type: 'integer', minimum: bounds.min, maximum: bounds.max }, parse: inner.parse };
}

/** Text of 1 to `max` characters; blanks alone are no text. */
export function text(bounds: { readonly max: number; readonly min?: number }): Schema<string> {
  const { max, min = 1 } = bounds;
  return {
    json: { type: 'string', minLength: min, maxLength: max },
    parse: (input, path, problems) => {
      if (typeof input !== 'string') return refuse(problems, 'not-a-text', 'expected a text', path);
      if (input.trim().length < min) {
        const least = min === 1 ? 'must not be empty' : `expected at least ${min} characters`;
        return refuse(problems, 'too-short', least, path);
      }
      if (input.length > max) return refuse(problems, 'too-long', `expected at most ${max} characters`, path);
      return input;
    },
  };
}

export function pattern(of: RegExp, description: string): Schema<string> {
  return {
    json: { type: 'string', pattern: of.source, description },
    parse: (input, path, problems) =>
      typeof input === 'string' && of.test(input)
        ? input
        : refuse(problems, 'malformed', `expected ${description}`, path),
  };
}

export const uuid: Schema<string> = pattern(
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'a UUID in lower case',
);

/** An instant as text. Any zone is accepted; what is kept is UTC with milliseconds, so equal moments are equal bytes. */
export const instantText: Schema<string> = {
  json: { type: 'string', format: 'date-time', description: 'ISO 8601 with zone; kept as UTC' },
  parse: (input, path, problems) => {
    if (typeof input !== 'string')
      return refuse(problems, 'not-an-instant', 'expected a date and time with zone', path);
    const at = parseInstant(input, path);
    if (at.ok) return formatInstant(at.value);
    problems.push(at.error);
    return undefined;
  },
};

export const flag: Schema<boolean> = {
  json: { type: 'boolean' },
  parse: (input, path, problems) =>
    typeof input === 'boolean' ? input : refuse(problems, 'not-a-boolean', 'expected true or false', path),
};

export function oneOf<const V extends string>(values: readonly V[]): Schema<V> {
  return {
    json: { enum: values },
    parse: (input, path, problems) =>
      values.find((value) => value === input) ??
      refuse(problems, 'unknown-code', `expected one of ${values.join(', ')}`, path),
  };
}

export function literal<const V extends string | number | boolean>(value: V): Schema<V> {
  return {
    json: { const: value },
    parse: (input, path, problems) =>
      input === value ? value : refuse(problems, 'unknown-code', `expected ${JSON.stringify(value)}`, path),
  };
}

export function list<T>(
  item: Schema<T>,
  bounds: { readonly max: number; readonly min?: number },
): Schema<readonly T[]> {
  const { max, min = 0 } = bounds;
  return {
    json: { type: 'array', items: item.json, minItems: min, maxItems: max },
    parse: (input, path, problems) => {
      if (!Array.isArray(input)) return refuse(problems, 'not-a-list', 'expected a list', path);
      if (input.length < min || input.length > max) {
        return refuse(problems, 'wrong-length', `expected ${min} to ${max} items`, path);
      }
      const out: T[] = [];
      input.forEach((one, index) => {
        const value = item.parse(one, `${path}/${index}`, problems);
        if (value !== undefined) out.push(value);
      });
      return out.length === input.length ? out : undefined;
    },
  };
}

/** An object of exactly these members; an unknown member is refused, never dropped (SEC-20). */
export function object<const S extends Shape>(shape: S): Schema<InferShape<S>> {
  const members = Object.entries(shape);
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [key, member] of members) {
    properties[key] = 'optional' in member ? member.optional.json : member.json;
    if (!('optional' in member)) required.push(key);
  }
  return {
    json: { type: 'object', properties, required, additionalProperties: false },
    parse: (input, path, problems) => {
      const record = asRecord(input);
      if (record === undefined) return refuse(problems, 'not-an-object', 'expected an object', path);
      const before = problems.length;
      for (const key of Object.keys(record)) {
        if (!Object.hasOwn(shape, key))
          refuse(problems, 'unknown-member', 'this member is not known', `${path}/${key}`);
      }
      const out: Record<string, unknown> = {};
      for (const [key, member] of members) {
        const given = Object.hasOwn(record, key) ? record[key] : undefined;
        if (given === undefined) {
          if (!('optional' in member))
            refuse(problems, 'missing', 'this member is required', `${path}/${key}`);
          continue;
        }
        const schema = 'optional' in member ? member.optional : member;
        const value = schema.parse(given, `${path}/${key}`, problems);
        if (value !== undefined) out[key] = value;
      }
      // The loop above built exactly the members of the shape; the compiler cannot follow that.
      return problems.length === before ? (out as InferShape<S>) : undefined;
    },
  };
}

/** Members of any name, each of one kind. */
export function dictionary<T>(
  item: Schema<T>,
  bounds: { readonly max: number },
): Schema<Readonly<Record<string, T>>> {
  const { max } = bounds;
  return {
    json: { type: 'object', additionalProperties: item.json, maxProperties: max },
    parse: (input, path, problems) => {
      const record = asRecord(input);
      if (record === undefined) return refuse(problems, 'not-an-object', 'expected an object', path);
      const entries = Object.entries(record);
      if (entries.length > max) return refuse(problems, 'too-long', `expected at most ${max} members`, path);
      const before = problems.length;
      const out = entries.flatMap(([key, one]): [string, T][] => {
        const value = item.parse(one, `${path}/${key}`, problems);
        return value === undefined ? [] : [[key, value]];
      });
      return problems.length === before ? Object.fromEntries(out) : undefined;
    },
  };
}

/** Adds conditions over several members; they run only when every member was readable. */
export function refine<T>(
  schema: Schema<T>,
  check: (value: T) => readonly Problem[],
  note?: string,
): Schema<T> {
  return {
    json: note === undefined ? schema.json : { ...schema.json, description: note },
    parse: (input, path, problems) => {
      const value = schema.parse(input, path, problems);
      if (value === undefined) return undefined;
      const found = check(value);
      for (const problem of found) problems.push({ ...problem, path: `${path}${problem.path}` });
      return found.length === 0 ? value : undefined;
    },
  };
}

/** One of several objects, told apart by the text in `tag`. */
export function tagged<const M extends { readonly [tag: string]: Schema<unknown> }>(
  tag: string,
  members: M,
): Schema<Infer<M[keyof M]>> {
  return {
    json: { oneOf: Object.values(members).map((member) => member.json) },
    parse: (input, path, problems) => {
      const record = asRecord(input);
      if (record === undefined) return refuse(problems, 'not-an-object', 'expected an object', path);
      const chosen = record[tag];
      const member =
        typeof chosen === 'string' && Object.hasOwn(members, chosen) ? members[chosen] : undefined;
      if (member === undefined) {
        return refuse(
          problems,
          'unknown-code',
          `expected one of ${Object.keys(members).join(', ')}`,
          `${path}/${tag}`,
        );
      }
      // `members[chosen]` is one of the members, so its value is one of theirs.
      return member.parse(input, path, problems) as Infer<M[keyof M]> | undefined;
    },
  };
}

/** The input as something with members, if it is one. */
export const asRecord = (input: unknown): { readonly [key: string]: unknown } | undefined =>
  isRecord(input) ? input : undefined;
