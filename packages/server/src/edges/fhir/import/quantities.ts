import { Decimal } from '@titrate/quantity';
import { UCUM } from './codes.ts';
import type { Cursor, WrittenDecimal } from './cursor.ts';

export interface ReadQuantity {
  readonly number: WrittenDecimal;
  /** UCUM code as received. */
  readonly unit: string;
  readonly comparator: string | undefined;
}

/** Reads a Quantity: a number, and a unit that is UCUM by name. Anything less is a reason, not a guess. */
export function readQuantity(at: Cursor): ReadQuantity | { readonly path: string; readonly reason: string } {
  const number = at.get('value').decimal();
  if (number === undefined) return { path: `${at.path}.value`, reason: 'the value is missing or no number' };
  if (at.get('system').text() !== UCUM)
    return { path: `${at.path}.system`, reason: 'the unit is not given in UCUM' };
  const unit = at.get('code').text();
  if (unit === undefined) return { path: `${at.path}.code`, reason: 'the unit has no code' };
  const comparator = at.get('comparator').text();
  return { number, unit, comparator };
}

const exactly = (text: string): Decimal => {
  const parsed = Decimal.parse(text);
  if (!parsed.ok) throw new Error('Invariant broken: a factor is a decimal');
  return parsed.value;
};
/** Spellings that are the same unit. */
const SAME: Readonly<Record<string, string>> = {
  '[iU]/L': 'U/L',
  'IU/L': 'U/L',
  '{beats}/min': '/min',
  '{breaths}/min': '/min',
  '1/min': '/min',
};
/** Exact conversions between units of one kind; everything else is refused. */
const CONVERSIONS: readonly (readonly [string, string, (x: Decimal) => Decimal])[] = [
  ['g', 'kg', (x) => x.over(exactly('1000'))],
  ['[lb_av]', 'kg', (x) => x.times(exactly('0.45359237'))],
  ['m', 'cm', (x) => x.times(exactly('100'))],
  ['[in_i]', 'cm', (x) => x.times(exactly('2.54'))],
  ['[degF]', 'Cel', (x) => x.minus(exactly('32')).times(exactly('5')).over(exactly('9'))],
  ['kPa', 'mm[Hg]', (x) => x.times(exactly('7.50062'))],
];

/** The digits of a value in the wanted unit; `undefined` where the unit measures something else. */
export function inUnit(quantity: ReadQuantity, wanted: string): string | undefined {
  const unit = SAME[quantity.unit] ?? quantity.unit;
  if (unit === wanted) return quantity.number.text;
  return CONVERSIONS.find(([from, to]) => from === unit && to === wanted)?.[2](
    quantity.number.value,
  ).toString();
}
