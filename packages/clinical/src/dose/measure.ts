import { Decimal } from '@titrate/quantity';

/**
 * The units that dose arithmetic speaks. A bare number cannot enter a dose function (DOSE-02): every argument
 * is a `Measure` of one of these, and a measure of one unit is not assignable to a measure of another.
 */
export type DoseUnit =
  | 'mg'
  | 'mg/kg'
  | 'mL'
  | 'kg'
  | 'cm'
  | 'kg/m2'
  | 'mg/mL'
  | 'min'
  | 'mL/h'
  | 'mg/h'
  | 'mg/kg/min'
  | 'mg/kg/h'
  | '%';

/** An exact decimal that wears its unit. */
export interface Measure<U extends DoseUnit> {
  readonly value: Decimal;
  readonly unit: U;
}

export type Mg = Measure<'mg'>;
export type MgPerKg = Measure<'mg/kg'>;
export type Ml = Measure<'mL'>;
export type MgPerMl = Measure<'mg/mL'>;
export type Minutes = Measure<'min'>;
export type Centimetres = Measure<'cm'>;

/** Makes a measure from a finite number (its shortest decimal text) or from an exact decimal. */
export function measure<U extends DoseUnit>(value: number | Decimal, unit: U): Measure<U> {
  return { value: typeof value === 'number' ? Decimal.of(value) : value, unit };
}

export const mg = (value: number | Decimal): Mg => measure(value, 'mg');
export const mgPerKg = (value: number | Decimal): MgPerKg => measure(value, 'mg/kg');
export const ml = (value: number | Decimal): Ml => measure(value, 'mL');
export const mgPerMl = (value: number | Decimal): MgPerMl => measure(value, 'mg/mL');
export const minutesLong = (value: number | Decimal): Minutes => measure(value, 'min');
export const centimetres = (value: number | Decimal): Centimetres => measure(value, 'cm');

export function isAbove<U extends DoseUnit>(a: Measure<U>, b: Measure<NoInfer<U>>): boolean {
  return a.value.compare(b.value) > 0;
}

export function isBelow<U extends DoseUnit>(a: Measure<U>, b: Measure<NoInfer<U>>): boolean {
  return a.value.compare(b.value) < 0;
}

export function isAtLeast<U extends DoseUnit>(a: Measure<U>, b: Measure<NoInfer<U>>): boolean {
  return !isBelow(a, b);
}

export function isAtMost<U extends DoseUnit>(a: Measure<U>, b: Measure<NoInfer<U>>): boolean {
  return !isAbove(a, b);
}

export function add<U extends DoseUnit>(a: Measure<U>, b: Measure<NoInfer<U>>): Measure<U> {
  return { value: a.value.plus(b.value), unit: a.unit };
}
