import { Decimal, type Problem } from '@titrate/quantity';
import { type Json, JsonNumber } from './json.ts';

/** A number of a resource: its digits, and its exact value. */
export interface WrittenDecimal {
  readonly text: string;
  readonly value: Decimal;
}

/**
 * A place in a document. Asking it for a kind of value gives the value, or `undefined`; a value of a wrong
 * kind is noted as a fault under its path, once, so that nobody has to check twice.
 */
export class Cursor {
  readonly json: Json | undefined;
  readonly path: string;
  readonly #faults: Problem[];

  constructor(json: Json | undefined, path: string, faults: Problem[]) {
    this.json = json;
    this.path = path;
    this.#faults = faults;
  }

  isPresent(): boolean {
    return this.json !== undefined;
  }

  get(name: string): Cursor {
    const value = isObject(this.json) && Object.hasOwn(this.json, name) ? this.json[name] : undefined;
    if (this.json !== undefined && !isObject(this.json)) this.#fault('expected an object');
    return new Cursor(value, `${this.path}.${name}`, this.#faults);
  }

  /** The elements of a list; none where it is absent. */
  items(): readonly Cursor[] {
    if (this.json === undefined) return [];
    if (!isList(this.json)) {
      this.#fault('expected a list');
      return [];
    }
    return this.json.map((one, index) => new Cursor(one, `${this.path}[${index}]`, this.#faults));
  }

  first(): Cursor {
    return this.items()[0] ?? new Cursor(undefined, `${this.path}[0]`, this.#faults);
  }

  text(): string | undefined {
    if (this.json === undefined) return undefined;
    if (typeof this.json === 'string' && this.json.includes('\u0000')) {
      this.#fault('text must not hold the character NUL');
      return undefined;
    }
    if (typeof this.json === 'string' && this.json.trim() !== '') return this.json.trim();
    this.#fault('expected text that is not empty');
    return undefined;
  }

  boolean(): boolean | undefined {
    if (this.json === undefined) return undefined;
    if (typeof this.json === 'boolean') return this.json;
    this.#fault('expected true or false');
    return undefined;
  }

  decimal(): WrittenDecimal | undefined {
    if (this.json === undefined) return undefined;
    const text = this.json instanceof JsonNumber ? this.json.text : undefined;
    const parsed = text === undefined ? undefined : Decimal.parse(plain(text));
    if (text === undefined || parsed?.ok !== true) {
      this.#fault('expected a number');
      return undefined;
    }
    return { text: plain(text), value: parsed.value };
  }

  #fault(message: string): void {
    if (this.#faults.some((one) => one.path === this.path)) return;
    this.#faults.push({ type: 'wrong-type', message, path: this.path });
  }
}

/** FHIR allows an exponent; charts do not. `1.2E+2` is 120. */
function plain(text: string): string {
  return /e/i.test(text) && Math.abs(Number(/e([+-]?\d+)/i.exec(text)?.[1] ?? 0)) <= 30
    ? Decimal.of(Number(text)).toString()
    : text;
}

export function isObject(json: Json | undefined): json is { readonly [key: string]: Json | undefined } {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof JsonNumber);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
