import { err, ok, type Problem, type Result } from './result.ts';

/** The UCUM units the product stores and compares. Anything else is an error, never a guess. */
export const UNITS = [
  'mg',
  'mg/kg',
  'mg/h',
  'mg/kg/min',
  'mg/kg/h',
  'mg/mL',
  'mg/dL',
  'g/dL',
  'ug',
  'ng/mL',
  'mL',
  'mL/h',
  'L',
  'kg',
  'kg/m2',
  'cm',
  'mm[Hg]',
  '/min',
  '%',
  'Cel',
  's',
  'min',
  'h',
  'd',
  'wk',
  'mo',
  'a',
  'U/L',
  'm',
  '{score}',
  '{count}',
  '1',
] as const;
export type Unit = (typeof UNITS)[number];

/**
 * A number that wears its unit. Made only here; compared and added only with its own unit.
 * Raw arithmetic (`a < b`, `a + b`, `` `${a}` ``) throws on its first run, because it would also
 * accept two different units.
 */
export class Quantity<U extends Unit> {
  readonly value: number;
  readonly unit: U;

  private constructor(value: number, unit: U) {
    this.value = value;
    this.unit = unit;
  }

  static of<U extends Unit>(value: number, unit: U): Quantity<U> {
    if (!Number.isFinite(value)) throw new Error(`Invariant broken: a quantity of ${unit} is finite`);
    return new Quantity(value, unit);
  }

  plus(other: Quantity<NoInfer<U>>): Quantity<U> {
    return Quantity.of(this.value + this.#same(other), this.unit);
  }

  minus(other: Quantity<NoInfer<U>>): Quantity<U> {
    return Quantity.of(this.value - this.#same(other), this.unit);
  }

  times(factor: number): Quantity<U> {
    return Quantity.of(this.value * factor, this.unit);
  }

  isAtLeast(other: Quantity<NoInfer<U>>): boolean {
    return this.value >= this.#same(other);
  }

  isAbove(other: Quantity<NoInfer<U>>): boolean {
    return this.value > this.#same(other);
  }

  isAtMost(other: Quantity<NoInfer<U>>): boolean {
    return this.value <= this.#same(other);
  }

  isBelow(other: Quantity<NoInfer<U>>): boolean {
    return this.value < this.#same(other);
  }

  equals(other: Quantity<NoInfer<U>>): boolean {
    return this.value === this.#same(other);
  }

  toJSON(): { readonly value: number; readonly unit: U } {
    return { value: this.value, unit: this.unit };
  }

  [Symbol.toPrimitive](): never {
    throw new Error(
      `Invariant broken: raw arithmetic or text on a quantity of ${this.unit}; use its methods`,
    );
  }

  #same(other: Quantity<U>): number {
    if (other.unit !== this.unit) throw new Error(`Invariant broken: ${other.unit} met ${this.unit}`);
    return other.value;
  }
}

export function isUnit(text: string): text is Unit {
  return (UNITS as readonly string[]).includes(text);
}

/** Reads `{ value, unit }` from outside: a finite number and a unit we know. */
export function parseQuantity(input: unknown, path = ''): Result<Quantity<Unit>, Problem> {
  if (typeof input !== 'object' || input === null) {
    return err({ type: 'not-a-quantity', message: 'expected a value with its unit', path });
  }
  const { value, unit } = input as { value?: unknown; unit?: unknown };
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return err({ type: 'not-a-number', message: 'expected a finite number', path: `${path}/value` });
  }
  if (typeof unit !== 'string' || !isUnit(unit)) {
    return err({
      type: 'unknown-unit',
      message: `unknown unit ${JSON.stringify(unit)}`,
      path: `${path}/unit`,
    });
  }
  return ok(Quantity.of(value, unit));
}
