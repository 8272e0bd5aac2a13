import { Decimal, err, ok, type Problem, type Result } from '@titrate/quantity';

/** What can happen to stock, as the books of a registered location name it (CSR-01). */
export const ENTRY_KINDS = [
  'receipt',
  'move-out',
  'move-in',
  'draw-up',
  'administered',
  'wasted',
  'destroyed',
  'returned',
  'lost',
  'count',
  'adjusted',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** `wasted` and `administered` leave the session, which drew them before; the shelf changed when they were drawn. */
const EFFECT: { readonly [K in EntryKind]: -1 | 0 | 1 } = {
  receipt: 1,
  'move-out': -1,
  'move-in': 1,
  'draw-up': -1,
  administered: 0,
  wasted: 0,
  destroyed: -1,
  returned: 1,
  lost: -1,
  count: 0,
  adjusted: 1,
};

/** What an entry does to the shelf. The amount may be negative only to take an earlier entry back, or to adjust. */
export function stockChange(kind: EntryKind, amountMg: Decimal): Decimal {
  const sign = EFFECT[kind];
  if (sign === 0) return Decimal.zero;
  return sign === 1 ? amountMg : amountMg.negated();
}

export interface StockEntry {
  readonly kind: EntryKind;
  readonly amountMg: Decimal;
}

/** What is on the shelf after these entries of one lot at one place; refused at the first that takes more than is there. */
export function balanceAfter(entries: readonly StockEntry[]): Result<Decimal, Problem> {
  let balance = Decimal.zero;
  for (const [index, entry] of entries.entries()) {
    balance = balance.plus(stockChange(entry.kind, entry.amountMg));
    if (balance.isNegative()) {
      return err({
        type: 'not-in-stock',
        message: `${balance.absolute().toString()} mg more leave the shelf than are on it`,
        path: `/${index}`,
      });
    }
  }
  return ok(balance);
}

/** What a counter found against the books: negative when something is missing. */
export const countDifference = (expectedMg: Decimal, countedMg: Decimal): Decimal =>
  countedMg.minus(expectedMg);
