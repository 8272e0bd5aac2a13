import { Decimal } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { isFarBeyondOrder } from './draw.ts';

describe('DOSE-11: an amount drawn far beyond the order', () => {
  it.each([
    [199.9, 40, false],
    [200, 40, true],
    [200.1, 40, true],
    [45, 40, false],
    [4500, 40, true],
  ])('%d mg for an order of %d mg: %s', (drawn, ordered, expected) => {
    expect(isFarBeyondOrder(Decimal.of(drawn), Decimal.of(ordered))).toBe(expected);
  });
});
