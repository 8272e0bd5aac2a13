import { Decimal } from '@titrate/quantity';
import { DOUBLE_CHECK_TOLERANCE_PERCENT } from '../limits.ts';

const HUNDRED = Decimal.of(100);
const TOLERANCE = Decimal.of(DOUBLE_CHECK_TOLERANCE_PERCENT);

/** Whether two independent results agree (AR-05): at most 1 % of the smaller apart. Both are positive. */
export function agree(a: Decimal, b: Decimal): boolean {
  const [smaller, larger] = a.compare(b) < 0 ? [a, b] : [b, a];
  // 100 × (larger − smaller) ≤ tolerance × smaller, without a division that could round across the limit.
  return larger.minus(smaller).times(HUNDRED).compare(smaller.times(TOLERANCE)) <= 0;
}
