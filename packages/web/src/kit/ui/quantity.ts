import { Decimal } from '@titrate/quantity';

/**
 * Two kinds of bounds for anything typed by hand: outside *absolute* is refused, outside *usual* is asked
 * about. Both come from `clinical` or the clinic's limit library; a field without bounds cannot be made.
 */
export interface QuantityBounds {
  readonly absolute: Range;
  readonly usual?: Range;
}
export interface Range {
  readonly min: Decimal;
  readonly max: Decimal;
}

/** `rangeOf(25, 350)`; ends included. */
export const rangeOf = (min: number, max: number): Range => ({ min: Decimal.of(min), max: Decimal.of(max) });

export type QuantityJudgement =
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly message: string }
  /** Unusual: needs one key to confirm, which is stored (UI-42). */
  | { readonly kind: 'ask'; readonly value: Decimal; readonly message: string }
  | { readonly kind: 'fits'; readonly value: Decimal };

/** Reads what was typed by the strict number grammar (DOSE-08) and holds it against its bounds. */
export function judgeQuantity(text: string, unit: string, bounds: QuantityBounds): QuantityJudgement {
  if (text === '') return { kind: 'empty' };
  const parsed = Decimal.parse(text);
  if (!parsed.ok) {
    return {
      kind: 'refused',
      message: 'Type digits with at most one point and a leading digit, such as 0.5',
    };
  }
  const value = parsed.value;
  const { absolute, usual } = bounds;
  if (!within(value, absolute)) {
    return { kind: 'refused', message: `Must be ${wordsOf(absolute, unit)}` };
  }
  if (usual !== undefined && !within(value, usual)) {
    return {
      kind: 'ask',
      value,
      message: `Usually ${wordsOf(usual, unit)}. Is ${value.toString()} ${unit} right?`,
    };
  }
  return { kind: 'fits', value };
}

const within = (value: Decimal, range: Range): boolean =>
  value.compare(range.min) >= 0 && value.compare(range.max) <= 0;

const wordsOf = (range: Range, unit: string): string =>
  `from ${range.min.toString()} to ${range.max.toString()} ${unit}`;
