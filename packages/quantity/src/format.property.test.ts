import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import { formatAmount } from './format.ts';

const AMOUNT = /^-?(0|[1-9][0-9]{0,2}(,[0-9]{3})*)(\.[0-9]*[1-9])?\u00a0mg$/;
const anyAmount = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 9 }))
  .map(([units, places]) => Decimal.of(Number(units)).over(Decimal.of(10 ** places), places));

describe('UI-13: an amount as it is shown', () => {
  it.each([
    ['0.5', '0.5\u00a0mg'],
    ['40', '40\u00a0mg'],
    ['999', '999\u00a0mg'],
    ['1000', '1,000\u00a0mg'],
    ['1250.5', '1,250.5\u00a0mg'],
    ['1234567.12345', '1,234,567.12345\u00a0mg'],
    ['-1000', '-1,000\u00a0mg'],
    ['0', '0\u00a0mg'],
  ])('%s is %j', (text, shown) => {
    const parsed = Decimal.parse(text);
    expect(parsed.ok && formatAmount(parsed.value, 'mg')).toBe(shown);
  });

  it('has a leading zero, no trailing zero, commas from 1,000 and an unbreakable unit, for 100,000 values', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyAmount, (amount) => {
        const shown = formatAmount(amount, 'mg');
        seen += 1;
        if (!AMOUNT.test(shown)) throw new Error(`badly written: ${shown}`);
        const back = Decimal.parse(shown.replace(/,|\u00a0mg/g, ''));
        if (!back.ok || !back.value.equals(amount)) throw new Error(`another amount: ${shown}`);
      }),
      { numRuns: 100_000 },
    );
    expect(seen).toBe(100_000);
  });
});
