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

  it.each(['.5', '5.', '1,5', '1e3', ' 1', '١', '', '--1', '01'])('DOSE-08 refuses %j', (text) => {
    expect(Decimal.parse(text).ok).toBe(false);
  });

  it('divides with a chosen precision, never mistaking a near half for a half', () => {
    expect(Decimal.of(1).over(Decimal.of(3), 4).toString()).toBe('0.3333');
    expect(Decimal.of(2).over(Decimal.of(3), 4).toString()).toBe('0.6667');
    expect(Decimal.of(-2).over(Decimal.of(3), 4).toString()).toBe('-0.6667');
    expect(Decimal.of(1).over(Decimal.of(8), 2).toString()).toBe('0.13');
  });

  it.each([
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    [-0, '0'],
    [-12.5, '-12.5'],
    [1.1e22, '11000000000000000000000'],
  ])('is exactly the shortest text of %s', (value, text) => {
    expect(Decimal.of(value).toString()).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is never %s', (value) => {
    expect(() => Decimal.of(value)).toThrow('finite');
  });

  it('refuses a text longer than any measurement', () => {
    expect(Decimal.parse('1'.repeat(40)).ok).toBe(true);
    const tooLong = Decimal.parse('1'.repeat(41), '/dose');
    expect(!tooLong.ok && tooLong.error).toMatchObject({ type: 'not-a-decimal', path: '/dose' });
  });

  it('says which text it refused, and of a long one the beginning', () => {
    const message = (text: string) => {
      const parsed = Decimal.parse(text);
      return parsed.ok ? '' : parsed.error.message;
    };
    expect(message('1,5')).toBe('"1,5" is not a plain decimal number such as 0.5');
    expect(message('1'.repeat(41))).toBe(`"${'1'.repeat(40)}" is not a plain decimal number such as 0.5`);
  });

  it('multiplies exactly', () => {
    expect(Decimal.of(0.1).times(Decimal.of(0.3)).toString()).toBe('0.03');
    expect(Decimal.of(62.5).times(Decimal.of(-0.75)).toString()).toBe('-46.875');
  });

  it('refuses to divide by zero', () => {
    expect(() => Decimal.of(1).over(Decimal.zero)).toThrow('division by zero');
  });

  it('divides to twelve decimals where nobody chose', () => {
    expect(Decimal.of(1).over(Decimal.of(3)).toString()).toBe('0.333333333333');
    expect(Decimal.of(2).over(Decimal.of(3)).toString()).toBe('0.666666666667');
  });

  it('divides by a number with decimals', () => {
    expect(Decimal.of(1).over(Decimal.of(0.25), 2).toString()).toBe('4');
    expect(Decimal.of(0.5).over(Decimal.of(0.125), 0).toString()).toBe('4');
    expect(Decimal.of(40).over(Decimal.of(0.75), 3).toString()).toBe('53.333');
  });

  it('divides to fewer decimals than it has', () => {
    expect(Decimal.of(0.123456).over(Decimal.of(1), 2).toString()).toBe('0.12');
    expect(Decimal.of(0.125).over(Decimal.of(-1), 2).toString()).toBe('-0.13');
    expect(Decimal.of(0.12345).over(Decimal.of(1), 0).toString()).toBe('0');
  });

  it('compares by value, not by how it is written', () => {
    expect(Decimal.of(1).compare(Decimal.of(1.5))).toBe(-1);
    expect(Decimal.of(2).compare(Decimal.of(1.5))).toBe(1);
    const written = Decimal.parse('1.50');
    expect(written.ok && written.value.compare(Decimal.of(1.5))).toBe(0);
  });

  it('knows its sign and its size', () => {
    expect(Decimal.of(-0.5).isNegative()).toBe(true);
    expect(Decimal.zero.isNegative()).toBe(false);
    expect(Decimal.zero.isZero()).toBe(true);
    expect(Decimal.zero.toString()).toBe('0');
    expect(Decimal.of(0.1).isZero()).toBe(false);
    for (const whole of [0, 3, -2]) expect(Decimal.of(whole).isWhole(), String(whole)).toBe(true);
    expect(Decimal.of(1.5).times(Decimal.of(2)).isWhole()).toBe(true);
    for (const part of [0.5, 2.999999, -2.1]) expect(Decimal.of(part).isWhole(), String(part)).toBe(false);
    expect(Decimal.of(-2).absolute().toString()).toBe('2');
    expect(Decimal.of(2).absolute().toString()).toBe('2');
  });

  it('is text in JSON, because a JSON number would be a binary float again', () => {
    expect(JSON.stringify({ dose: Decimal.of(0.1) })).toBe('{"dose":"0.1"}');
    expect(Decimal.of(0.1).toNumber()).toBe(0.1);
  });

  it('keeps the value of any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Decimal.of(value).toNumber()).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('rounds to the nearest, and away from zero when two are equally near', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        (units, scale, places) => {
          const value = Decimal.of(units).over(Decimal.of(10 ** scale), scale);
          const off = value.round(places).minus(value);
          const half = Decimal.of(1).over(Decimal.of(2 * 10 ** places), places + 1);
          expect(off.absolute().compare(half)).toBeLessThanOrEqual(0);
          if (off.absolute().equals(half)) expect(off.isNegative()).toBe(value.isNegative());
        },
      ),
    );
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
