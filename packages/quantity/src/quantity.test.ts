import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnit, parseQuantity, Quantity, UNITS } from './quantity.ts';

const mg = (value: number) => Quantity.of(value, 'mg');

describe('a quantity', () => {
  it('adds, subtracts and scales in its own unit', () => {
    expect(mg(40).plus(mg(2)).value).toBe(42);
    expect(mg(40).minus(mg(2)).value).toBe(38);
    expect(mg(40).times(2)).toEqual(mg(80));
  });

  it.each([
    [1, 2, { atLeast: false, above: false, atMost: true, below: true, equal: false }],
    [2, 2, { atLeast: true, above: false, atMost: true, below: false, equal: true }],
    [3, 2, { atLeast: true, above: true, atMost: false, below: false, equal: false }],
  ])('%i mg is compared with %i mg as numbers are', (a, b, expected) => {
    const [x, y] = [mg(a), mg(b)];
    expect({
      atLeast: x.isAtLeast(y),
      above: x.isAbove(y),
      atMost: x.isAtMost(y),
      below: x.isBelow(y),
      equal: x.equals(y),
    }).toEqual(expected);
  });

  it('never meets another unit, neither in types nor when it runs', () => {
    const ml = Quantity.of(1, 'mL');
    // @ts-expect-error milligrams are not millilitres
    expect(() => mg(1).plus(ml)).toThrow('mL met mg');
    // @ts-expect-error nor compared with them
    expect(() => mg(1).isAbove(ml)).toThrow('mL met mg');
  });

  it('refuses raw arithmetic and text, which would drop the unit', () => {
    expect(() => `${mg(1)}`).toThrow('raw arithmetic');
    expect(() => Number(mg(1))).toThrow('raw arithmetic');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'is finite, never %s',
    (value) => {
      expect(() => mg(value)).toThrow('finite');
    },
  );

  it('survives JSON with its unit', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(...UNITS),
        (value, unit) => {
          const back = parseQuantity(JSON.parse(JSON.stringify(Quantity.of(value, unit))));
          // JSON has no negative zero.
          expect(back.ok && back.value).toEqual(Quantity.of(value === 0 ? 0 : value, unit));
        },
      ),
    );
  });
});

describe('reading a quantity from outside', () => {
  it.each([
    ['nothing', null, 'not-a-quantity', '/dose'],
    ['a bare number', 40, 'not-a-quantity', '/dose'],
    ['no value', { unit: 'mg' }, 'not-a-number', '/dose/value'],
    ['a text for a value', { value: '40', unit: 'mg' }, 'not-a-number', '/dose/value'],
    ['a value that is no number', { value: Number.NaN, unit: 'mg' }, 'not-a-number', '/dose/value'],
    ['no unit', { value: 40 }, 'unknown-unit', '/dose/unit'],
    ['pounds', { value: 176, unit: '[lb_av]' }, 'unknown-unit', '/dose/unit'],
    ['a unit in another case', { value: 40, unit: 'MG' }, 'unknown-unit', '/dose/unit'],
    ['a list for a unit', { value: 40, unit: ['mg'] }, 'unknown-unit', '/dose/unit'],
  ])('refuses %s', (_, input, type, path) => {
    const parsed = parseQuantity(input, '/dose');
    expect(!parsed.ok && { type: parsed.error.type, path: parsed.error.path }).toEqual({ type, path });
  });

  it('knows its units and no others', () => {
    expect(UNITS.every(isUnit)).toBe(true);
    expect(isUnit('cc')).toBe(false);
    expect(parseQuantity({ value: 1 }).ok).toBe(false);
  });
});
