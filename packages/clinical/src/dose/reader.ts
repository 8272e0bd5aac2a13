import { Decimal, isRecord, type Problem } from '@titrate/quantity';

/** Bounds of a number typed by hand, both included unless said; outside them the input is refused. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

/**
 * Reads the fields of one object from outside, one by one, and collects every problem with its path.
 * A field that cannot be used reads as `undefined` and leaves a problem behind; nothing is coerced.
 */
export class FieldReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #problems: Problem[];
  readonly #asked = new Set<string>();

  constructor(fields: Readonly<Record<string, unknown>>, path: string, problems: Problem[]) {
    this.#fields = fields;
    this.#path = path;
    this.#problems = problems;
  }

  has(name: string): boolean {
    this.#asked.add(name);
    return this.#fields[name] !== undefined;
  }

  problem(type: string, message: string, name: string): undefined {
    this.#problems.push({ type, message, path: `${this.#path}/${name}` });
    return undefined;
  }

  required<T>(name: string, read: (name: string) => T | undefined): T | undefined {
    if (!this.has(name)) return this.problem('missing', `${name} is required`, name);
    return read(name);
  }

  number(name: string, bounds: Bounds): number | undefined {
    if (!this.has(name)) return undefined;
    const value = this.#fields[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return this.problem('not-a-number', `expected a number of ${bounds.unit}`, name);
    }
    if (value < bounds.min || value > bounds.max) {
      return this.problem(
        'out-of-range',
        `${value} is outside ${bounds.min} to ${bounds.max} ${bounds.unit}`,
        name,
      );
    }
    return value;
  }

  /** The same as an exact decimal: the shortest decimal text of the number. */
  decimal(name: string, bounds: Bounds): Decimal | undefined {
    const value = this.number(name, bounds);
    return value === undefined ? undefined : Decimal.of(value);
  }

  integer(name: string, bounds: Bounds): number | undefined {
    const value = this.number(name, bounds);
    if (value === undefined || Number.isInteger(value)) return value;
    return this.problem('not-a-whole-number', `expected a whole number of ${bounds.unit}`, name);
  }

  boolean(name: string): boolean | undefined {
    if (!this.has(name)) return undefined;
    const value = this.#fields[name];
    return typeof value === 'boolean' ? value : this.problem('not-a-boolean', 'expected true or false', name);
  }

  choice<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    if (!this.has(name)) return undefined;
    const value = this.#fields[name];
    const found = choices.find((choice) => choice === value);
    return found ?? this.problem('not-a-choice', `expected one of ${choices.join(', ')}`, name);
  }

  /** For `required` fields: an absent one is no text. */
  text(name: string, maxLength: number): string | undefined {
    const value = this.#fields[name];
    if (typeof value === 'string' && value.trim() !== '' && value.length <= maxLength) return value;
    return this.problem('not-a-text', `expected a text of 1 to ${maxLength} characters`, name);
  }

  object(name: string): FieldReader | undefined {
    if (!this.has(name)) return undefined;
    const value = this.#fields[name];
    if (!isRecord(value)) return this.problem('not-an-object', 'expected an object', name);
    return new FieldReader(value, `${this.#path}/${name}`, this.#problems);
  }

  /** Call last: every field nobody asked for is a problem, so that a misspelt name is never silently dropped. */
  refuseUnknown(): void {
    for (const name of Object.keys(this.#fields)) {
      if (!this.#asked.has(name)) this.problem('unknown-field', 'this field is not known here', name);
    }
  }
}

export { isRecord };
