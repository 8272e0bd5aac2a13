/**
 * Descriptions of JSON that both parse and print themselves as JSON Schema: one source for what is accepted.
 * A shape never repairs an input. It reports every problem with its path and returns nothing usable.
 */
import {
  type CivilDate,
  type Instant,
  isRecord,
  type Problem,
  parseCivilDate,
  parseInstant,
} from '@titrate/quantity';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Shape<T> {
  /** Reads the value, or adds what is wrong to `problems` and answers `undefined`. */
  readonly read: (input: unknown, path: string, problems: Problem[]) => T | undefined;
  readonly schema: JsonSchema;
  readonly optional: boolean;
}

interface OptionalShape<T> extends Shape<T> {
  readonly optional: true;
}

export type Parsed<S> = S extends Shape<infer T> ? T : never;

const problem = (problems: Problem[], type: string, message: string, path: string): undefined => {
  problems.push({ type, message, path: path === '' ? '/' : path });
  return undefined;
};

const described = (schema: JsonSchema, description?: string): JsonSchema =>
  description === undefined ? schema : { ...schema, description };

/** Text of 1 to `maxLength` characters. */
export function text(maxLength: number, description?: string): Shape<string> {
  return {
    optional: false,
    schema: described({ type: 'string', minLength: 1, maxLength }, description),
    read: (input, path, problems) =>
      typeof input === 'string' && input.trim().length > 0 && input.length <= maxLength
        ? input
        : problem(problems, 'not-text', `expected text of 1 to ${maxLength} characters`, path),
  };
}

/** One of a closed list of words. */
export function oneOf<const T extends string>(words: readonly T[], description?: string): Shape<T> {
  return {
    optional: false,
    schema: described({ enum: words }, description),
    read: (input, path, problems) => {
      const found = words.find((word) => word === input);
      if (found !== undefined) return found;
      const shown = typeof input === 'string' ? JSON.stringify(input.slice(0, 60)) : typeof input;
      const list = words.length > 12 ? `one of ${words.length} known words` : words.join(', ');
      return problem(problems, 'not-one-of', `expected ${list}; got ${shown}`, path);
    },
  };
}

/** A finite number within absolute bounds, both included. Outside them the value is refused, not asked about. */
export function number(min: number, max: number, description?: string): Shape<number> {
  return {
    optional: false,
    schema: described({ type: 'number', minimum: min, maximum: max }, description),
    read: (input, path, problems) => {
      if (typeof input !== 'number' || !Number.isFinite(input)) {
        return problem(problems, 'not-a-number', 'expected a finite number', path);
      }
      if (input < min || input > max) {
        return problem(problems, 'out-of-range', `expected ${min} to ${max}; got ${input}`, path);
      }
      return input;
    },
  };
}

export function yesOrNo(description?: string): Shape<boolean> {
  return {
    optional: false,
    schema: described({ type: 'boolean' }, description),
    read: (input, path, problems) =>
      typeof input === 'boolean' ? input : problem(problems, 'not-a-boolean', 'expected true or false', path),
  };
}

/** A moment with its zone, ISO 8601. */
export function moment(description?: string): Shape<Instant> {
  return {
    optional: false,
    schema: described({ type: 'string', format: 'date-time' }, description),
    read: (input, path, problems) => {
      const parsed = parseInstant(typeof input === 'string' ? input : '', path);
      if (parsed.ok) return parsed.value;
      problems.push(parsed.error);
      return undefined;
    },
  };
}

/** A calendar day, `YYYY-MM-DD`. */
export function day(description?: string): Shape<CivilDate> {
  return {
    optional: false,
    schema: described({ type: 'string', format: 'date' }, description),
    read: (input, path, problems) => {
      const parsed = parseCivilDate(typeof input === 'string' ? input : '', path);
      if (parsed.ok) return parsed.value;
      problems.push(parsed.error);
      return undefined;
    },
  };
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { ...shape, optional: true };
}

/** A list with an upper limit: everything has one. */
export function list<T>(item: Shape<T>, maxItems: number, description?: string): Shape<readonly T[]> {
  return {
    optional: false,
    schema: described({ type: 'array', items: item.schema, maxItems }, description),
    read: (input, path, problems) => {
      if (!Array.isArray(input)) return problem(problems, 'not-a-list', 'expected a list', path);
      if (input.length > maxItems) {
        return problem(
          problems,
          'too-many',
          `expected at most ${maxItems} entries; got ${input.length}`,
          path,
        );
      }
      const before = problems.length;
      const values: T[] = [];
      for (const [index, entry] of input.entries()) {
        const value = item.read(entry, `${path}/${index}`, problems);
        if (value !== undefined) values.push(value);
      }
      return problems.length === before ? values : undefined;
    },
  };
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type OptionalNames<F extends Fields> = {
  [K in keyof F]: F[K] extends OptionalShape<unknown> ? K : never;
}[keyof F];
type ObjectOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalNames<F>>]: Parsed<F[K]>;
} & { readonly [K in OptionalNames<F>]?: Parsed<F[K]> };

/** An object with exactly these fields. A field nobody knows is refused: a misspelt name must not look like silence. */
export function object<F extends Fields>(fields: F, description?: string): Shape<ObjectOf<F>> {
  const members = Object.entries(fields);
  const required = members.filter(([, shape]) => !shape.optional).map(([name]) => name);
  const properties = Object.fromEntries(members.map(([name, shape]) => [name, shape.schema]));
  return {
    optional: false,
    schema: described({ type: 'object', properties, required, additionalProperties: false }, description),
    read: (input, path, problems) => {
      if (!isRecord(input)) return problem(problems, 'not-an-object', 'expected an object', path);
      const before = problems.length;
      const values: Record<string, unknown> = {};
      for (const name of Object.keys(input)) {
        if (!Object.hasOwn(fields, name)) {
          problem(
            problems,
            'unknown-field',
            `unknown field ${JSON.stringify(name.slice(0, 60))}`,
            `${path}/${name.slice(0, 60)}`,
          );
        }
      }
      for (const [name, shape] of members) {
        const given = Object.hasOwn(input, name) ? input[name] : undefined;
        if (given === undefined) {
          if (!shape.optional)
            problem(problems, 'missing-field', `missing field "${name}"`, `${path}/${name}`);
          continue;
        }
        const value = shape.read(given, `${path}/${name}`, problems);
        if (value !== undefined) values[name] = value;
      }
      // The loop above has checked every field of F: this is the parse boundary.
      return problems.length === before ? (values as ObjectOf<F>) : undefined;
    },
  };
}

/** Entries under known names, each with its own shape, all optional: `{ "aneurysm": {…} }`. */
export function entries<K extends string, T>(
  shapes: Readonly<Record<K, Shape<T>>>,
  what: string,
  description?: string,
): Shape<{ readonly [P in K]?: T }> {
  const known: Readonly<Record<string, Shape<T>>> = shapes;
  const properties = Object.fromEntries(Object.entries(known).map(([name, shape]) => [name, shape.schema]));
  return {
    optional: false,
    schema: described({ type: 'object', properties, additionalProperties: false }, description),
    read: (input, path, problems) => {
      if (!isRecord(input)) return problem(problems, 'not-an-object', 'expected an object', path);
      const before = problems.length;
      const values: Record<string, T> = {};
      for (const [name, given] of Object.entries(input)) {
        const shape = Object.hasOwn(known, name) ? known[name] : undefined;
        const at = `${path}/${name.slice(0, 60)}`;
        if (shape === undefined) {
          problem(problems, `unknown-${what}`, `unknown ${what} ${JSON.stringify(name.slice(0, 60))}`, at);
          continue;
        }
        const value = shape.read(given, at, problems);
        if (value !== undefined) values[name] = value;
      }
      // Every name was looked up in `shapes`: this is the parse boundary.
      return problems.length === before ? (values as { readonly [P in K]?: T }) : undefined;
    },
  };
}
