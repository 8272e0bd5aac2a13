import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';

describe('Decimal', () => {
  it('adds tenths exactly', () => {
    expect(Decimal.of(0.1).plus(Decimal.of(0.2)).toString()).toBe('0.3');
  });

  it.each([
    ['0.125', 2, '0.13'],
    ['-0.125', 2, '-0.13'],
    ['0.124', 2, '0.12'],
    ['12.25', 1, '12.3'],
    ['4.6875', 1, '4.7'],
    ['5', 3, '5'],
  ])('rounds %s to %i places half away from zero: %s', (text, places, expected) => {
    const parsed = Decimal.parse(text);
    expect(parsed.ok && parsed.value.round(places).toString()).toBe(expected);
  });

  it.each(['.5', '5.', '1,5', '1e3', ' 1', '١', '', '--1', '01'])('refuses %j', (text) => {
    expect(Decimal.parse(text).ok).toBe(false);
  });

  it('divides with a chosen precision, never mistaking a near half for a half', () => {
    expect(Decimal.of(1).over(Decimal.of(3), 4).toString()).toBe('0.3333');
    expect(Decimal.of(2).over(Decimal.of(3), 4).toString()).toBe('0.6667');
    expect(Decimal.of(-2).over(Decimal.of(3), 4).toString()).toBe('-0.6667');
    expect(Decimal.of(1).over(Decimal.of(8), 2).toString()).toBe('0.13');
  });

  it('survives text and back, and sums without order', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 9 }), fc.integer(), (units, scale, other) => {
        const a = Decimal.of(units).over(Decimal.of(10 ** scale), scale);
        const b = Decimal.of(other);
        const back = Decimal.parse(a.toString());
        expect(back.ok && back.value.equals(a)).toBe(true);
        expect(a.plus(b).equals(b.plus(a))).toBe(true);
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
      }),
    );
  });
});
